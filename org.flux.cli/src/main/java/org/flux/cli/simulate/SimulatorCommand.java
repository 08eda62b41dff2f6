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
        description = SimulateCommand.PURPOSE,
        footer = {"", "Exit code: 0 fine, 2 wrong usage, 130 stopped with Ctrl-C."})
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
        options.check();
        outputs.check();
        ProfileFile profile = options.profile(console);
        return new SimulationRun(console, options, outputs).of(Subject.of(program.file(), program.analyse(), profile));
    }
}
