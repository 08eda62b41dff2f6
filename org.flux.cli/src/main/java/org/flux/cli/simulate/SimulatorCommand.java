// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.Version;
import org.flux.cli.program.ProfileFile;
import org.flux.simulator.program.ProgramBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flux simulate} for the one program that a generated simulator describes. */
@Command(versionProvider = Version.class, optionListHeading = "%nOptions:%n",
        description = "Predict throughput, latency and the bottleneck of a program on other machines, runtimes and loads, from a profile of"
                + " one run.",
        footer = {"", "Exit code: 0 fine, 2 wrong usage."})
public final class SimulatorCommand implements Callable<Integer> {
    private final Console console;
    private final ProgramBuilder program;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SimulationOptions options;

    @Mixin
    private OutputOptions outputs;

    public SimulatorCommand(Console console, ProgramBuilder program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public Integer call() {
        common.apply(console);
        options.check();
        outputs.changes();
        ProfileFile profile = ProfileFile.read(console, options.profile());
        return new SimulationRun(console, options, outputs).of(Subject.of(program.file(), program.analyse(), profile));
    }
}
