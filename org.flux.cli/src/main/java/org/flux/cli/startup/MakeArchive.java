// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that makes the archive in the background. Arguments: the archive, the process id of the command that is not to be disturbed
 * (0: of none), then the options of the JVM. Exit code 0 if the archive is there afterwards, else 1; it never prints.
 */
public final class MakeArchive {
    /** In seconds. A command that takes longer, a server perhaps, is not waited for. */
    private static final long PATIENCE = 20;

    private MakeArchive() {}

    public static void main(String[] args) throws InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        StartupArchive archive = new StartupArchive(Path.of(args[0]), Path.of(System.getProperty("java.class.path")), java,
                List.of(args).subList(2, args.length));
        System.exit(isThere(archive, Long.parseLong(args[1])) ? 0 : 1);
    }

    private static boolean isThere(StartupArchive archive, long command) throws InterruptedException {
        try {
            return switch (archive.make(() -> awaitEnd(command))) {
                case MADE, ALREADY_THERE -> true;
                case OTHERS_AT_WORK, REFUSED -> false;
            };
        } catch (IOException e) {
            // A directory that cannot be written to, a full disk: flux works without, and a background process has nobody to tell.
            return false;
        }
    }

    private static void awaitEnd(long command) {
        ProcessHandle.of(command).ifPresent(handle -> {
            try {
                handle.onExit().get(PATIENCE, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // it takes its time, so it will not notice
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
