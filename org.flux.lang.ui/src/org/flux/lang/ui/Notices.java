// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** Messages with remedies as buttons. Nobody waits for an answer, and who types goes on typing. To be called on any thread. */
public final class Notices {
    private static final String TITLE = "Flux";
    /** What is shown at the moment: once is enough. Only touched by the user interface's thread. */
    private static final Set<String> SHOWN = new HashSet<>();

    /** What can be done about something. */
    public enum Remedy {
        CHOOSE_JAVA("Choose Java…", "chooseJava"), INSTALL_JAVA("How to Install", "installJava"), SETTINGS("Open Settings", "chooseJava"),
        SHOW_LOG("Show Log", "showLog"), RESTART("Restart", "restartServer");

        private final String label;
        private final String command;

        Remedy(String label, String command) {
            this.label = label;
            this.command = Plugin.ID + "." + command;
        }
    }

    private Notices() {}

    public static void error(String text, Remedy... remedies) {
        show(MessageDialog.ERROR, text, remedies);
    }

    public static void warning(String text, Remedy... remedies) {
        show(MessageDialog.WARNING, text, remedies);
    }

    public static void information(String text, Remedy... remedies) {
        show(MessageDialog.INFORMATION, text, remedies);
    }

    /** What the server asks; null if nothing is chosen. */
    public static CompletableFuture<MessageActionItem> ask(ShowMessageRequestParams params) {
        CompletableFuture<MessageActionItem> answer = new CompletableFuture<>();
        List<MessageActionItem> actions = Optional.ofNullable(params.getActions()).orElse(List.of());
        int kind = switch (params.getType()) {
            case Error -> MessageDialog.ERROR;
            case Warning -> MessageDialog.WARNING;
            default -> MessageDialog.INFORMATION;
        };
        boolean shown = open(kind, params.getMessage(), actions.stream().map(MessageActionItem::getTitle).toList(),
                chosen -> answer.complete(chosen >= 0 && chosen < actions.size() ? actions.get(chosen) : null));
        if (!shown) {
            answer.complete(null);
        }
        return answer;
    }

    private static void show(int kind, String text, Remedy... remedies) {
        open(kind, text, Stream.of(remedies).map(remedy -> remedy.label).toList(), chosen -> {
            if (chosen >= 0 && chosen < remedies.length) {
                execute(remedies[chosen].command);
            }
        });
    }

    private static void execute(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            Plugin.log("The command " + command + " failed", e);
        }
    }

    /** @return whether there is a user interface */
    private static boolean open(int kind, String text, List<String> buttons, IntConsumer chosen) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return false;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        if (display.isDisposed()) {
            return false;
        }
        display.asyncExec(() -> {
            IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
            if (!workbench.isClosing() && SHOWN.add(text)) {
                List<String> labels = new ArrayList<>(buttons);
                labels.add(IDialogConstants.CLOSE_LABEL);
                new Notice(window == null ? null : window.getShell(), kind, text, labels, chosen).open();
            } else {
                chosen.accept(-1);
            }
        });
        return true;
    }

    private static final class Notice extends MessageDialog {
        private final IntConsumer chosen;
        private boolean told;

        Notice(Shell parent, int kind, String text, List<String> labels, IntConsumer chosen) {
            super(parent, TITLE, null, text, kind, labels.size() - 1, labels.toArray(String[]::new));
            this.chosen = chosen;
            setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.MODELESS);
            setBlockOnOpen(false);
        }

        @Override
        protected void buttonPressed(int number) {
            told = true;
            super.buttonPressed(number);
            chosen.accept(number);
        }

        @Override
        public boolean close() {
            SHOWN.remove(message);
            boolean closed = super.close();
            if (closed && !told) {
                told = true;
                chosen.accept(-1);
            }
            return closed;
        }
    }
}
