// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.flux.cli.console.UserError;

/** Files that cannot be written: why, and what helps. Since files are written all or none, nothing has changed then. */
public final class OutputFailure {
    private OutputFailure() {}

    /** @param output as the user named it */
    public static UserError of(String output, IOException e) {
        return UserError.usage(output + ": cannot be written: " + InputFailure.reason(e) + "; " + remedy(e) + ", nothing was changed");
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
