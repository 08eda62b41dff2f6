// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.util.Locale;
import java.util.function.Function;
import org.flux.cli.build.BuildCommand;
import org.flux.cli.check.CheckCommand;
import org.flux.cli.console.Console;
import org.flux.cli.diagram.DiagramCommand;
import org.flux.cli.explain.ExplainCommand;
import org.flux.cli.explore.ExploreCommand;
import org.flux.cli.format.FormatCommand;
import org.flux.cli.generate.GenerateCommand;
import org.flux.cli.graph.GraphCommand;
import org.flux.cli.locks.LocksCommand;
import org.flux.cli.lsp.LspCommand;
import org.flux.cli.optimize.OptimizeCommand;
import org.flux.cli.profile.ProfileCommand;
import org.flux.cli.run.RunCommand;
import org.flux.cli.scaffold.NewCommand;
import org.flux.cli.simulate.SimulateCommand;

/** The commands in the order of the help. Only the one that is named is made, so that the others' classes are never loaded. */
enum Commands {
    NEW(NewCommand::new), CHECK(CheckCommand::new), RUN(RunCommand::new), BUILD(BuildCommand::new), GENERATE(GenerateCommand::new),
    FORMAT(FormatCommand::new), DIAGRAM(DiagramCommand::new), LOCKS(LocksCommand::new), EXPLORE(ExploreCommand::new),
    PROFILE(ProfileCommand::new), SIMULATE(SimulateCommand::new), OPTIMIZE(OptimizeCommand::new),
    GRAPH(GraphCommand::new), EXPLAIN(ExplainCommand::new), LSP(LspCommand::new);

    private final Function<Console, Object> factory;

    Commands(Function<Console, Object> factory) {
        this.factory = factory;
    }

    /** The command of a name, or null. */
    static Commands byName(String name) {
        for (Commands command : values()) {
            if (command.commandName().equals(name)) {
                return command;
            }
        }
        return null;
    }

    String commandName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Object create(Console console) {
        return factory.apply(console);
    }
}
