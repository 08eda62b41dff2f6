// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/**
 * Draws findings for people, after rustc: what is wrong, every place that takes part with its line underlined, and what to do.
 *
 * <pre>
 * warning[FLUX601]: A also takes y, which B needs
 *   --> server.flux:3:8
 *    |
 *  3 | atomic A{z};
 *    |        ^
 *  4 | atomic B{y};
 *    |          - B needs y
 *    = fix: write it: atomic A:{y, z}
 * </pre>
 */
public final class TextReport {
    /** In characters. */
    private static final int LONG_LINE = 240;

    private final SourceTexts texts;
    private final Style style;

    public TextReport(SourceTexts texts, Style style) {
        this.texts = texts;
        this.style = style;
    }

    /** The finding with a final line end. */
    public String render(Diagnostic finding) {
        List<String> remedies = finding.fixes().stream().map(f -> "fix: " + f.title()).toList();
        return render(finding.severity(), finding.code().id(), finding.message(), finding.range(), finding.related(), remedies);
    }

    /** The finding on one line, for what is only by the way. */
    public String renderShort(Diagnostic finding) {
        SourceRange range = finding.range();
        return style.severity(finding.severity(), finding.severity() + "[" + finding.code().id() + "]") + " " + range.file() + ":"
                + range.line()
                + ":" + range.column() + ": " + finding.message() + "\n";
    }

    /** A finding that is not in the catalogue, such as one of the Java compiler's. */
    public String render(Severity severity, String code, String message, SourceRange range, List<Diagnostic.Related> related,
            List<String> remedies) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(range, "", true));
        related.forEach(r -> marks.add(new Mark(r.range(), r.message(), false)));
        int gutter = marks.stream().mapToInt(m -> Integer.toString(m.range.endLine()).length()).max().orElse(1);
        String bar = " ".repeat(gutter + 1) + style.frame("|");

        StringBuilder text = new StringBuilder();
        text.append(style.severity(severity, severity + "[" + code + "]")).append(style.bold(": " + message)).append('\n');
        boolean first = true;
        for (List<Mark> ofFile : byFile(marks).values()) {
            SourceRange place = ofFile.getFirst().range;
            text.append(" ".repeat(gutter)).append(style.frame(first ? "-->" : ":::")).append(' ').append(place.file()).append(':')
                    .append(place.line()).append(':').append(place.column()).append('\n');
            excerpt(text, ofFile, gutter, bar, severity);
            first = false;
        }
        for (String remedy : remedies) {
            text.append(" ".repeat(gutter + 1)).append(style.frame("=")).append(' ').append(remedy).append('\n');
        }
        return text.toString();
    }

    private static Map<String, List<Mark>> byFile(List<Mark> marks) {
        Map<String, List<Mark>> result = new LinkedHashMap<>();
        marks.forEach(m -> result.computeIfAbsent(m.range.file(), f -> new ArrayList<>()).add(m));
        return result;
    }

    private void excerpt(StringBuilder text, List<Mark> marks, int gutter, String bar, Severity severity) {
        List<Underline> underlines = new ArrayList<>();
        marks.forEach(m -> underline(m, underlines));
        underlines.sort(Comparator.comparingInt(Underline::line));
        if (underlines.isEmpty()) {
            marks.stream().filter(m -> !m.label.isEmpty()).forEach(m -> text.append(bar).append(' ').append(m.label).append('\n'));
            return;
        }
        text.append(bar).append('\n');
        int shown = -1;
        String source = "";
        for (Underline u : underlines) {
            if (u.line != shown || !u.source.equals(source)) {
                source = u.source;
                if (shown >= 0 && u.line > shown + 1) {
                    text.append(style.frame("...")).append('\n');
                }
                String number = Integer.toString(u.line);
                text.append(style.frame(" ".repeat(gutter - number.length()) + number + " |")).append(' ')
                        .append(DisplayWidth.printable(u.source)).append('\n');
                shown = u.line;
            }
            UnaryOperator<String> paint = u.primary ? s -> style.severity(severity, s) : style::frame;
            String sign = (u.primary ? "^" : "-").repeat(u.width);
            text.append(bar).append(' ').append(" ".repeat(u.indent))
                    .append(paint.apply(u.label.isEmpty() ? sign : sign + " " + u.label)).append('\n');
        }
    }

    /** One line underlined, or the first and the last of a longer range; the label stands at the last. */
    private void underline(Mark mark, List<Underline> result) {
        SourceRange range = mark.range;
        boolean oneLine = range.line() == range.endLine();
        String label = oneLine ? mark.label : "";
        texts.line(range.file(), range.line()).ifPresent(line ->
                result.add(Underline.of(range.line(), line, range.column(), oneLine ? range.endColumn() : line.length() + 1, label,
                        mark.primary)));
        if (!oneLine) {
            texts.line(range.file(), range.endLine()).ifPresent(line -> {
                int indent = line.length() - line.stripLeading().length();
                result.add(Underline.of(range.endLine(), line, Math.min(indent + 1, range.endColumn()), range.endColumn(), mark.label,
                        mark.primary));
            });
        }
    }

    private record Mark(SourceRange range, String label, boolean primary) {}

    /**
     * @param source the line; of a very long one the part around the signs
     * @param indent columns before the signs
     */
    private record Underline(int line, String source, int indent, int width, String label, boolean primary) {

        static Underline of(int line, String source, int column, int endColumn, String label, boolean primary) {
            int from = Math.clamp(column - 1, 0, source.length());
            int to = Math.clamp(endColumn - 1, from, source.length());
            if (source.length() > LONG_LINE) {
                int start = boundary(source, Math.max(0, from - LONG_LINE / 4));
                int end = boundary(source, Math.min(source.length(), start + LONG_LINE));
                String cut = start > 0 ? "…" : "";
                String part = cut + source.substring(start, end) + (end < source.length() ? "…" : "");
                return within(line, part, from - start + cut.length(), Math.min(to, end) - start + cut.length(), label, primary);
            }
            return within(line, source, from, to, label, primary);
        }

        /** An index that does not divide a character. */
        private static int boundary(String text, int index) {
            return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
        }

        private static Underline within(int line, String source, int from, int to, String label, boolean primary) {
            int indent = DisplayWidth.of(source.substring(0, from), 0);
            int width = DisplayWidth.of(source.substring(from, to), indent);
            return new Underline(line, source, indent, Math.max(1, width), label, primary);
        }
    }
}
