// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flux.cli.compile.ComponentsFinder;
import org.flux.cli.compile.JavaCompilation;
import org.flux.cli.compile.JavaErrorReport;
import org.flux.cli.compile.JavaText;
import org.flux.cli.compile.ServerClassLoader;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FindingsPrinter;
import org.flux.cli.program.InputFailure;
import org.flux.cli.program.Program;
import org.flux.cli.program.Programs;
import org.flux.cli.program.SettingsLookup;
import org.flux.generator.BindingLookup;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.names.JavaNames;
import org.flux.lang.project.Layout;
import org.flux.lang.settings.Settings;
import org.flux.lang.settings.SettingsClassPath;

/** From a program and its components to classes: check, generate, compile, find the components. */
public final class ServerBuild {
    private final Console console;
    private final Options options;
    private final Layout layout;
    private final List<Path> classPath;
    private final BindingLookup bindings;

    /**
     * @param components qualified name of the implementation; absent to look for it
     * @param classPath of the user, in the platform's spelling; absent for none
     * @param packageName of the generated code; absent for the program's own
     * @param settings of the program
     */
    public record Options(ProgramArgument program, Optional<String> components, Optional<String> classPath, Optional<String> packageName,
            SettingsLookup settings) {}

    private ServerBuild(Console console, Options options) {
        this.console = console;
        this.options = options;
        this.layout = options.program().layout(console);
        this.classPath = classPath();
        this.bindings = Bindings.of(layout, classPath);
    }

    /**
     * @param withMain whether to generate a main class, {@link Server#program} followed by {@code Main}
     * @return empty if the program or its Java has errors, which have been printed
     */
    public static Optional<Server> build(Console console, Options options, boolean withMain) {
        return new ServerBuild(console, options).build(withMain);
    }

    /** What the option says, what lies in {@code lib}, and what settings say. */
    private List<Path> classPath() {
        List<Path> all = new ArrayList<>(Layouts.classPath(layout, console, options.classPath().orElse(null)));
        Path program = console.resolve(layout.program());
        Settings settings = options.settings().of(Files.isDirectory(program) ? program.resolve("any.flux") : program);
        all.addAll(SettingsClassPath.of(settings).entries());
        return List.copyOf(all);
    }

    private Optional<Server> build(boolean withMain) {
        Programs.Loaded loaded = Programs.load(console, List.of(layout.program()), options.settings(),
                new ProjectTypes(console, options.classPath().orElse(null), true, options.packageName()));
        if (!loaded.complete()) {
            throw UserError.silent(ExitCode.USAGE);
        }
        Program program = options.program().only(loaded.programs());
        if (FindingsPrinter.printErrorsAndWarnings(console, List.of(program))) {
            return Optional.empty();
        }
        List<JavaText> sources = new ArrayList<>(javaSources());
        Optional<List<JavaText>> generated = generate(program, Optional.empty());
        if (generated.isEmpty()) {
            return Optional.empty();
        }
        sources.addAll(generated.get());
        sources.addAll(siblings(program));
        return compile(sources).flatMap(classes -> link(program, sources, classes, withMain));
    }

    private Optional<Server> link(Program program, List<JavaText> sources, Map<String, byte[]> classes, boolean withMain) {
        String flows = qualified(program.analysis().names().program(), program);
        String implementation;
        boolean synthetic = false;
        try (ServerClassLoader loader = new ServerClassLoader(classes, classPath)) {
            Class<?> components = loader.loadClass(qualified(program.analysis().names().components(), program));
            if (options.components().isPresent()) {
                implementation = ComponentsFinder.named(loader, components, options.components().get(), classes.keySet()).getName();
            } else {
                Optional<Class<?>> found = ComponentsFinder.find(loader, components, classes.keySet(), program.name());
                synthetic = found.isEmpty() && !needsAnything(components);
                implementation = found.isPresent() ? found.get().getName() : flows + "DefaultComponents";
                if (found.isEmpty() && !synthetic) {
                    throw ComponentsFinder.none(components, program.name());
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        Server server = new Server(program.path().getFileName().toString(), flows, implementation, classes, classPath);
        if (!withMain && !synthetic) {
            return Optional.of(server);
        }
        List<JavaText> all = new ArrayList<>(sources);
        if (synthetic) {
            all.add(noComponents(program, implementation));
        }
        if (withMain) {
            Set<String> known = new TreeSet<>(sources.stream().map(JavaText::displayName).toList());
            generate(program, Optional.of(implementation)).orElse(List.of()).stream().filter(s -> !known.contains(s.displayName()))
                    .forEach(all::add);
        }
        return compile(all).map(more -> new Server(server.name(), flows, implementation, more, classPath));
    }

    private List<JavaText> javaSources() {
        return layout.javaSources().stream().map(f -> JavaText.ofFile(f.path(), f.name(), read(f))).toList();
    }

    private static String read(Layout.JavaFile file) {
        try {
            return Files.readString(file.path(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.usage(file.name() + ": cannot be read: " + InputFailure.reason(e) + "; check the file");
        }
    }

    private Optional<List<JavaText>> generate(Program program, Optional<String> main) {
        Generated generated = JavaGenerator.generate(program.analysis(), new GeneratorOptions(options.packageName(), main, bindings));
        return switch (generated) {
            case GeneratedFiles files -> Optional.of(files.files().stream().map(f -> JavaText.generated(f.relativePath(), f.text()))
                    .toList());
            case Generated.Refusal refusal -> {
                FindingsPrinter.print(console, refusal.diagnostics(), program.texts());
                yield Optional.empty();
            }
        };
    }

    /** Programs beside this one, whose components are compiled with it since they lie in the same directory. */
    private List<JavaText> siblings(Program program) {
        if (layout.program().equals(layout.directory()) || layout.javaSources().isEmpty()) {
            return List.of();
        }
        List<JavaText> result = new ArrayList<>();
        for (Program other : Programs.siblings(console, layout.directory(), program)) {
            Generated generated = JavaGenerator.generate(other.analysis(),
                    new GeneratorOptions(options.packageName(), Optional.empty(), bindings));
            if (generated instanceof GeneratedFiles files) {
                files.files().forEach(f -> result.add(JavaText.generated(f.relativePath(), f.text())));
            }
        }
        return result;
    }

    private Optional<Map<String, byte[]>> compile(List<JavaText> sources) {
        JavaCompilation compilation = JavaCompilation.compile(sources, classPath);
        if (compilation.errors().isEmpty()) {
            return Optional.of(compilation.classes());
        }
        console.err().print(JavaErrorReport.render(compilation.errors(), console.complaints()));
        int count = compilation.errors().size();
        console.progress(count + (count == 1 ? " error" : " errors") + " of the Java compiler");
        return Optional.empty();
    }

    private String qualified(String simpleName, Program program) {
        JavaNames names = program.analysis().names();
        String packageName = options.packageName().orElse(names.packageName());
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    private static boolean needsAnything(Class<?> components) {
        return Stream.of(components.getMethods()).map(Method::getModifiers).anyMatch(Modifier::isAbstract);
    }

    /** Where every node is bound to existing Java there is nothing to write; flux writes the empty class. */
    private JavaText noComponents(Program program, String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        String simple = qualifiedName.substring(dot + 1);
        String text = (dot < 0 ? "" : "package " + qualifiedName.substring(0, dot) + ";\n\n") + "public final class " + simple
                + " implements "
                + program.analysis().names().components() + " {}\n";
        return JavaText.generated(qualifiedName.replace('.', '/') + ".java", text);
    }
}
