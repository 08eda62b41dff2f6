// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How commands of {@code ./dev bench} are run. */
public final class BenchmarkCommand {
    /** Exit code: it could not be measured. */
    public static final int FAILED = 1;
    /** Exit code: the arguments are wrong. */
    public static final int USAGE = 2;
    private static final double QUIET = 0.5;

    private BenchmarkCommand() {}

    /**
     * Runs a command; what is wrong is said in one line, mistakes of the program itself are thrown.
     *
     * @param name of the benchmark: {@code ./dev bench NAME}
     * @param command with picocli's annotations
     * @return the exit code
     */
    public static int run(String name, Callable<Integer> command, PrintStream said, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, given) -> {
            said.println("bench " + name + ": " + wrong.getMessage());
            return USAGE;
        });
        line.setExecutionExceptionHandler((thrown, same, given) -> {
            if (!(thrown instanceof IOException)) {
                throw thrown;
            }
            said.println("bench " + name + ": " + thrown.getMessage());
            return FAILED;
        });
        return line.execute(arguments);
    }

    public static void warnIfBusy(Machine machine, PrintStream said) {
        if (machine.load() > QUIET) {
            said.printf(Locale.ROOT, "this machine is busy (load average %.2f): figures will be worth little%n", machine.load());
        }
    }
}
