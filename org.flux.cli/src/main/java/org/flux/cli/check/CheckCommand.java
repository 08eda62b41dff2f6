// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Version;
import org.flux.cli.program.ProgramPaths;
import org.flux.cli.program.Programs;
import org.flux.cli.program.SettingsLookup;
import org.flux.cli.program.SettingsOptions;
import org.flux.cli.program.TypesLookup;
import org.flux.cli.project.ComparedSources;
import org.flux.cli.project.ProjectTypes;
import org.flux.cli.report.Summary;
import org.flux.cli.report.TextReport;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.report.JsonReport;
import org.flux.lang.report.SarifReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux check}: every finding in some programs. */
@Command(name = "check", description = "Report every finding in programs: errors, repaired deadlocks, suspicions, style.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux check server.flux", "  flux check src/main/flux --deny elevation     an elevated lock is an error",
            "  flux check . --ignore FLUX101 --format sarif > findings.sarif", "  flux check server.flux --fix"})
public final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramPaths paths;

    @Option(names = "--fix", description = "Apply the safe fixes, again until nothing changes; then report what remains.")
    private boolean fix;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text, json (one object a line) or sarif (2.1.0). Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = {"--class-path", "-cp"}, paramLabel = "CP",
            description = "Where Java types are, as in java -cp; those that are nowhere are reported. Default: what settings say.")
    private String classPath;

    @Mixin
    private SeverityOptions severities;

    @Mixin
    private SettingsOptions settings;

    @Option(names = {"-q", "--quiet"}, description = "Report errors and warnings only.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose"}, description = "Show the source of infos and hints, too; otherwise they are one line each.")
    private boolean verbose;

    enum Format {
        TEXT, JSON, SARIF
    }

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SeverityPolicy wanted = severities.policy();
        SettingsLookup lookup = settings.lookup(console);
        TypesLookup types = new ComparedSources(console, new ProjectTypes(console, classPath, false, Optional.empty()));
        Programs.Loaded loaded = Programs.load(console, paths.named(), lookup, types);
        if (fix && loaded.complete()) {
            loaded = new Fixing(console, wanted, () -> Programs.load(console, paths.named(), lookup, types)).fixAll(loaded);
        } else if (fix) {
            console.progress("flux: nothing is fixed as long as a file cannot be read");
        }
        List<Diagnostic> findings = Findings.of(loaded.programs(), wanted).stream()
                .filter(d -> !quiet || d.severity().compareTo(Severity.WARNING) <= 0).toList();
        report(findings, loaded);
        console.out().flush();
        if (!loaded.programs().isEmpty()) {
            console.progress(Summary.of(findings, loaded.programs().size()));
            if (format == Format.TEXT && !console.out().checkError()) {
                Summary.explanations(findings).ifPresent(console::progress);
            }
        }
        if (!loaded.complete()) {
            return ExitCode.USAGE;
        }
        return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR) ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private void report(List<Diagnostic> findings, Programs.Loaded loaded) {
        switch (format) {
            case JSON -> findings.forEach(f -> console.out().println(JsonReport.render(f)));
            case SARIF -> console.out().println(SarifReport.render(findings, Version.number(), "The directory in which flux was called."));
            case TEXT -> {
                if (findings.isEmpty()) {
                    return;
                }
                TextReport text = TextReport.on(common.apply(console).results(), loaded.texts());
                show(findings, text);
            }
        }
    }

    private void show(List<Diagnostic> findings, TextReport text) {
        boolean afterLine = false;
        for (Diagnostic finding : findings) {
            boolean whole = verbose || finding.severity().compareTo(Severity.WARNING) <= 0;
            console.out().print((whole && afterLine ? "\n" : "") + (whole ? text.render(finding) + "\n" : text.renderShort(finding)));
            afterLine = !whole;
        }
    }
}
