// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Ui;
import org.flux.lang.ui.server.Server;

/**
 * Writes what the server makes of a diagram, byte for byte what {@code flux diagram} writes.
 *
 * @param uri of the program
 * @param want what of it is shown
 * @param theme as {@code flux diagram --theme} has it
 */
record Export(String uri, Want want, String theme) {
    /** In milliseconds, between two looks whether somebody has had enough of it. */
    private static final int LOOK = 100;

    /** Asks for a file. Returns at once after that. */
    void toChosenFile(Shell shell, Format first) {
        List<Format> formats = Stream.concat(Stream.of(first), Stream.of(Format.values()).filter(format -> format != first)).toList();
        Path program = Path.of(FileRange.nameOf(uri));
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Export Diagram");
        dialog.setOverwrite(true);
        dialog.setFilterNames(formats.stream().map(Format::title).toArray(String[]::new));
        dialog.setFilterExtensions(formats.stream().map(format -> "*." + format.id()).toArray(String[]::new));
        if (program.getParent() != null) {
            dialog.setFilterPath(program.getParent().toString());
        }
        dialog.setFileName(baseName(program.getFileName().toString()) + "." + first.id());
        String chosen = dialog.open();
        if (chosen != null) {
            toFile(Path.of(chosen));
        }
    }

    private static String baseName(String file) {
        return file.endsWith(".flux") ? file.substring(0, file.length() - ".flux".length()) : file;
    }

    /** In the background; says what is wrong if that fails, and then there is no file, or the old one. */
    Job toFile(Path target) {
        String name = target.getFileName().toString();
        Job job = Job.create("Drawing " + name, (ICoreRunnable) monitor -> {
            Optional<Format> format = Format.ofFile(name);
            if (format.isEmpty()) {
                Notices.error("A diagram is written as .svg, .png, .json, .mmd or .dot, not as " + name
                        + "; choose a name that ends so.");
                return;
            }
            try {
                write(target, content(format.get(), monitor));
                refresh(target, monitor);
                say("The diagram is in " + target);
            } catch (IOException e) {
                Notices.error("The diagram could not be written to " + target + ": " + e.getMessage());
            } catch (ExecutionException e) {
                Notices.error("The diagram could not be drawn: " + e.getCause().getMessage());
            }
        });
        job.setUser(true);
        job.schedule();
        return job;
    }

    private byte[] content(Format format, IProgressMonitor monitor) throws IOException, ExecutionException {
        JsonObject parameters = want.params(uri);
        parameters.addProperty("format", format.id());
        parameters.addProperty("theme", theme);
        CompletableFuture<JsonElement> asked = Server.get().ask(server -> server.exportDiagram(parameters));
        for (;;) {
            try {
                JsonElement answer = asked.get(LOOK, TimeUnit.MILLISECONDS);
                if (answer == null) {
                    throw new IOException("the Flux server does not run, so nothing can be drawn");
                }
                JsonObject exported = answer.getAsJsonObject();
                String content = exported.get("content").getAsString();
                return exported.get("encoding").getAsString().equals("base64") ? Base64.getDecoder().decode(content)
                        : content.getBytes(StandardCharsets.UTF_8);
            } catch (TimeoutException notYet) {
                if (monitor.isCanceled()) {
                    asked.cancel(true);
                    throw new OperationCanceledException();
                }
            } catch (CancellationException ended) {
                throw new IOException("the Flux server has ended meanwhile; try again", ended);
            } catch (InterruptedException e) {
                asked.cancel(true);
                Thread.currentThread().interrupt();
                throw new OperationCanceledException();
            }
        }
    }

    /** In the line at the bottom of the workbench. */
    private static void say(String message) {
        Ui.later(() -> DiagramViews.page().map(IWorkbenchPage::getActivePart).ifPresent(part -> {
            if (part.getSite() instanceof IViewSite view) {
                view.getActionBars().getStatusLineManager().setMessage(message);
            } else if (part.getSite() instanceof IEditorSite editor) {
                editor.getActionBars().getStatusLineManager().setMessage(message);
            }
        }));
    }

    /** As a whole or not at all. */
    private static void write(Path target, byte[] content) throws IOException {
        Path whole = Files.createTempFile(target.toAbsolutePath().getParent(), ".diagram", ".part");
        try {
            Files.write(whole, content);
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void refresh(Path target, IProgressMonitor monitor) throws CoreException {
        for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(target.toUri())) {
            file.refreshLocal(IResource.DEPTH_ZERO, monitor);
        }
    }
}
