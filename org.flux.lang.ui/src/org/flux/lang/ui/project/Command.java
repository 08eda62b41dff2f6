// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.project;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.flux.lang.ui.server.FluxCommand;
import org.flux.lang.ui.server.Java;

/** A short command of the bundled {@code flux}, for what needs no running server. */
final class Command {
    /** In milliseconds, between two looks whether somebody has had enough of it. */
    private static final int LOOK = 50;

    private Command() {}

    /** @param output what it wrote, in the system's encoding */
    record Result(int exitCode, String output, String errors) {
        /** What a command that failed said, in one line, without its own name in front. */
        String complaint() {
            return errors.lines().filter(line -> !line.isBlank()).findFirst().map(line -> line.strip().replaceFirst("^flux: ", ""))
                    .orElse("exit code " + exitCode);
        }
    }

    /**
     * Runs it to its end. Not for the UI thread.
     *
     * @throws IOException if there is no Java, or it cannot be started
     * @throws OperationCanceledException if the monitor says so; the process has been ended
     */
    static Result run(Path folder, IProgressMonitor monitor, String... arguments) throws IOException {
        Java java = Java.find().orElseThrow(() -> new IOException(FluxCommand.noJava()));
        Process process = new ProcessBuilder(FluxCommand.shortCommand(java, List.of(arguments))).directory(folder.toFile()).start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            while (!process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
                if (monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
            }
            return new Result(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        } finally {
            process.destroy();
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                stream.transferTo(all);
                return all.toString(Charset.forName(System.getProperty("native.encoding", "UTF-8")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, Thread::startVirtualThread);
    }
}
