// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.diagram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FindingsPrinter;
import org.flux.cli.program.OutputFailure;
import org.flux.cli.program.Program;
import org.flux.cli.program.ProgramPaths;
import org.flux.cli.program.Programs;
import org.flux.cli.program.SettingsOptions;
import org.flux.cli.program.TypesLookup;
import org.flux.cli.report.Summary;
import org.flux.diagram.Diagrams;
import org.flux.diagram.model.Selection;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.write.Theme;
import org.flux.generator.AtomicFiles;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.diagnostics.SeverityPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux diagram}: pictures of programs, all of them or none, without a display. */
@Command(name = "diagram", description = "Draw programs: flows with their types, locks and findings. A program with errors is drawn as far "
        + "as it can be read.", optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n", footer = {
            "  flux diagram server.flux -o server.svg                light or dark, as whoever looks at it likes",
            "  flux diagram server.flux -o server.png --theme dark --scale 3",
            "  flux diagram server.flux -o serve.svg --flow Listen --collapse Image,Answer",
            "  flux diagram server.flux -o - --format mmd --expand '*'",
            "  flux diagram server.flux -o locks.svg --overlay locks    who holds what, and where",
            "  flux diagram server.flux -o busy.svg --overlay server.profile.json    where the time goes",
            "  flux diagram src/main/flux -o pictures/ --format png     one file for each program",
            "",
            "Exit code: 0 fine, 1 the program has errors (what there is of it has been drawn), 2 wrong usage, nothing has been written."})
public final class DiagramCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramPaths paths;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE",
            description = "What to write: a file that ends in .svg, .png, .json, .mmd (Mermaid) or .dot (Graphviz); a directory for a file "
                    + "of each program; - for standard output.")
    private String output;

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "svg, png, json, mmd or dot. Default: what the file's name ends in; svg in a directory.")
    private String format;

    @Option(names = "--flow", paramLabel = "NAME", description = "Only the flows of this source, or the flow of this node.")
    private String flow;

    @Option(names = "--expand", split = ",", paramLabel = "NAME",
            description = "Show what these abstract nodes contain; * for every one. Default: as much as one can look at.")
    private List<String> expand = List.of();

    @Option(names = "--collapse", split = ",", paramLabel = "NAME", description = "Do not show what these contain; * for every one.")
    private List<String> collapse = List.of();

    @Option(names = "--theme", paramLabel = "THEME", description = "Colours of svg and png: auto (an svg follows its viewer, a png is "
            + "light), light, dark, print. Default: auto.")
    private Theme theme;

    @Option(names = "--overlay", paramLabel = "locks|FILE",
            description = "Paint the lock schedule over it, or a profile, or the values and colours of a JSON file.")
    private String overlay;

    @Option(names = "--scale", paramLabel = "N", description = "Pixels of a png for each of the picture's. Default: 2.")
    private Double scale;

    @Mixin
    private SettingsOptions settings;

    /**
     * A picture that is to be written.
     *
     * @param findings of its program, as the user wants them
     */
    private record Drawn(Program program, List<Diagnostic> findings, byte[] content) {}

    public DiagramCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Target target = Target.of(console, output, Optional.ofNullable(format));
        Rendering rendering = Rendering.of(target.format(), Optional.ofNullable(theme), Optional.ofNullable(scale));
        OverlayOption painted = OverlayOption.of(console, Optional.ofNullable(overlay), target);
        Programs.Loaded loaded = Programs.load(console, paths.named(), settings.lookup(console), TypesLookup.NONE);
        if (!loaded.complete()) {
            return ExitCode.USAGE;
        }
        Map<String, Program> files = target.files(loaded.programs());
        Selection selection = SelectedNames.check(loaded.programs(), Optional.ofNullable(flow), expand, collapse);
        System.setProperty("java.awt.headless", "true");
        Map<String, Drawn> drawn = new LinkedHashMap<>();
        files.forEach((file, program) -> drawn.put(file, draw(program, selection, painted, rendering)));
        files.values().stream().flatMap(program -> painted.strangers(program.analysis()).stream())
                .forEach(line -> console.progress("flux: " + line));
        write(target, drawn);
        return tell(target, drawn);
    }

    private static Drawn draw(Program program, Selection selection, OverlayOption overlay, Rendering rendering) {
        SeverityPolicy wanted = program.settings().severities();
        List<Diagnostic> findings = program.diagnostics().stream().flatMap(finding -> wanted.apply(finding).stream()).toList();
        Picture picture = Diagrams.draw(program.analysis(), findings, selection, overlay.of(program.analysis()), () -> false);
        return new Drawn(program, findings, rendering.write(program.name(), picture));
    }

    private void write(Target target, Map<String, Drawn> drawn) {
        if (target.isStandardOutput()) {
            drawn.values().forEach(one -> console.out().write(one.content(), 0, one.content().length));
            return;
        }
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        drawn.forEach((file, one) -> contents.put(console.resolve(file), one.content()));
        try {
            List<Path> changed = AtomicFiles.writeAll(contents);
            drawn.forEach((file, one) -> console.progress((changed.contains(console.resolve(file)) ? "wrote " : "unchanged: ") + file
                    + " (" + (one.content().length + 1023) / 1024 + " KiB)"));
        } catch (IOException e) {
            throw OutputFailure.of(output, e);
        }
    }

    /** Errors are told too, since a picture may be wrong, or miss something, because of them. */
    private int tell(Target target, Map<String, Drawn> drawn) {
        Console coloured = common.apply(console);
        List<Diagnostic> errors = new ArrayList<>();
        drawn.forEach((file, one) -> {
            List<Diagnostic> own = one.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
            errors.addAll(own);
            if (!own.isEmpty()) {
                FindingsPrinter.print(coloured, own, one.program().texts());
                console.progress(Summary.of(one.findings(), 1) + ": " + (target.isStandardOutput() ? "the picture" : file)
                        + " shows what can be read of it");
            }
        });
        return errors.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
}
