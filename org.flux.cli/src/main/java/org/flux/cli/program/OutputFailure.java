// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.flux.cli.console.UserError;

/** Files that cannot be written: why, and what helps. Since files are written all or none, nothing has changed then. */
public final class OutputFailure {
    private OutputFailure() {}

    /** @param output as the user named it */
    public static UserError of(String output, IOException e) {
        return UserError.usage(output + ": cannot be written: " + InputFailure.reason(e) + "; " + remedy(e) + ", nothing was changed");
    }

    /**
     * Looks whether a file could be written, before much work is done for it. Whether it can, shows when it is.
     *
     * @param output as the user named it
     * @param file the same
     * @throws UserError if it cannot
     */
    public static void rejectUnlessWritable(String output, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(file)) {
            throw of(output, new FileSystemException(output, null, "it is a directory"));
        } else if (folder == null || !Files.isDirectory(folder)) {
            throw of(output, new NotDirectoryException(output));
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw of(output, new AccessDeniedException(output));
        }
    }

    private static String remedy(IOException e) {
        String reason = InputFailure.reason(e).toLowerCase(Locale.ROOT);
        if (reason.contains("space") || reason.contains("quota") || reason.contains("too large")) {
            return "make room and try again";
        }
        if (e instanceof NotDirectoryException || reason.contains("directory")) {
            return "choose another path";
        }
        return e instanceof AccessDeniedException || reason.contains("read-only") ? "check the permissions of the path" : "check the path";
    }
}
