// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.graph;

import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.program.Program;
import org.flux.cli.program.Programs;
import org.flux.cli.program.FindingsPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux graph}: the program as the compiler sees it. */
@Command(name = "graph", description = "Show the program graph: sources with their number of paths, nodes, variants, typed arcs, handlers.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux graph server.flux", "  flux graph --json server.flux        one object a line and program"})
public final class GraphCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories that are searched for .flux files.")
    private List<String> paths;

    @Option(names = "--json", description = "One JSON object a line and program.")
    private boolean json;

    public GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Programs.Loaded loaded = Programs.load(console, paths);
        boolean first = true;
        for (Program program : loaded.programs()) {
            if (json) {
                console.out().println(GraphJson.render(program.name(), program.analysis()));
            } else {
                console.out().print((first ? "" : "\n") + GraphText.render(program.name(), program.analysis()));
            }
            first = false;
        }
        return FindingsPrinter.exitCode(common.apply(console), loaded);
    }
}
