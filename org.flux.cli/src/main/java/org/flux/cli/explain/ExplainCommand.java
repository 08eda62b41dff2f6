// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.lang.report.JsonReport;
import org.flux.lang.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux explain}: the page of a finding. */
@Command(name = "explain", description = "Show the page of a finding: what it says, why, and what to do.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux explain FLUX601", "  flux explain deadlock-prevented", "  flux explain --all      the table of all codes",
            "  flux explain --schema settings > flux.settings.schema.json"})
public final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "CODE", arity = "0..*", description = "Codes, or their names.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--all", description = "The table of all codes, with severity and meaning.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "With --all: text, or json (one object a line). Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--schema", paramLabel = "NAME",
            description = "A JSON schema: of settings (flux.settings.json) or findings (a line of 'check --format json').")
    private Schema schema;

    enum Format {
        TEXT, JSON
    }

    enum Schema {
        SETTINGS, FINDINGS
    }

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if ((all ? 1 : 0) + (schema == null ? 0 : 1) + (codes.isEmpty() ? 0 : 1) > 1) {
            throw UserError.usage("CODE, --all and --schema exclude each other; keep one of them");
        }
        if (format == Format.JSON && !all) {
            throw UserError.usage("--format json goes with --all; the page of a code is Markdown");
        }
        if (all) {
            console.out().print(format == Format.JSON ? Catalogue.json() : Catalogue.table());
            return ExitCode.FINE;
        }
        if (schema != null) {
            console.out().print(schema == Schema.SETTINGS ? resource(Settings.class, Settings.SCHEMA)
                    : resource(JsonReport.class, JsonReport.SCHEMA));
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

    private static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
