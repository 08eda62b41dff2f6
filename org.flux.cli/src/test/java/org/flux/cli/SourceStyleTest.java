// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How Java is written here, over the sources of all modules, tests included. */
class SourceStyleTest {
    private static final int COLUMNS = 140;
    private static final int LINES = 400;
    /** Folders of what is made by programs, among it the Java that tests expect of the generator. */
    private static final Set<String> NOT_WRITTEN = Set.of("target", "xtext-gen", "src-gen", "resources", "node_modules");
    private static final Path ROOT = Path.of("..");

    @Test
    void linesFitTheScreen() throws IOException {
        assertThat(complaints((source, lines) -> IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > COLUMNS)
                .mapToObj(i -> source + ":" + (i + 1)))).as("lines of more than %d columns", COLUMNS).isEmpty();
    }

    @Test
    void filesAreReadInOneGo() throws IOException {
        assertThat(complaints((source, lines) -> Stream.of(source + ": " + lines.size()).filter(s -> lines.size() >= LINES)))
                .as("files of %d lines or more", LINES).isEmpty();
    }

    @Test
    void everyFileNamesItsLicence() throws IOException {
        assertThat(complaints((source, lines) -> Stream.of(source.toString())
                .filter(s -> lines.isEmpty() || !lines.getFirst().equals("// SPDX-License-Identifier: EPL-2.0"))))
                .as("files whose first line does not name the licence").isEmpty();
    }

    private static List<String> complaints(BiFunction<Path, List<String>, Stream<String>> rule) throws IOException {
        List<String> complaints = new ArrayList<>();
        List<Path> sources = sources();
        assertThat(sources).contains(ROOT.resolve("org.flux.cli/src/test/java/org/flux/cli/SourceStyleTest.java"));
        for (Path source : sources) {
            rule.apply(source, Files.readAllLines(source)).forEach(complaints::add);
        }
        return complaints;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean hidden = name.startsWith(".") && !folder.equals(ROOT);
                return hidden || NOT_WRITTEN.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
