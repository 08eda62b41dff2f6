// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.PrintStream;
import java.util.Locale;
import org.flux.benchmarks.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What all measurements understand. */
final class RunOptions {
    private static final int USUAL_ROUNDS = 5;
    private static final int MOST_ROUNDS = 100;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds, each with fresh processes (5)")
    private Integer rounds;

    @Option(names = "--report", description = "measure nothing; make the page again from the figures that are kept")
    private boolean report;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "tell what you are reading")
    private boolean help;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    boolean report() {
        return report;
    }

    /** @param brief whether one round is enough unless somebody wants more */
    int rounds(boolean brief) {
        int wanted = rounds != null ? rounds : brief ? 1 : USUAL_ROUNDS;
        if (wanted < 1 || wanted > MOST_ROUNDS) {
            throw new ParameterException(spec.commandLine(), "--rounds must be from 1 to " + MOST_ROUNDS);
        }
        return wanted;
    }
}
