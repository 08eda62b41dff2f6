// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.flux.graph.syntax.SourceRange;

/** The lines of one file that a finding is about, with their numbers and what is marked in them. */
final class Excerpt {
    /** In columns. Of a longer line only the part around a mark is shown. */
    private static final int LONG_LINE = 240;
    private static final int SHORTEST_PART = 40;

    private final SourceTexts texts;
    private final Style style;
    private final UnaryOperator<String> primary;
    private final int gutter;
    private final int columns;

    /**
     * @param primary paints the place to change
     * @param gutter digits of the greatest line number
     * @param columns of the terminal; 0 for any number
     */
    Excerpt(SourceTexts texts, Style style, UnaryOperator<String> primary, int gutter, int columns) {
        this.texts = texts;
        this.style = style;
        this.primary = primary;
        this.gutter = gutter;
        this.columns = columns == 0 ? 0 : Math.max(SHORTEST_PART, columns - gutter - 3);
    }

    /** A part of a line, from and to by index, that is marked. */
    private record Part(int from, int to, List<String> labels, boolean primary) {}

    void draw(StringBuilder out, List<Mark> marks) {
        TreeMap<Integer, List<Part>> lines = new TreeMap<>();
        marks.forEach(m -> divide(m, lines));
        String bar = " ".repeat(gutter + 1) + style.frame("|");
        if (lines.isEmpty()) {
            marks.forEach(m -> m.labels().forEach(l -> out.append(bar).append(' ').append(DisplayWidth.printable(l)).append('\n')));
            return;
        }
        out.append(bar).append('\n');
        String file = marks.getFirst().range().file();
        int shown = lines.firstKey() - 1;
        for (int line : lines.keySet()) {
            if (line == shown + 2) {
                int between = line - 1;
                texts.line(file, between).ifPresent(s -> source(out, between, isShort(s) ? s : s.substring(0, end(s, 0)) + "…"));
            } else if (line > shown + 2) {
                out.append(style.frame("...")).append('\n');
            }
            line(out, line, texts.line(file, line).orElseThrow(), lines.get(line), bar);
            shown = line;
        }
    }

    /** One line underlined, or the first and the last of a longer range; labels stand at the last. */
    private void divide(Mark mark, TreeMap<Integer, List<Part>> lines) {
        SourceRange range = mark.range();
        boolean oneLine = range.line() == range.endLine();
        texts.line(range.file(), range.line()).ifPresent(line ->
                add(lines, range.line(), line, range.column(), oneLine ? range.endColumn() : line.length() + 1,
                        oneLine ? mark.labels() : List.of(), mark.primary()));
        if (!oneLine) {
            texts.line(range.file(), range.endLine()).ifPresent(line -> {
                int indent = line.length() - line.stripLeading().length();
                int start = Math.min(indent + 1, range.endColumn());
                add(lines, range.endLine(), line, start, range.endColumn(), mark.labels(), mark.primary());
            });
        }
    }

    private static void add(TreeMap<Integer, List<Part>> lines, int line, String text, int column, int endColumn, List<String> labels,
            boolean primary) {
        int from = Math.clamp(column - 1, 0, text.length());
        int to = Math.clamp(endColumn - 1, from, text.length());
        lines.computeIfAbsent(line, l -> new ArrayList<>()).add(new Part(from, to, labels, primary));
    }

    /** The line as a whole, or as many parts of it as it takes to show every mark. */
    private void line(StringBuilder out, int number, String text, List<Part> parts, String bar) {
        if (isShort(text)) {
            window(out, number, text, 0, parts, bar);
            return;
        }
        List<Part> waiting = new ArrayList<>(parts.stream().sorted(Comparator.comparingInt(Part::from)).toList());
        while (!waiting.isEmpty()) {
            int start = boundary(text, Math.max(0, Math.min(waiting.getFirst().from - limit() / 4, text.length() - limit())));
            int end = end(text, start);
            int first = waiting.getFirst().from;
            List<Part> here = waiting.stream().filter(p -> p.from == first || p.to <= end).toList();
            waiting.removeIf(new HashSet<>(here)::contains);
            String cut = start > 0 ? "…" : "";
            List<Part> moved = here.stream().map(p -> new Part(p.from - start + cut.length(), Math.min(p.to, end) - start + cut.length(),
                    p.labels, p.primary)).toList();
            window(out, number, cut + text.substring(start, end) + (end < text.length() ? "…" : ""), cut.length(), moved, bar);
        }
    }

    private void window(StringBuilder out, int number, String text, int cut, List<Part> parts, String bar) {
        source(out, number, text);
        List<MarkedLine.Sign> signs = new ArrayList<>();
        for (Part part : parts) {
            int from = Math.max(part.from, cut);
            int start = DisplayWidth.of(text.substring(0, from), 0);
            int width = DisplayWidth.of(text.substring(from, Math.max(from, part.to)), start);
            signs.add(new MarkedLine.Sign(start, Math.max(1, width), part.labels.stream().map(DisplayWidth::printable).toList(),
                    part.primary));
        }
        new MarkedLine(signs, primary, style::frame, columns).rows().forEach(row -> out.append(bar).append(' ').append(row).append('\n'));
    }

    private void source(StringBuilder out, int number, String text) {
        String digits = Integer.toString(number);
        out.append(style.frame(" ".repeat(gutter - digits.length()) + digits + " |")).append(text.isEmpty() ? "" : " ")
                .append(DisplayWidth.printable(text)).append('\n');
    }

    private int limit() {
        return columns == 0 ? LONG_LINE : Math.min(LONG_LINE, columns - 2);
    }

    private boolean isShort(String text) {
        return text.length() <= limit() && DisplayWidth.of(text, 0) <= limit();
    }

    /** How far a part that begins at an index can reach. */
    private int end(String text, int start) {
        int end = boundary(text, Math.min(text.length(), start + limit()));
        while (end > start && DisplayWidth.of(text.substring(start, end), 1) > limit()) {
            end = boundary(text, end - 1);
        }
        return end;
    }

    /** An index that does not divide a character. */
    private static int boundary(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
