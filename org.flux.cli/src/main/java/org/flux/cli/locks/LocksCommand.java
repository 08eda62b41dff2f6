// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

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

/** {@code flux locks}: what every node acquires, in which order, and why. */
@Command(name = "locks", description = "Show the lock schedule: the order of all locks, and what each node acquires on entry and why.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux locks server.flux", "  flux locks --json src/main/flux      one object a line and program"})
public final class LocksCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories that are searched for .flux files.")
    private List<String> paths;

    @Option(names = "--json", description = "One JSON object a line and program.")
    private boolean json;

    public LocksCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Programs.Loaded loaded = Programs.load(console, paths);
        boolean first = true;
        for (Program program : loaded.programs()) {
            if (json) {
                console.out().println(LocksJson.render(program.name(), program.analysis()));
            } else {
                console.out().print((first ? "" : "\n") + ScheduleTable.render(program.name(), program.analysis()));
            }
            first = false;
        }
        return FindingsPrinter.exitCode(common.apply(console), loaded);
    }
}
