// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.lang.Corpus;
import org.flux.lang.SourceFormatter;
import org.flux.lang.syntax.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/format");
    private final SourceFormatter formatter = SourceFormatter.create();

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN.resolve("input"))) {
            return files.sorted().toList();
        }
    }

    static Stream<Path> everything() throws IOException {
        return Stream.concat(Corpus.files().stream(), inputs().stream());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void looksAsExpected(Path input) throws IOException {
        String actual = formatter.format(Corpus.text(input)).orElseThrow();
        Path expected = GOLDEN.resolve("output").resolve(input.getFileName());
        if (!Files.exists(expected)) {
            Files.writeString(expected, actual);
            fail("wrote the missing expectation " + expected);
        }
        assertThat(actual).isEqualTo(Corpus.text(expected));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void isIdempotent(Path file) {
        String once = formatter.format(Corpus.text(file)).orElseThrow();
        assertThat(formatter.format(once)).contains(once);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void changesWhiteSpaceOnly(Path file) {
        String text = Corpus.text(file);
        String formatted = formatter.format(text).orElseThrow();
        assertThat(Reading.withoutRanges(formatted)).isEqualTo(Reading.withoutRanges(text));
        assertThat(formatted.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    /** A comment of every kind between every two tokens. */
    @ParameterizedTest
    @MethodSource("everything")
    void keepsCommentsInEveryPlace(Path file) {
        String text = Corpus.text(file);
        List<String> comments = List.of(" /* c */ ", "// c  \n", "\n  // c\n", "/* a\n   b */", "\n\n/* c */\n\n", "/* c */ // d\n");
        int next = 0;
        Matcher token = Pattern.compile("//.*|(?s:/\\*.*?\\*/)|\"[^\"]*\"|[\\p{L}_$][\\p{L}\\d_$]*|-+>|=+>|::|\\S").matcher(text);
        while (token.find()) {
            String mutant = text.substring(0, token.start()) + comments.get(next++ % comments.size()) + text.substring(token.start());
            String once = formatter.format(mutant).orElseThrow(() -> new AssertionError("not formatted:\n" + mutant));
            assertThat(formatter.format(once)).as(mutant).contains(once);
            assertThat(once.replaceAll("\\s", "")).as(mutant).isEqualTo(mutant.replaceAll("\\s", ""));
            assertThat(Reading.withoutRanges(once)).isEqualTo(Reading.withoutRanges(mutant));
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void keepsLinesShort(Path file) {
        // a comment, like a word, cannot be broken
        assertThat(formatter.format(Corpus.text(file)).orElseThrow().lines().map(line -> line.replaceFirst("//.*", "")))
                .allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A = B", "A = ; /* no end", "Foo (int a => ();", "A = B - C;", ") A = B;", "A = \"x;"})
    void leavesWhatItCannotReadAlone(String text) {
        assertThat(formatter.format(text)).isEqualTo(Optional.empty());
    }

    @Test
    void keepsAnEmptyTextEmpty() {
        assertThat(formatter.format("")).contains("");
        assertThat(formatter.format(" \n\n ")).contains("");
    }

    @Test
    void keepsTheLineEndsOfTheText() {
        assertThat(formatter.format("A=B;\r\n\r\n\r\nC=D;")).contains("A = B;\r\n\r\nC = D;\r\n");
    }

    @Test
    void keepsAByteOrderMark() {
        assertThat(formatter.format("\uFEFF A=B;")).contains("\uFEFFA = B;\n");
    }
}
