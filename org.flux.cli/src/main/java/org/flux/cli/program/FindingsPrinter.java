// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.report.Summary;
import org.flux.cli.report.TextReport;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.diagnostics.SeverityPolicy;

/** Tells findings on the way to something else, on the error stream. */
public final class FindingsPrinter {
    private FindingsPrinter() {}

    public static void print(Console console, List<Diagnostic> findings, Map<String, String> texts) {
        if (findings.isEmpty()) {
            return;
        }
        TextReport report = TextReport.on(console.complaints(), texts);
        console.out().flush();
        findings.forEach(f -> console.err().println(report.render(f)));
        console.err().flush();
    }

    /**
     * Prints what a user must know before Java is generated or a server starts. Settings that lower or hide an error do not make a program
     * right, so it is printed as the error that it is.
     *
     * @return whether there are errors, those included that are errors by the user's settings only
     */
    public static boolean printErrorsAndWarnings(Console console, List<Program> programs) {
        boolean errors = false;
        for (Program program : programs) {
            SeverityPolicy policy = program.settings().severities();
            List<Diagnostic> findings = program.diagnostics().stream()
                    .flatMap(d -> d.severity() == Severity.ERROR ? Stream.of(d) : policy.apply(d).stream())
                    .filter(d -> d.severity().compareTo(Severity.WARNING) <= 0).toList();
            print(console, findings, program.texts());
            if (!findings.isEmpty()) {
                console.progress(Summary.of(findings, 1));
            }
            Set<String> lowered = findings.stream().filter(d -> d.code().defaultSeverity() == Severity.ERROR)
                    .filter(d -> policy.apply(d).map(Diagnostic::severity).orElse(null) != Severity.ERROR).map(d -> d.code().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!lowered.isEmpty()) {
                console.progress("settings make " + String.join(", ", lowered)
                        + " less than an error, but Java cannot be generated from it");
            }
            errors |= findings.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        }
        return errors;
    }

    /** What a command that only shows something returns: errors are printed too, since what is shown may be wrong because of them. */
    public static int exitCode(Console console, Programs.Loaded loaded) {
        for (Program program : loaded.programs()) {
            print(console, program.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList(), program.texts());
        }
        if (!loaded.complete()) {
            return ExitCode.USAGE;
        }
        return loaded.programs().stream().anyMatch(p -> p.hasErrors()) ? ExitCode.FINDINGS : ExitCode.FINE;
    }
}
