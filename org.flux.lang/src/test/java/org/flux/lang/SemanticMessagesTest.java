// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of programs that are well written and wrong, one mistake a program. A line that names a file begins its text; what stands
 * before is {@code main.flux}.
 */
class SemanticMessagesTest {
    private static final ProgramLoader LOADER = ProgramLoader.create();
    private static final String MAIN = "main.flux";
    private static final MessagesGolden GOLDEN = new MessagesGolden(Path.of("src/test/resources/semantic-messages.txt"),
            SemanticMessagesTest::findings, SemanticMessagesTest::head, (text, fix) -> fix.title());

    static List<String> programs() throws IOException {
        return GOLDEN.texts();
    }

    @Test
    void speaksPlainly() throws IOException {
        GOLDEN.check();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void saysOneThingAboutOneMistake(String program) {
        assertThat(findings(program)).filteredOn(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
                .extracting(SemanticMessagesTest::head).hasSizeLessThanOrEqualTo(1);
    }

    private static List<Diagnostic> findings(String program) {
        Map<String, String> files = new HashMap<>();
        String name = MAIN;
        for (String part : program.split("(?<=\n)(?=[a-z/]+\\.flux\n)")) {
            String text = part;
            if (!files.isEmpty()) {
                name = part.substring(0, part.indexOf('\n'));
                text = part.substring(part.indexOf('\n') + 1);
            }
            files.put(name, text);
        }
        return LOADER.load(MAIN, files.get(MAIN), path -> Optional.ofNullable(files.get(path))).diagnostics();
    }

    private static String head(Diagnostic finding) {
        return file(finding.range()) + finding.severity() + " " + finding.code().id() + " " + finding.message();
    }

    private static String file(SourceRange range) {
        return range.file().equals(MAIN) ? "" : range.file() + " ";
    }
}
