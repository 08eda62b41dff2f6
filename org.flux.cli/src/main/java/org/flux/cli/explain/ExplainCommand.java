// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.cli.report.TextTable;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux explain}: the page of a finding. */
@Command(name = "explain", description = "Show the page of a finding: what it says, why, and what to do.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux explain FLUX601", "  flux explain deadlock-prevented", "  flux explain --all      the table of all codes"})
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "CODE", arity = "0..*", description = "Codes, or their names.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--all", description = "The table of all codes, with severity and meaning.")
    private boolean all;

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("code", "name", "severity", "meaning"));
            Arrays.stream(Code.values()).forEach(c -> rows.add(List.of(c.id(), c.label(), c.defaultSeverity().toString(),
                    c.meaning())));
            console.out().print(TextTable.render(rows));
            return ExitCode.FINE;
        }
        if (codes.isEmpty()) {
            throw UserError.usage("name a code, as in 'flux explain FLUX601', or use --all");
        }
        List<Code> found = codes.stream().map(name -> Codes.find(name).orElseThrow(() -> UserError.usage(name + ": no such code"
                + Suggestions.didYouMean(name, Codes.names()) + " ('flux explain --all' lists the codes)"))).toList();
        console.out().print(String.join("\n", found.stream().map(c -> c.explanation().strip() + "\n").toList()));
        return ExitCode.FINE;
    }
}
