// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The golden file holds one slip a line, and below it, indented, what is said about it: column, message, and the text after the first fix.
 * A slip without messages gets those of today written below it, and the test fails once.
 */
class SyntaxMessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/syntax-messages.txt");

    @Test
    void speaksPlainly() throws IOException {
        List<String> actual = new ArrayList<>();
        for (String line : Files.readAllLines(GOLDEN)) {
            if (!line.startsWith("    ")) {
                actual.add(line);
                if (!line.isBlank() && !line.startsWith("#")) {
                    actual.add(messages(line.replace("⏎", "\n")));
                }
            }
        }
        String text = String.join("\n", actual) + "\n";
        String expected = Files.readString(GOLDEN);
        if (!expected.equals(text) && expected.lines().noneMatch(line -> line.startsWith("    "))) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(expected);
    }

    private static String messages(String text) {
        var findings = Reading.of(text).findings();
        return findings.isEmpty() ? "    nothing is said" : findings.stream().map(finding -> {
            var range = finding.range();
            String fix = finding.fixes().stream().findFirst().map(found -> {
                var edit = found.edits().getFirst();
                return "\n        fix: " + text.substring(0, edit.range().offset()) + edit.newText() + text.substring(edit.range().endOffset());
            }).orElse("");
            return "    " + range.line() + ":" + range.column() + "-" + range.endLine() + ":" + range.endColumn() + " " + finding.message()
                    + fix.replace("\n", "⏎").replace("⏎        fix", "\n        fix");
        }).collect(Collectors.joining("\n"));
    }
}
