// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/**
 * A golden file that holds one text a line ({@code ⏎} for the ends of its own lines), and below it, indented, what is said about it: place,
 * message, other places, and each fix. Where nothing is written below any, the messages of today are written there, and the
 * test fails once.
 *
 * @param said what is found in a text
 * @param head a finding's message, and whatever else of it is of interest
 * @param fixed what is written of a text's fix
 */
public record MessagesGolden(Path file, Function<String, List<Diagnostic>> said, Function<Diagnostic, String> head,
        BiFunction<String, Diagnostic.Fix, String> fixed) {

    public List<String> texts() throws IOException {
        return Files.readAllLines(file).stream().filter(MessagesGolden::isText).map(line -> line.replace("⏎", "\n")).toList();
    }

    public void check() throws IOException {
        List<String> actual = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("    ")) {
                actual.add(line);
            }
            if (isText(line)) {
                actual.add(messages(line.replace("⏎", "\n")));
            }
        }
        String text = String.join("\n", actual) + "\n";
        String expected = Files.readString(file);
        if (!expected.equals(text) && expected.lines().noneMatch(line -> line.startsWith("    "))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(expected);
    }

    private static boolean isText(String line) {
        return !line.startsWith("    ") && !line.startsWith("# ") && !line.isBlank();
    }

    private String messages(String text) {
        List<Diagnostic> findings = said.apply(text);
        return findings.isEmpty() ? "    nothing is said" : findings.stream().map(finding -> "    " + place(finding.range()) + " "
                + head.apply(finding)
                + finding.related().stream().map(other -> "\n        see "
                        + (other.range().file().equals(finding.range().file()) ? "" : other.range().file() + " ") + place(other.range())
                                + " "
                        + other.message()).collect(Collectors.joining())
                + finding.fixes().stream().map(fix -> "\n        fix: " + fixed.apply(text, fix).replace("\n", "⏎"))
                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String place(SourceRange range) {
        return range.line() + ":" + range.column() + "-" + range.endLine() + ":" + range.endColumn();
    }

    /** The text after a fix. */
    public static String apply(String text, Diagnostic.Fix fix) {
        StringBuilder result = new StringBuilder(text);
        fix.edits().stream().sorted(Comparator.comparingInt((Diagnostic.Edit edit) -> edit.range().offset()).reversed())
                .forEach(edit -> result.replace(edit.range().offset(), edit.range().endOffset(), edit.newText()));
        return result.toString();
    }
}
