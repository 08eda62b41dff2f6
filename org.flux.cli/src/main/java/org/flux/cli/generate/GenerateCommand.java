// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.generate;

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
import org.flux.cli.project.Bindings;
import org.flux.cli.project.Layouts;
import org.flux.cli.project.PackageOption;
import org.flux.cli.project.ProjectTypes;
import org.flux.generator.BindingLookup;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.generator.SimulatorGenerator;
import org.flux.lang.project.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux generate}: Java sources, all of them or none. */
@Command(name = "generate", description = "Write the Java sources of a program; nothing is written if the program has an error.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux generate server.flux -o generated",
                "  flux generate src/main/flux -o target/generated-sources/flux --package com.example",
            "  flux generate server.flux -o generated --main com.example.MyServer      with a main class",
            "  flux generate server.flux -o simulator --simulator                      a program that simulates it"})
public final class GenerateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProgramPaths paths;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR", description = "Where sources go, in directories by package.")
    private String output;

    @Mixin
    private PackageOption packageName;

    @Option(names = "--style", paramLabel = "STYLE", defaultValue = "direct", description = "Shape of the code: direct.")
    private Style style;

    @Option(names = "--main", paramLabel = "pkg.Class", description = "Generate a main class too, for the components of this class.")
    private String main;

    @Option(names = "--simulator", description = "Instead of the server, generate a class that simulates it from a profile; it is"
            + " compiled and run with flux.jar on the class path, and needs no .flux file.")
    private boolean simulator;

    @Option(names = {"--class-path", "-cp"}, paramLabel = "CP", description = "Where classes that the program binds to are found.")
    private String classPath;

    @Mixin
    private SettingsOptions settings;

    enum Style {
        DIRECT
    }

    public GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Console coloured = common.apply(console);
        if (simulator && main != null) {
            throw UserError.usage("--simulator and --main exclude each other: a simulator has a main of its own; keep one of them");
        }
        PackageOption.rejectUnlessName("--main", main, "a Java class", "com.example.Server");
        Programs.Loaded loaded = Programs.load(coloured, paths.named(), settings.lookup(console),
                new ProjectTypes(console, classPath, false, packageName.name()));
        if (!loaded.complete()) {
            return ExitCode.USAGE;
        }
        if (FindingsPrinter.printErrorsAndWarnings(coloured, loaded.programs())) {
            return ExitCode.FINDINGS;
        }
        List<GeneratedFiles> all = new ArrayList<>();
        for (Program program : loaded.programs()) {
            Optional<GeneratedFiles> files = generate(coloured, program);
            if (files.isEmpty()) {
                return ExitCode.FINDINGS;
            }
            all.add(files.get());
        }
        rejectTwins(loaded.programs(), all);
        write(all);
        return ExitCode.FINE;
    }

    private Optional<GeneratedFiles> generate(Console coloured, Program program) {
        return switch (generate(program)) {
            case GeneratedFiles files -> Optional.of(files);
            case Generated.Refusal refusal -> {
                FindingsPrinter.print(coloured, refusal.diagnostics(), program.texts());
                yield Optional.empty();
            }
        };
    }

    private Generated generate(Program program) {
        Layout layout = Layouts.of(console, program.path().toString());
        BindingLookup bindings = Bindings.of(layout, Layouts.classPath(layout, console, classPath));
        GeneratorOptions options = new GeneratorOptions(packageName.name(), Optional.ofNullable(main), bindings);
        return simulator ? SimulatorGenerator.generate(program.analysis(), options) : JavaGenerator.generate(program.analysis(), options);
    }

    /** Two programs of one name and package would overwrite each other's files. */
    private static void rejectTwins(List<Program> programs, List<GeneratedFiles> all) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            String program = programs.get(i).name();
            all.get(i).files().forEach(f -> {
                String other = owners.putIfAbsent(f.relativePath(), program);
                if (other != null) {
                    throw UserError.usage(program + ": generates " + f.relativePath() + " as " + other
                            + " does; rename one of them, give them different packages, or generate them one by one");
                }
            });
        }
    }

    private void write(List<GeneratedFiles> programs) {
        Path folder = console.resolve(output);
        try {
            List<Path> changed = GeneratedFiles.write(programs, folder);
            changed.forEach(f -> console.out().println(f));
            String files = changed.size() == 1 ? "1 file" : changed.size() + " files";
            console.progress(changed.isEmpty() ? "nothing to do: all files are up to date" : files + " written to " + output);
        } catch (IOException e) {
            throw OutputFailure.of(output, e);
        }
    }
}
