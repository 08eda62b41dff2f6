// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.cli.compile.JavaCompilation;
import org.flux.cli.compile.JavaErrorReport;
import org.flux.cli.compile.JavaText;
import org.flux.cli.compile.ServerClassLoader;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FindingsPrinter;
import org.flux.cli.program.Program;
import org.flux.cli.project.ClassPathOption;
import org.flux.cli.project.Layouts;
import org.flux.cli.project.ProgramArgument;
import org.flux.explore.AsDeclared;
import org.flux.explore.Subject;
import org.flux.explore.Unbound;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.names.JavaNames;
import org.flux.lang.project.Layout;

/**
 * Sets a program up for exploration: generates it without its bindings and compiles it in memory, with the Java types that it names if they
 * are found beside it, else with {@code Object} in their place. Its components are not needed.
 */
final class Stage {
    private final Console console;
    private final Layout layout;
    private final List<Path> classPath;
    private final boolean asDeclared;

    private Stage(Console console, Layout layout, ClassPathOption classPath, boolean asDeclared) {
        this.console = console;
        this.asDeclared = asDeclared;
        this.layout = layout;
        this.classPath = Layouts.classPath(layout, console, classPath.written().orElse(null));
    }

    /**
     * @param name of the program as the user named it
     * @param typed whether the program's own Java types are used
     * @param asDeclared whether nodes take just what they declare
     */
    record Ready(String name, Subject subject, boolean typed, boolean asDeclared) {}

    /** @throws UserError if there is no such program, or it cannot be explored; what is wrong with it has been printed then */
    static Ready of(Console console, ProgramArgument argument, ClassPathOption classPath, boolean asDeclared) {
        Layout layout = argument.layout(console);
        return new Stage(console, layout, classPath, asDeclared).ready(argument.load(console, layout));
    }

    private Ready ready(Program program) {
        if (program.analysis().graph().sources().isEmpty()) {
            throw new UserError(ExitCode.FINDINGS, program.name() + ": has no source, hence no flows to explore; declare one: source …");
        }
        return typed(program).orElseGet(() -> erased(program));
    }

    private Optional<Ready> typed(Program program) {
        Analysis analysis = locks(Unbound.of(program.analysis()));
        if (!(generate(analysis) instanceof GeneratedFiles files)) {
            return Optional.empty();
        }
        List<Path> sourcePath = Files.isDirectory(layout.javaDirectory()) ? List.of(layout.javaDirectory()) : List.of();
        JavaCompilation compilation = JavaCompilation.compile(texts(files), classPath, sourcePath);
        return compilation.errors().isEmpty() ? Optional.of(ready(program, analysis, compilation, true)) : Optional.empty();
    }

    private Ready erased(Program program) {
        Analysis analysis = locks(Unbound.erased(program.analysis()));
        return switch (generate(analysis)) {
            case Generated.Refusal refusal -> {
                FindingsPrinter.print(console, refusal.diagnostics(), program.texts());
                throw UserError.silent(ExitCode.FINDINGS);
            }
            case GeneratedFiles files -> {
                JavaCompilation compilation = JavaCompilation.compile(texts(files), List.of());
                if (!compilation.errors().isEmpty()) {
                    console.err().print(JavaErrorReport.render(compilation.errors(), console.complaints()));
                    throw UserError.silent(ExitCode.FINDINGS);
                }
                yield ready(program, analysis, compilation, false);
            }
        };
    }

    private Analysis locks(Analysis analysis) {
        return asDeclared ? AsDeclared.of(analysis) : analysis;
    }

    private static Generated generate(Analysis analysis) {
        return JavaGenerator.generate(analysis, GeneratorOptions.DEFAULT);
    }

    private static List<JavaText> texts(GeneratedFiles files) {
        List<JavaText> texts = new ArrayList<>();
        files.files().forEach(f -> texts.add(JavaText.generated(f.relativePath(), f.text())));
        return texts;
    }

    private Ready ready(Program program, Analysis analysis, JavaCompilation compilation, boolean typed) {
        ServerClassLoader loader = new ServerClassLoader(compilation.classes(), typed ? classPath : List.of());
        JavaNames names = analysis.names();
        String folder = names.packageName().isEmpty() ? "" : names.packageName() + ".";
        try {
            return new Ready(program.name(), new Subject(analysis, loader.loadClass(folder + names.program()),
                    loader.loadClass(folder + names.components())), typed, asDeclared);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
