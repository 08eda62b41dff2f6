// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

/** Something that the user can put right: one line with place, reason and remedy. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public UserError(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Wrong usage, or input and output that the system refuses. */
    public static UserError usage(String message) {
        return new UserError(ExitCode.USAGE, message);
    }

    /** Everything has been said already. */
    public static UserError silent(int exitCode) {
        return new UserError(exitCode, "");
    }

    public int exitCode() {
        return exitCode;
    }
}
