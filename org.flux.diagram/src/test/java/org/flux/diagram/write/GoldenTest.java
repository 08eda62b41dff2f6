// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flux.diagram.TestPrograms;
import org.flux.diagram.model.Selection;
import org.flux.diagram.picture.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The diagrams of all examples and of the corpus, as {@code flux diagram} writes them. A missing expectation is written, and fails the test
 * once.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("org.flux.diagram.TestPrograms#all")
    void looksAsExpected(Path program) throws Exception {
        List<Path> missing = new ArrayList<>();
        for (Format format : List.of(Format.SVG, Format.JSON)) {
            Path expected = GOLDEN.resolve(format.fileName(program.toString()));
            String written = new String(format.write(picture(program), Theme.AUTO, 1), StandardCharsets.UTF_8);
            assertThat(written).as("drawn once more").isEqualTo(new String(format.write(picture(program), Theme.AUTO, 1),
                    StandardCharsets.UTF_8));
            if (format == Format.SVG) {
                SvgWriterTest.parse(written);
            }
            if (Files.exists(expected)) {
                assertThat(written).as(expected.toString()).isEqualTo(Files.readString(expected));
            } else {
                Files.createDirectories(GOLDEN);
                Files.writeString(expected, written);
                missing.add(expected);
            }
        }
        if (!missing.isEmpty()) {
            fail("expectations were missing and have been written, look at them: " + missing);
        }
    }

    private static Picture picture(Path program) throws IOException {
        return TestPrograms.draw(TestPrograms.analysis(program.toString(), TestPrograms.text(program)), Selection.DEFAULT);
    }
}
