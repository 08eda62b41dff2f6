// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

import java.util.List;
import java.util.stream.Collectors;
import org.flux.cli.console.Console;
import org.flux.cli.console.OptionRange;
import org.flux.cli.console.UserError;
import org.flux.cli.program.AsDeclaredOption;
import org.flux.cli.program.Program;
import org.flux.cli.program.ViewCommand;
import org.flux.graph.promela.Bounds;
import org.flux.graph.promela.PromelaModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code flux locks}: what every node acquires, in which order, and why; or a model of it for Spin. */
@Command(name = "locks", description = "Show the lock schedule: the order of all locks, and what each node acquires on entry and why.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux locks server.flux", "  flux locks --json src/main/flux      one object a line and program",
            "  flux locks --promela server.flux > model.pml", "  spin -a model.pml && gcc -O1 -DSAFETY -o pan pan.c && ./pan -m100000"})
public final class LocksCommand extends ViewCommand {

    @ArgGroup(exclusive = false)
    private Model model;

    static final class Model extends AsDeclaredOption {
        @Option(names = "--promela", required = true,
                description = "A model of one program's flows and locks in Promela, for the model checker Spin.")
        private boolean promela;

        @Option(names = "--flows", paramLabel = "N", defaultValue = "3",
                description = "How many flows the model has at a time. Default: ${DEFAULT-VALUE}.")
        private int flows;

        @Option(names = "--sessions", paramLabel = "N", defaultValue = "2",
                description = "How many sessions the model has. Default: ${DEFAULT-VALUE}.")
        private int sessions;
    }

    public LocksCommand(Console console) {
        super(console);
    }

    @Override
    protected void examine(List<Program> programs) {
        if (model == null) {
            return;
        }
        if (isJson()) {
            throw UserError.usage("a model is not JSON: leave out --json or --promela");
        }
        OptionRange.check("--flows", model.flows, 1, Bounds.MOST);
        OptionRange.check("--sessions", model.sessions, 1, Bounds.MOST);
        if (programs.size() > 1) {
            throw UserError.usage("a model is of one program, but here are " + programs.size() + ": "
                    + programs.stream().map(Program::name).collect(Collectors.joining(", ")));
        }
        for (Program program : programs) {
            long steps = program.hasErrors() ? 0 : model(program).steps();
            if (steps > PromelaModel.MOST_STEPS) {
                throw UserError.usage(program.name() + ": its model would have " + steps + " steps, more than Spin could deal with ("
                        + PromelaModel.MOST_STEPS + "); try the imported files one by one");
            }
        }
    }

    private PromelaModel model(Program program) {
        return new PromelaModel(program.analysis(), new Bounds(model.flows, model.sessions, !model.isGiven()));
    }

    /** A program with errors has no model: its flows need not end. */
    @Override
    protected String text(Program program) {
        return model == null ? ScheduleTable.render(program.name(), program.analysis())
                : program.hasErrors() ? "" : model(program).text();
    }

    @Override
    protected String json(Program program) {
        return LocksJson.render(program.name(), program.analysis());
    }
}
