// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

/** How a fault of flux itself is told: one line with what to report, the rest only on request. */
public final class InternalError {
    private InternalError() {}

    public static int report(Throwable thrown, Console console, boolean debug) {
        console.out().flush();
        if (thrown instanceof OutOfMemoryError) {
            console.progress("flux: out of memory; give the Java machine more, as in 'java -Xmx2g -jar flux.jar …'");
            return ExitCode.INTERNAL;
        }
        if (thrown instanceof StackOverflowError) {
            console.progress("flux: the program is nested too deeply; split its longest chain");
            return ExitCode.INTERNAL;
        }
        console.progress("flux: internal error: " + thrown + place(thrown) + "; please report this line, the version ("
                + Version.text() + ") and the file" + (debug ? "" : "; --debug shows details"));
        if (debug) {
            thrown.printStackTrace(console.err());
        }
        return ExitCode.INTERNAL;
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
