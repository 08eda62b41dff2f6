// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

import org.flux.cli.console.Console;
import org.flux.cli.program.Program;
import org.flux.cli.program.ViewCommand;
import picocli.CommandLine.Command;

/** {@code flux locks}: what every node acquires, in which order, and why. */
@Command(name = "locks", description = "Show the lock schedule: the order of all locks, and what each node acquires on entry and why.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux locks server.flux", "  flux locks --json src/main/flux      one object a line and program"})
public final class LocksCommand extends ViewCommand {

    public LocksCommand(Console console) {
        super(console);
    }

    @Override
    protected String text(Program program) {
        return ScheduleTable.render(program.name(), program.analysis());
    }

    @Override
    protected String json(Program program) {
        return LocksJson.render(program.name(), program.analysis());
    }
}
