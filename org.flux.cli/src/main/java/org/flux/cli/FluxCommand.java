// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flux} without a command: tells what there is. */
@Command(name = "flux", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND",
        description = "Flux describes a high-performance server as flows of data through components; the compiler makes it deadlock-free.",
        optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux new hello && flux run hello      a first server", "  flux check src/main/flux              all findings",
            "  flux COMMAND --help                   options and examples of a command", "",
            "Exit code: 0 fine, 1 findings of severity error, 2 wrong usage, 3 a fault of flux itself."})
final class FluxCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    FluxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err(), CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return ExitCode.USAGE;
    }
}
