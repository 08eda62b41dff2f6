// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.flux.lang.MessagesGolden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of slips of syntax, one slip a text. */
class SyntaxMessagesTest {
    private static final MessagesGolden GOLDEN = new MessagesGolden(Path.of("src/test/resources/syntax-messages.txt"),
            text -> Reading.of(text).findings(), Diagnostic::message, MessagesGolden::apply);
    private static final String BEFORE = "Earlier () => (int a);\nsource Earlier => Later;\n";
    private static final String AFTER = "\nLater (int z) => ();\natomic Later:{lock};\nFinally = Earlier -> Later;\n";

    static List<String> slips() throws IOException {
        return GOLDEN.texts();
    }

    @Test
    void speaksPlainly() throws IOException {
        GOLDEN.check();
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
            finding.fixes().forEach(fix -> assertThat(Reading.of(MessagesGolden.apply(slip, fix)).findings())
                    .as(MessagesGolden.apply(slip, fix)).isEmpty());
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
}
