// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that shows one view of each program, for people or, with {@code --json}, one object a line and program. */
public abstract class ViewCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramPaths paths;

    @Option(names = "--json", description = "One JSON object a line and program.")
    private boolean json;

    protected ViewCommand(Console console) {
        this.console = console;
    }

    /** The view as lines for people, the last line end included. */
    protected abstract String text(Program program);

    /** The view as one line of JSON. */
    protected abstract String json(Program program);

    /**
     * Looks at what there is before any of it is shown.
     *
     * @throws org.flux.cli.console.UserError if it cannot be shown
     */
    protected void examine(List<Program> programs) {}

    protected final boolean isJson() {
        return json;
    }

    @Override
    public final Integer call() {
        Programs.Loaded loaded = Programs.load(console, paths.named());
        examine(loaded.programs());
        boolean first = true;
        for (Program program : loaded.programs()) {
            if (json) {
                console.out().println(json(program));
            } else {
                console.out().print((first ? "" : "\n") + text(program));
            }
            first = false;
        }
        return FindingsPrinter.exitCode(common.apply(console), loaded);
    }
}
