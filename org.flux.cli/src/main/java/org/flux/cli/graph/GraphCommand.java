// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.graph;

import org.flux.cli.console.Console;
import org.flux.cli.program.Program;
import org.flux.cli.program.ViewCommand;
import picocli.CommandLine.Command;

/** {@code flux graph}: the program as the compiler sees it. */
@Command(name = "graph", description = "Show the program graph: sources with their number of paths, nodes, variants, typed arcs, handlers.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux graph server.flux", "  flux graph --json server.flux        one object a line and program"})
public final class GraphCommand extends ViewCommand {

    public GraphCommand(Console console) {
        super(console);
    }

    @Override
    protected String text(Program program) {
        return GraphText.render(program.name(), program.analysis());
    }

    @Override
    protected String json(Program program) {
        return GraphJson.render(program.name(), program.analysis());
    }
}
