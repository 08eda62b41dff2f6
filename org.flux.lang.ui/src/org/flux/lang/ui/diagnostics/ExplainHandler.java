// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import com.google.gson.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.server.FluxCommand;
import org.flux.lang.ui.server.Java;

/** The command <i>Explain Diagnostic Code</i>: opens the page of a code, that of the finding at the cursor if none is named. */
public final class ExplainHandler extends AbstractHandler {
    private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";

    @Override
    public Object execute(ExecutionEvent event) {
        JsonArray arguments = Commands.arguments(event);
        Optional<String> code = arguments.isEmpty() ? atCursor().or(() -> asked(event)) : Optional.of(arguments.get(0).getAsString());
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        code.ifPresent(known -> explain(known, page));
        return null;
    }

    private static Optional<String> atCursor() {
        return Editors.active().flatMap(editor -> Editors.document(editor).flatMap(document -> {
            int cursor = editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : 0;
            return Problems.get().at(document, cursor).stream().map(Findings::code).filter(code -> !code.isEmpty()).findFirst();
        }));
    }

    private static Optional<String> asked(ExecutionEvent event) {
        InputDialog dialog = new InputDialog(HandlerUtil.getActiveShell(event), "Explain Diagnostic Code",
                "Which code, or the name of one? For example FLUX207 or parameter-renamed.", "FLUX",
                text -> text.isBlank() ? "A code or a name" : null);
        return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
    }

    private static void explain(String code, IWorkbenchPage page) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        Job.create("Looking " + code + " up", monitor -> {
            Optional<Java> java = Java.find();
            if (java.isEmpty()) {
                Notices.error(FluxCommand.noJava(), Notices.Remedy.CHOOSE_JAVA, Notices.Remedy.INSTALL_JAVA);
                return Status.OK_STATUS;
            }
            return run(FluxCommand.shortCommand(java.get(), List.of("explain", code)), text -> {
                if (!display.isDisposed()) {
                    display.asyncExec(() -> open(new ExplanationPage(code, text), page));
                }
            }, monitor);
        }).schedule();
    }

    private static IStatus run(List<String> command, java.util.function.Consumer<String> answered, IProgressMonitor monitor) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                answered.accept(text);
            } else if (!monitor.isCanceled()) {
                Notices.error(text.strip());
            }
            return Status.OK_STATUS;
        } catch (IOException e) {
            return new Status(IStatus.ERROR, Plugin.ID, "The page could not be looked up: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Status.CANCEL_STATUS;
        }
    }

    private static void open(ExplanationPage explanation, IWorkbenchPage page) {
        try {
            page.openEditor(explanation, EDITOR);
        } catch (PartInitException e) {
            Plugin.log("The page of " + explanation.getName() + " could not be opened", e);
        }
    }

    /** The page of a code, to be read. */
    private static final class ExplanationPage extends PlatformObject implements IStorageEditorInput, IEncodedStorage {
        private final String code;
        private final String text;

        ExplanationPage(String code, String text) {
            this.code = code;
            this.text = text;
        }

        @Override
        public IEncodedStorage getStorage() {
            return this;
        }

        @Override
        public String getCharset() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public InputStream getContents() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public IPath getFullPath() {
            return new Path(code + ".md");
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public ImageDescriptor getImageDescriptor() {
            return Plugin.icon("flux");
        }

        @Override
        public String getName() {
            return code;
        }

        @Override
        public IPersistableElement getPersistable() {
            return null;
        }

        @Override
        public String getToolTipText() {
            return "What " + code + " means";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ExplanationPage page && page.code.equals(code);
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }
}
