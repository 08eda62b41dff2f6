// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.OptionRange;
import org.flux.cli.program.Program;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.project.ProgramArgument;
import org.flux.cli.report.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux profile}: what a server measured of itself, in the words of its program. */
@Command(name = "profile",
        description = "Show what a server has measured: hot paths, the most expensive nodes, the most contended locks.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n", footer = {
            "  flux run DIR --profile=p.json        measure it first; stop the server to have the file written",
            "  flux profile p.json DIR              the ten most of each", "  flux profile p.json DIR --top 100",
            "  flux profile p.json server.flux --json", "",
            "Exit code: 0 fine, 1 the program has errors, 2 wrong usage. What the profile names and the program does not have is told on"
                + " the error output."})
public final class ProfileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "PROFILE", description = "The file that a server wrote, started with --profile=PROFILE.")
    private String profile;

    @Mixin
    private ProgramArgument argument;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10",
            description = "How many paths, nodes and uses of locks to show. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Mixin
    private JsonOption output;

    public ProfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptionRange.check("--top", top, 1, Integer.MAX_VALUE);
        ProfileFile file = ProfileFile.read(console, profile);
        Program program = argument.load(common.apply(console));
        List<String> strangers = file.profile().strangers(program.analysis());
        ProfileFile.first(strangers).forEach(line -> console.progress("flux: " + file.name() + ": " + line));
        Costs costs = Costs.of(program.analysis(), file.profile());
        output.print(console, () -> CostsJson.of(program.name(), file, costs, strangers),
                () -> CostsText.of(program.name(), file, costs, top));
        return ExitCode.FINE;
    }
}
