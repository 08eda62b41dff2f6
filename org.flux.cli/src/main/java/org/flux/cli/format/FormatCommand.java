// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.format;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FindingsPrinter;
import org.flux.cli.program.FluxFiles;
import org.flux.cli.program.OutputFailure;
import org.flux.generator.AtomicFiles;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.lang.ProgramLoader;
import org.flux.lang.SourceException;
import org.flux.lang.SourceFormatter;
import org.flux.lang.SourceTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux format}: the canonical layout. */
@Command(name = "format", description = "Lay programs out canonically; only white space changes. A file with syntax errors is left alone.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux format server.flux",
            "  flux format --check src      name the files that are not formatted, exit with 1 if there are any",
            "  flux format - < server.flux"})
public final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;
    private SourceFormatter formatter;
    private int worst = ExitCode.FINE;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*",
            description = "Files, directories that are searched for .flux files, or '-' to read standard input and write standard output.")
    private List<String> paths;

    @Option(names = "--check", description = "Change nothing; print the names of the files that would change.")
    private boolean check;

    public FormatCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        // Not sooner: it loads the language, which '--help' can do without.
        formatter = SourceFormatter.create();
        if (paths.contains(STANDARD_INPUT)) {
            if (paths.size() > 1) {
                throw UserError.usage("'-' stands alone; name either files or standard input");
            }
            return standardInput();
        }
        int changed = 0;
        List<FluxFiles.Found> files = FluxFiles.find(console, paths);
        for (FluxFiles.Found file : files) {
            changed += format(file) ? 1 : 0;
        }
        console.progress(changed + " of " + files.size() + (files.size() == 1 ? " file " : " files ")
                + (check ? "not formatted" : "formatted"));
        return check && changed > 0 ? Math.max(worst, ExitCode.FINDINGS) : worst;
    }

    /** Returns whether the file's layout is not the canonical one. */
    private boolean format(FluxFiles.Found file) {
        try {
            String text = SourceTexts.read(file.path());
            Optional<String> formatted = formatted(file.name(), text);
            if (formatted.isEmpty() || formatted.get().equals(text)) {
                return false;
            }
            if (!check) {
                AtomicFiles.write(file.path(), formatted.get());
            }
            console.out().println(file.name());
            return true;
        } catch (SourceException e) {
            complain(ExitCode.USAGE, e.message(file.name()));
            return false;
        } catch (IOException e) {
            complain(ExitCode.USAGE, OutputFailure.of(file.name(), e).getMessage());
            return false;
        }
    }

    private int standardInput() {
        try {
            String text = SourceTexts.read("standard input", console.in());
            Optional<String> formatted = formatted("standard input", text);
            if (formatted.isPresent() && check) {
                return formatted.get().equals(text) ? ExitCode.FINE : ExitCode.FINDINGS;
            }
            formatted.ifPresent(console.out()::print);
            return worst;
        } catch (SourceException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private Optional<String> formatted(String name, String text) {
        Optional<String> formatted = formatter.format(text);
        if (formatted.isEmpty()) {
            List<Diagnostic> errors = new ArrayList<>(ProgramLoader.create().load(name, text, target -> Optional.empty()).diagnostics());
            errors.removeIf(d -> d.code() != Code.SYNTAX);
            FindingsPrinter.print(common.apply(console), errors, Map.of(name, text));
            complain(ExitCode.FINDINGS, name + ": left as it is because of its syntax errors");
        }
        return formatted;
    }

    private void complain(int exitCode, String line) {
        console.progress("flux: " + line);
        worst = Math.max(worst, exitCode);
    }
}
