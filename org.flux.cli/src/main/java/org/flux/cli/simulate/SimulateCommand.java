// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.program.Program;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.project.ProgramArgument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flux simulate}: predicts, from a profile of one run, how a program performs elsewhere. */
@Command(name = "simulate",
        description = SimulateCommand.PURPOSE,
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n", footer = {
            "  flux run DIR --profile=p.json                                  measure it first",
            "  flux simulate DIR --profile p.json                             as profiled, with nodes and locks",
            "  flux simulate DIR --profile p.json --cores 1..16 --rate 80%%    on 1, 2, 4, 8, 16 cores, each well loaded",
            "  flux simulate DIR --profile p.json --cores 4 --chart load.svg  from little load to overload",
            "  flux simulate DIR --profile p.json --runtime virtual,event --rate 100,200/s",
            "  flux simulate DIR --profile p.json --what-if node=Compress:-50%% --rate 80%%",
            "  flux simulate DIR --profile p.json --speed-ups --rate 80%%      what is worth making faster", "",
            "Exit code: 0 fine, 1 the program has errors, 2 wrong usage, 130 stopped with Ctrl-C."})
public final class SimulateCommand implements Callable<Integer> {
    static final String PURPOSE = "Predict throughput, latency and the bottleneck of a program on other machines, runtimes and loads, from"
            + " a profile of one run.";

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramArgument argument;

    @Mixin
    private SimulationOptions options;

    @Mixin
    private OutputOptions outputs;

    public SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.check();
        outputs.check();
        ProfileFile profile = options.profile(console);
        Program program = argument.load(common.apply(console));
        return new SimulationRun(console, options, outputs).of(Subject.of(program, profile));
    }
}
