// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flux.cli.Golden;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that {@code flux check --verbose} says of the corpus and of the examples. */
class CheckGoldensTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path GOLDENS = Path.of("src/test/resources/golden/check");

    /** Paths below the repository. */
    static List<Path> programs() throws IOException {
        try (Stream<Path> corpus = Files.list(REPOSITORY.resolve("corpus"));
                Stream<Path> examples = Files.walk(REPOSITORY.resolve("examples"))) {
            return Stream.concat(corpus, examples).map(REPOSITORY::relativize)
                    .filter(f -> f.toString().endsWith(".flux") && Stream.of("target", "build").noneMatch(d -> contains(f, d)))
                    .sorted().toList();
        }
    }

    private static boolean contains(Path path, String directory) {
        return Stream.iterate(path, p -> p != null, Path::getParent).anyMatch(p -> p.endsWith(directory));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void saysAsBefore(Path program) throws IOException {
        Invocation check = Invocation.of(REPOSITORY, "check", "--verbose", program.toString());
        assertThat(check.exit()).isLessThan(2);
        Golden.assertMatches("check/" + golden(program), check.out() + "--- stderr, exit code " + check.exit() + "\n" + check.err());
    }

    @Test
    void nothingIsExpectedOfProgramsThatAreGone() throws IOException {
        try (Stream<Path> goldens = Files.list(GOLDENS)) {
            assertThat(goldens.map(f -> f.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(programs().stream().map(CheckGoldensTest::golden).toList());
        }
    }

    private static String golden(Path program) {
        return program.toString().replace('/', '.').replaceAll("\\.flux$", ".txt");
    }
}
