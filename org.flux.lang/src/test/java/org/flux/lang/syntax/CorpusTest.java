// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flux.lang.Corpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    static List<Path> files() {
        return Corpus.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void parsesWithoutSyntaxError(Path file) {
        ParsedFile parsed = Reading.of(Corpus.text(file));
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.file().declarations()).isNotEmpty();
    }
}
