// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.generator.testing.Compilation;
import org.flux.generator.testing.Programs;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.lang.java.ComponentSources;
import org.flux.lang.java.JavaSources;
import org.flux.lang.java.JavaStubs;
import org.flux.lang.project.Layout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link JavaStubs} adds to Java sources compiles without a warning, with the interface that is generated from the same program. */
class StubsCompileTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    /** Classes to complete: {@code %1$s} is the program's package, {@code %2$s} an import of the interface, {@code %3$s} its name. */
    private static final List<String> SHAPES = List.of(
            "%1$s\npublic class %4$s implements %3$s {}\n",
            "// Licence\r\n%1$s\r\n\r\nimport java.util.Objects;"
                    + "\r\n\r\n/** Doc. */\r\npublic class %4$s implements %3$s\r\n{\r\n\tprivate final"
                    + " Object lock = Objects.requireNonNull(\"\");\r\n\r\n\tpublic Object lock() {\r\n\t\treturn lock;\r\n\t}\r\n}\r\n",
            "%1$s\npublic record %4$s(int number, String... names) implements %3$s {\n    public %4$s {\n        number++;\n    }\n}\n",
            "%1$s\nfinal class Outer<T> {\n  final T t = null;\n  static final class %4$s implements %3$s { int x; }\n}\n",
            "package some.where.else_;\n%2$s\nimport static java.lang.Math.abs;\n\npublic class %4$s implements %3$s {\n"
                    + "    public int size() { return abs(1); }\n}\n",
            "%1$s\npublic class %4$s extends Base {\n}\n\nabstract class Base implements %3$s {\n}\n");

    @TempDir
    Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsMissingIsAddedAndCompiles(String name) throws IOException {
        Path golden = GOLDEN.resolve(name);
        Path program;
        try (Stream<Path> files = Files.list(golden)) {
            program = files.filter(f -> f.toString().endsWith(".flux")).findFirst().orElseThrow();
        }
        Analysis analysis = Programs.analyse(program.getFileName().toString(), Files.readString(program));
        String packageName = analysis.names().packageName();
        String components = analysis.names().components();
        Path java = folder.resolve("src/main/java");
        for (String shape : SHAPES) {
            String className = "Mine" + SHAPES.indexOf(shape);
            if (!packageName.isEmpty() || !shape.startsWith("package")) { // nobody can import from the unnamed package
                write(java.resolve(className + ".java"), shape.formatted(packageName.isEmpty() ? "" : "package " + packageName + ";",
                        "import " + packageName + "." + components + ";", components, className));
            }
        }
        Files.createDirectories(folder.resolve("src/main/flux"));
        Layout layout = Layout.of(Files.copy(program, folder.resolve("src/main/flux").resolve(program.getFileName())));
        apply(JavaStubs.of(ComponentSources.of(analysis, new JavaSources().project(layout))).forMissing());
        ComponentSources completed = ComponentSources.of(analysis, new JavaSources().project(layout));
        assertThat(completed.missing()).isEmpty();
        assertThat(completed.findings()).extracting(Diagnostic::code).containsExactly(Code.COMPONENTS_AMBIGUOUS);

        List<GeneratedFile> files = new ArrayList<>(Programs.generate(analysis,
                new GeneratorOptions(Optional.empty(), Optional.empty(), BindingLookup.of(List.of(), List.of(golden.resolve("java"))))));
        for (Layout.JavaFile file : layout.javaSources()) {
            files.add(new GeneratedFile(file.path().getFileName().toString(), Files.readString(file.path())));
        }
        if (Files.exists(golden.resolve("java"))) {
            try (Stream<Path> sources = Files.walk(golden.resolve("java"))) {
                for (Path source : sources.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(new GeneratedFile(golden.resolve("java").relativize(source).toString(), Files.readString(source)));
                }
            }
        }
        Compilation.of(files);
    }

    private static void apply(List<Edit> edits) throws IOException {
        List<Edit> last = new ArrayList<>(edits);
        last.sort(Comparator.comparingInt((Edit e) -> e.range().offset()).reversed());
        for (Edit edit : last) {
            Path file = Path.of(edit.range().file());
            write(file, new StringBuilder(Files.readString(file)).replace(edit.range().offset(), edit.range().endOffset(), edit.newText())
                    .toString());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
