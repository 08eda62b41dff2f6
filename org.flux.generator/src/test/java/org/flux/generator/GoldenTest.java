// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.generator.testing.Compilation;
import org.flux.generator.testing.Programs;
import org.flux.graph.analysis.Analysis;
import org.flux.lang.java.JavaStubs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code golden} is a case: a program, the Java types that it mentions ({@code java/}), and what is generated from it
 * ({@code expected/}). A missing expectation is written, and fails the test once.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesWhatIsExpected(String name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        List<GeneratedFile> generated = generate(folder);
        List<String> written = new ArrayList<>();
        for (GeneratedFile file : generated) {
            Path expected = folder.resolve("expected").resolve(Path.of(file.relativePath()).getFileName());
            if (!Files.exists(expected)) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, file.text());
                written.add(expected.toString());
            }
            assertThat(file.text()).as(file.relativePath()).isEqualTo(Files.readString(expected));
        }
        try (Stream<Path> expected = Files.list(folder.resolve("expected"))) {
            assertThat(expected.map(e -> e.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                    generated.stream().map(f -> Path.of(f.relativePath()).getFileName().toString()).toList());
        }
        if (!written.isEmpty()) {
            fail("expectations were missing and have been written, look at them: " + written);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesWithoutWarningsOnEveryJdk(String name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        List<GeneratedFile> files = new ArrayList<>(generate(folder));
        Analysis analysis = analysis(folder);
        String packageName = analysis.names().packageName();
        files.add(new GeneratedFile(packageName.replace('.', '/') + "/Stub.java", JavaStubs.newClass(analysis, packageName, "Stub")));
        try (Stream<Path> sources = Files.exists(folder.resolve("java")) ? Files.walk(folder.resolve("java")) : Stream.empty()) {
            for (Path source : sources.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new GeneratedFile(folder.resolve("java").relativize(source).toString(), Files.readString(source)));
            }
        }
        Compilation.of(files, 21);
        Compilation.of(files, Runtime.version().feature());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoLongLinesNorStrayBlanks(String name) throws IOException {
        for (GeneratedFile file : generate(GOLDEN.resolve(name))) {
            assertThat(file.text().lines()).allMatch(l -> l.length() <= 140).noneMatch(l -> l.endsWith(" "));
            assertThat(file.text()).doesNotContain("\n\n\n").doesNotContain("{\n\n").doesNotContain("\n\n}").endsWith("}\n");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDeterministic(String name) throws IOException {
        assertThat(generate(GOLDEN.resolve(name))).isEqualTo(generate(GOLDEN.resolve(name)));
    }

    private static List<GeneratedFile> generate(Path folder) throws IOException {
        return Programs.generate(analysis(folder), options(folder));
    }

    private static Analysis analysis(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path program = files.filter(f -> f.toString().endsWith(".flux")).findFirst().orElseThrow();
            return Programs.analyse(program.getFileName().toString(), Files.readString(program));
        }
    }

    /** Cases with components of their own ask for a main class too. */
    private static GeneratorOptions options(Path folder) {
        Path java = folder.resolve("java");
        boolean hasMain = Files.exists(java.resolve("com/example/images/DiskImages.java"));
        return new GeneratorOptions(Optional.empty(), hasMain ? Optional.of("com.example.images.DiskImages") : Optional.empty(),
                BindingLookup.of(List.of(), List.of(java)));
    }
}
