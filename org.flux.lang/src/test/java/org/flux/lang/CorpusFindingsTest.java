// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flux.graph.diagnostics.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the corpus: beyond infos and hints exactly these findings. */
class CorpusFindingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            abstract-source       | 2 warning PREDICATE_UNUSED / 12 warning READER_WITHOUT_WRITER
            deadlock.slides-a     | 1 warning NO_SOURCE / 3 warning DEADLOCK_PREVENTED
            fragments.slides-a    | 4 warning FLOW_UNREACHED / 6 warning CONSTRAINED_NODE_UNKNOWN / 9 warning CONSTRAINED_NODE_UNKNOWN \
                                    / 10 warning CONSTRAINED_NODE_UNKNOWN / 11 warning CONSTRAINED_NODE_UNKNOWN \
                                    / 12 error HANDLED_NODE_UNKNOWN
            image-server.slides-a | 4 error PREDICATE_UNKNOWN / 11 error HANDLED_NODE_UNKNOWN
            image-server.slides-b | none
            long-arrows           | none
            session               | none
            soft-keywords         | none
            web-server.slides-b   | none
            """)
    void saysExactlyThis(String program, String findings) throws SourceException {
        Path file = Corpus.DIRECTORY.resolve(program + ".flux");
        List<String> actual = ProgramLoader.create().load(file).diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING)
                .map(finding -> finding.range().line() + " " + finding.severity() + " " + finding.code())
                .toList();
        assertThat(actual).containsExactly(findings == null ? new String[0] : findings.split(" +/ +"));
    }
}
