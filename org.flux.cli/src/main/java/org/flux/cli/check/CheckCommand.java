// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.console.Version;
import org.flux.cli.files.AtomicFiles;
import org.flux.cli.program.InputFailure;
import org.flux.cli.program.Program;
import org.flux.cli.program.Programs;
import org.flux.cli.program.SettingsLookup;
import org.flux.cli.program.SettingsOptions;
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
import picocli.CommandLine.Parameters;

/** {@code flux check}: every finding in some programs. */
@Command(name = "check", description = "Report every finding in programs: errors, repaired deadlocks, suspicions, style.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux check server.flux", "  flux check src/main/flux --deny elevation     an elevated lock is an error",
            "  flux check . --ignore FLUX101 --format sarif > findings.sarif", "  flux check server.flux --fix"})
public final class CheckCommand implements Callable<Integer> {
    /** A fix may make room for another; what does not settle by then is left to the user. */
    private static final int ROUNDS = 10;

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, or directories that are searched for .flux files.")
    private List<String> paths;

    @Option(names = "--fix", description = "Apply the first fix of each finding, again until nothing changes; then report what remains.")
    private boolean fix;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "text, json (one object a line) or sarif (2.1.0). Default: ${DEFAULT-VALUE}.")
    private Format format;

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
        Programs.Loaded loaded = Programs.load(console, paths, lookup);
        if (fix && loaded.complete()) {
            loaded = fixAll(loaded, wanted, lookup);
        }
        List<Diagnostic> findings = findings(loaded, wanted);
        report(findings, loaded);
        console.out().flush();
        if (!loaded.programs().isEmpty()) {
            console.progress(Summary.of(findings, loaded.programs().size()));
        }
        if (!loaded.complete()) {
            return ExitCode.USAGE;
        }
        return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR) ? ExitCode.FINDINGS : ExitCode.FINE;
    }

    private List<Diagnostic> findings(Programs.Loaded loaded, SeverityPolicy wanted) {
        // What several programs import is reported once, as severely as any of them wants it.
        Map<Diagnostic, Diagnostic> findings = new LinkedHashMap<>();
        for (Program program : loaded.programs()) {
            SeverityPolicy policy = program.settings().severities().overriddenBy(wanted);
            for (Diagnostic finding : program.diagnostics()) {
                policy.apply(finding).ifPresent(shown -> findings.merge(finding, shown, CheckCommand::worse));
            }
        }
        return findings.values().stream().filter(d -> !quiet || d.severity().compareTo(Severity.WARNING) <= 0).toList();
    }

    private static Diagnostic worse(Diagnostic a, Diagnostic b) {
        return a.severity().compareTo(b.severity()) <= 0 ? a : b;
    }

    private void report(List<Diagnostic> findings, Programs.Loaded loaded) {
        switch (format) {
            case JSON -> findings.forEach(f -> console.out().println(JsonReport.render(f)));
            case SARIF -> console.out().println(SarifReport.render(findings, Version.number()));
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

    private Programs.Loaded fixAll(Programs.Loaded first, SeverityPolicy wanted, SettingsLookup lookup) {
        Programs.Loaded loaded = first;
        for (int round = 0; round < ROUNDS; round++) {
            List<Diagnostic> worstFirst = findings(loaded, wanted).stream().sorted(Comparator.comparing(Diagnostic::severity)).toList();
            FixApplier.Result result = FixApplier.apply(worstFirst, loaded.texts());
            if (result.texts().isEmpty()) {
                break;
            }
            write(result.texts());
            for (Diagnostic fixed : result.fixed()) {
                console.progress("fixed " + fixed.range().file() + ":" + fixed.range().line() + ": " + fixed.fixes().getFirst().title()
                        + " [" + fixed.code().id() + "]");
            }
            loaded = Programs.load(console, paths, lookup);
        }
        return loaded;
    }

    private void write(Map<String, String> texts) {
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        texts.forEach((file, text) -> contents.put(Path.of(file), text.getBytes(StandardCharsets.UTF_8)));
        try {
            AtomicFiles.writeAll(contents);
        } catch (IOException e) {
            String files = texts.keySet().stream().collect(Collectors.joining(", "));
            throw UserError.usage(files + ": cannot be fixed: " + InputFailure.reason(e) + "; check permissions and free space");
        }
    }
}
