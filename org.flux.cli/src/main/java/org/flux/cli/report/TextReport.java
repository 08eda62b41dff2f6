// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flux.cli.console.Console;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;

/**
 * Draws findings for people, after rustc: what is wrong, every place that takes part with its line underlined, and what to do. A related
 * place that is the finding's own says what is marked there.
 *
 * <pre>
 * warning[FLUX601]: A also takes y, which B needs
 *   --> server.flux:3:8
 *    |
 *  3 | atomic A{z};
 *    |        ^ while it holds z
 *  4 | atomic B{y};
 *    |          - B needs y
 *    = fix: write it: atomic A:{y, z}
 * </pre>
 */
public final class TextReport {
    private final SourceTexts texts;
    private final Style style;
    private final int columns;

    /** @param columns of the terminal that longer lines are broken for; 0 to leave them whole */
    public TextReport(SourceTexts texts, Style style, int columns) {
        this.texts = texts;
        this.style = style;
        this.columns = columns;
    }

    /** A report for a stream, about files whose texts are in memory. */
    public static TextReport on(Console.Look look, Map<String, String> texts) {
        return new TextReport(SourceTexts.of(texts), Style.of(look.colour()), look.columns());
    }

    /** The finding with a final line end. */
    public String render(Diagnostic finding) {
        List<String> remedies = Stream.concat(finding.fixes().stream().map(f -> (f.isSafe() ? "fix: " : "help: ") + f.title()),
                finding.help().stream().map(advice -> "help: " + advice)).toList();
        return render(finding.severity(), finding.code().id(), finding.message(), finding.range(), finding.related(), remedies);
    }

    /** The finding on one line, for what is only by the way. */
    public String renderShort(Diagnostic finding) {
        SourceRange range = finding.range();
        String head = finding.severity() + "[" + finding.code().id() + "]";
        String text = head + " " + range.file() + ":" + range.line() + ":" + range.column() + ": " + finding.message();
        List<String> lines = Wrap.lines(DisplayWidth.printable(text), columns == 0 ? 0 : columns - 4);
        return style.severity(finding.severity(), head) + String.join("\n    ", lines).substring(head.length()) + "\n";
    }

    /** A finding that is not in the catalogue, such as one of the Java compiler's. */
    public String render(Severity severity, String code, String message, SourceRange range, List<Diagnostic.Related> related,
            List<String> remedies) {
        List<Mark> marks = marks(range, related);
        int gutter = marks.stream().mapToInt(m -> Integer.toString(m.range().endLine()).length()).max().orElse(1);
        Excerpt excerpt = new Excerpt(texts, style, s -> style.severity(severity, s), gutter, columns);

        StringBuilder text = new StringBuilder();
        header(text, severity, code, message);
        boolean first = true;
        for (List<Mark> ofFile : byFile(marks).values()) {
            SourceRange place = ofFile.getFirst().range();
            text.append(" ".repeat(gutter)).append(style.frame(first ? "-->" : ":::")).append(' ')
                    .append(DisplayWidth.printable(place.file())).append(':').append(place.line()).append(':').append(place.column())
                    .append('\n');
            excerpt.draw(text, ofFile);
            first = false;
        }
        for (String remedy : remedies) {
            int indent = gutter + 3 + remedy.indexOf(' ') + 1;
            List<String> lines = Wrap.lines(DisplayWidth.printable(remedy), columns == 0 ? 0 : columns - gutter - 3);
            text.append(" ".repeat(gutter + 1)).append(style.frame("=")).append(' ')
                    .append(String.join("\n" + " ".repeat(indent), lines)).append('\n');
        }
        return text.toString();
    }

    private void header(StringBuilder text, Severity severity, String code, String message) {
        String head = severity + "[" + code + "]";
        int indent = head.length() + 2;
        List<String> lines = Wrap.lines(DisplayWidth.printable(message), columns == 0 ? 0 : columns - indent);
        text.append(style.severity(severity, head));
        for (int i = 0; i < lines.size(); i++) {
            text.append(style.bold((i == 0 ? ": " : " ".repeat(indent)) + lines.get(i))).append('\n');
        }
    }

    private static List<Mark> marks(SourceRange range, List<Diagnostic.Related> related) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(range, related.stream().filter(r -> r.range().equals(range)).map(Diagnostic.Related::message).toList(), true));
        Map<SourceRange, List<String>> others = new LinkedHashMap<>();
        related.stream().filter(r -> !r.range().equals(range))
                .forEach(r -> others.computeIfAbsent(r.range(), place -> new ArrayList<>()).add(r.message()));
        others.forEach((place, labels) -> marks.add(new Mark(place, labels, false)));
        return marks;
    }

    private static Map<String, List<Mark>> byFile(List<Mark> marks) {
        Map<String, List<Mark>> result = new LinkedHashMap<>();
        marks.forEach(m -> result.computeIfAbsent(m.range().file(), f -> new ArrayList<>()).add(m));
        return result;
    }
}
