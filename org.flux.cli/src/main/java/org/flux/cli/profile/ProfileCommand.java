// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.profile;

import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.Program;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.program.SettingsOptions;
import org.flux.cli.project.Layouts;
import org.flux.cli.project.SingleProgram;
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

    @Parameters(index = "1", paramLabel = "FILE|DIR", description = "The server's program, or the directory of the only one.")
    private String named;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10",
            description = "How many paths, nodes and uses of locks to show. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(names = "--json", description = "All of it as one JSON object; times are nanoseconds.")
    private boolean json;

    @Mixin
    private SettingsOptions settings;

    public ProfileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw UserError.usage("--top is at least 1, not " + top);
        }
        Console coloured = common.apply(console);
        ProfileFile file = ProfileFile.read(console, profile);
        Program program = SingleProgram.load(coloured, Layouts.of(console, named), settings.lookup(console));
        List<String> strangers = file.profile().strangers(program.analysis());
        strangers.forEach(line -> console.progress("flux: " + file.name() + ": " + line));
        Costs costs = Costs.of(program.analysis(), file.profile());
        if (json) {
            console.out().println(CostsJson.of(program.name(), file, costs, strangers));
        } else {
            console.out().print(CostsText.of(program.name(), file, costs, top));
        }
        return ExitCode.FINE;
    }
}
