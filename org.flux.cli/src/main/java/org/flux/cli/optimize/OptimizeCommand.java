// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.optimize;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Interruption;
import org.flux.cli.console.UserError;
import org.flux.cli.program.Program;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.project.ProgramArgument;
import org.flux.cli.report.JsonOption;
import org.flux.cli.simulate.Loads;
import org.flux.cli.simulate.ProgressBar;
import org.flux.cli.simulate.Question;
import org.flux.cli.simulate.SimulationOptions;
import org.flux.cli.simulate.Subject;
import org.flux.simulator.model.Optimizer;
import org.flux.simulator.model.Optimizer.Suggestion;
import org.flux.simulator.model.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flux optimize}: suggests other orders of locks, readers and limits, and predicts what they gain. */
@Command(name = "optimize",
        description = "Suggest lock orders, reader modes and limits of a program, and predict what each gains, from a profile of one run.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n", footer = {
            "  flux optimize DIR --profile p.json                       on the profile's machine, at 80 %% of what it can do",
            "  flux optimize DIR --profile p.json --cores 8 --rate 500/s", "",
            "Nothing is changed. Exit code: 0 fine, 1 the program has errors, 2 wrong usage, 130 stopped with Ctrl-C."})
public final class OptimizeCommand implements Callable<Integer> {
    private static final String USUAL_LOAD = "80%";
    private static final double OF_THE_LOAD = 0.05;

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramArgument argument;

    @Mixin
    private SimulationOptions options;

    @Mixin
    private JsonOption output;

    public OptimizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        options.check();
        ProfileFile profile = options.profile(console);
        Program program = argument.load(common.apply(console));
        Subject subject = Subject.of(program, profile);
        Question question = options.question(subject, Loads.rates(USUAL_LOAD), List.of());
        if (!question.isOne()) {
            throw UserError.usage("suggestions are for one machine under one load; name one with --runtime, --cores and --rate");
        }
        return suggest(subject, question, program);
    }

    private int suggest(Subject subject, Question question, Program program) {
        try (Interruption interruption = new Interruption()) {
            Scenario scenario;
            List<Suggestion> suggestions;
            try (ProgressBar bar = new ProgressBar(console, interruption)) {
                bar.name("the most that it can do");
                scenario = question.only(bar.part(0, OF_THE_LOAD, 1));
                bar.name("suggestions");
                suggestions = Optimizer.suggest(subject.analysis(), subject.file().profile(), scenario, bar.part(OF_THE_LOAD, 1, 1));
            } catch (CancellationException e) {
                console.progress("flux: stopped before there was a suggestion");
                return ExitCode.INTERRUPTED;
            }
            Suggestions all = new Suggestions(subject, question, scenario, suggestions, program.texts());
            output.print(console, all::json, all::text);
        }
        return ExitCode.FINE;
    }
}
