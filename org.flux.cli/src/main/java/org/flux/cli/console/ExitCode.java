// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

/** What the process returns. */
public final class ExitCode {
    public static final int FINE = 0;
    /** Findings of severity error, or a program that does not compile. */
    public static final int FINDINGS = 1;
    /** Wrong usage, input that cannot be read, output that cannot be written. */
    public static final int USAGE = 2;
    /** A fault of flux itself. */
    public static final int INTERNAL = 3;
    /** Ctrl-C, as shells have it. The process returns what its signal says, so 143 after SIGTERM. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
