// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden file holds one slip a line, and below it, indented, what is said about it: place, message, other places, and the text after
 * the
 * first fix. A slip without messages gets those of today written below it, and the test fails once.
 */
class SyntaxMessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/syntax-messages.txt");
    private static final String BEFORE = "Earlier () => (int a);\nsource Earlier => Later;\n";
    private static final String AFTER = "\nLater (int z) => ();\natomic Later:{lock};\nFinally = Earlier -> Later;\n";

    static List<String> slips() throws IOException {
        try (var lines = Files.lines(GOLDEN)) {
            return lines.filter(line -> !line.startsWith("    ") && !line.startsWith("# ") && !line.isBlank()).map(line ->
                    line.replace("⏎", "\n"))
                    .toList();
        }
    }

    @Test
    void speaksPlainly() throws IOException {
        List<String> actual = new ArrayList<>();
        for (String line : Files.readAllLines(GOLDEN)) {
            if (!line.startsWith("    ")) {
                actual.add(line);
                if (!line.isBlank() && !line.startsWith("# ")) {
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

    @ParameterizedTest
    @MethodSource("slips")
    void saysOneThingAboutOneSlip(String slip) {
        assertThat(Reading.of(slip).findings()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("slips")
    void aFixMakesTheMessageGoAway(String slip) {
        for (Diagnostic finding : Reading.of(slip).findings()) {
            finding.fixes().forEach(fix -> assertThat(Reading.of(apply(slip, fix)).findings()).as(apply(slip, fix)).isEmpty());
        }
    }

    /** A slip in the middle of a program costs its own declaration only, and is told no otherwise than alone. */
    @ParameterizedTest
    @MethodSource("slips")
    void theRestOfTheProgramStays(String slip) {
        ParsedFile alone = Reading.of(slip);
        ParsedFile amid = Reading.of(BEFORE + slip + AFTER);
        List<String> texts = amid.file().declarations().stream().map(SyntaxMessagesTest::withoutRanges).toList();
        List<String> others = Reading.of(BEFORE + AFTER).file().declarations().stream().map(SyntaxMessagesTest::withoutRanges).toList();
        boolean swallowed = slip.contains("/*") && !slip.contains("*/");
        assertThat(texts).containsAll(swallowed ? others.subList(0, 2) : others);
        boolean misplaced = slip.startsWith("package") || slip.startsWith("import");
        if (!misplaced) {
            assertThat(amid.findings()).as("%s", amid.findings()).hasSize(alone.findings().size());
            for (int i = 0; i < alone.findings().size(); i++) {
                Diagnostic expected = alone.findings().get(i);
                Diagnostic actual = amid.findings().get(i);
                assertThat(actual.range().offset() - BEFORE.length()).isEqualTo(expected.range().offset());
                assertThat(actual.message()).isEqualTo(expected.message().replace(", but the text ends here",
                        ", before the next declaration"));
            }
        }
    }

    private static String withoutRanges(Declaration declaration) {
        return declaration.toString().replaceAll("SourceRange\\[[^]]*]", "@");
    }

    private static String messages(String text) {
        List<Diagnostic> findings = Reading.of(text).findings();
        return findings.isEmpty() ? "    nothing is said" : findings.stream().map(finding -> "    " + place(finding.range()) + " "
                + finding.message()
                + finding.related().stream().map(other -> "\n        see " + place(other.range()) + " "
                        + other.message()).collect(Collectors.joining())
                + finding.fixes().stream().map(fix -> "\n        fix: " + apply(text, fix).replace("\n",
                        "⏎")).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String place(org.flux.graph.syntax.SourceRange range) {
        return range.line() + ":" + range.column() + "-" + range.endLine() + ":" + range.endColumn();
    }

    private static String apply(String text, Diagnostic.Fix fix) {
        StringBuilder result = new StringBuilder(text);
        fix.edits().stream().sorted(Comparator.comparingInt((Diagnostic.Edit edit) -> edit.range().offset()).reversed())
                .forEach(edit -> result.replace(edit.range().offset(), edit.range().endOffset(), edit.newText()));
        return result.toString();
    }
}
