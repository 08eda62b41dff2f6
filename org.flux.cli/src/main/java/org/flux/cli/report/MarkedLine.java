// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The rows below one line of source, in rustc's manner: the signs of all marks on one row, with the rightmost label behind them; the other
 * labels hang below their signs, from right to left.
 *
 * <pre>
 * atomic C:{y, z};
 *           -  - then C waits for z
 *           |
 *           C takes y
 * </pre>
 */
final class MarkedLine {
    private final List<Sign> signs;
    private final UnaryOperator<String> primary;
    private final UnaryOperator<String> secondary;
    private final int columns;

    /**
     * Where a mark's sign stands.
     *
     * @param start column, counted from 0
     * @param width in columns, at least 1
     */
    record Sign(int start, int width, List<String> labels, boolean primary) {
        int end() {
            return start + width;
        }
    }

    /** A label on rows of its own, below the start of its sign. */
    private record Hanging(int column, String label, boolean primary) {}

    /** @param columns that the rows may take; 0 for any number */
    MarkedLine(List<Sign> signs, UnaryOperator<String> primary, UnaryOperator<String> secondary, int columns) {
        this.signs = signs;
        this.primary = primary;
        this.secondary = secondary;
        this.columns = columns;
    }

    List<String> rows() {
        Sign behind = labelledBehind();
        List<String> rows = new ArrayList<>();
        rows.add(signRow() + (behind == null ? "" : " " + paint(behind.primary).apply(behind.labels.getFirst())));
        List<Hanging> hanging = new ArrayList<>();
        signs.stream().filter(s -> s != behind).sorted(Comparator.comparingInt(Sign::start).reversed()
                .thenComparing(s -> !s.primary)).forEach(s -> s.labels.forEach(l -> hanging.add(new Hanging(s.start, l, s.primary))));
        for (int i = 0; i < hanging.size(); i++) {
            Hanging label = hanging.get(i);
            if (i == 0) {
                rows.add(bars(hanging).stripTrailing());
            }
            List<Hanging> left = hanging.stream().filter(h -> h.column < label.column).toList();
            for (String part : Wrap.lines(label.label, columns == 0 ? 0 : columns - label.column)) {
                rows.add(padded(bars(left), left, label.column) + paint(label.primary).apply(part));
            }
        }
        return rows;
    }

    /** The sign whose only label fits behind all signs; null if there is none. */
    private Sign labelledBehind() {
        int end = signs.stream().mapToInt(Sign::end).max().orElse(0);
        List<Sign> last = signs.stream().filter(s -> !s.labels.isEmpty()).sorted(Comparator.comparingInt(Sign::start).reversed()).toList();
        if (last.isEmpty()) {
            return null;
        }
        Sign sign = last.getFirst();
        boolean alone = sign.labels.size() == 1 && sign.end() == end && (last.size() == 1 || last.get(1).start < sign.start);
        boolean fits = columns == 0 || end + 1 + DisplayWidth.of(sign.labels.getFirst(), 0) <= columns;
        return alone && fits ? sign : null;
    }

    private String signRow() {
        int end = signs.stream().mapToInt(Sign::end).max().orElse(0);
        char[] row = " ".repeat(end).toCharArray();
        for (boolean drawn : new boolean[] {false, true}) {
            signs.stream().filter(s -> s.primary == drawn).forEach(s -> java.util.Arrays.fill(row, s.start, s.end(), drawn ? '^' : '-'));
        }
        StringBuilder painted = new StringBuilder();
        for (int from = 0; from < end;) {
            int to = from;
            while (to < end && row[to] == row[from]) {
                to++;
            }
            String part = new String(row, from, to - from);
            painted.append(row[from] == ' ' ? part : paint(row[from] == '^').apply(part));
            from = to;
        }
        return painted.toString();
    }

    /** A bar in the column of each label. */
    private String bars(List<Hanging> labels) {
        StringBuilder row = new StringBuilder();
        int column = 0;
        for (int next : new TreeSet<>(labels.stream().map(Hanging::column).toList())) {
            boolean important = labels.stream().anyMatch(h -> h.column == next && h.primary);
            row.append(" ".repeat(next - column)).append(paint(important).apply("|"));
            column = next + 1;
        }
        return row.toString();
    }

    private static String padded(String bars, List<Hanging> left, int column) {
        int width = left.stream().mapToInt(h -> h.column + 1).max().orElse(0);
        return bars + " ".repeat(column - width);
    }

    private UnaryOperator<String> paint(boolean important) {
        return important ? primary : secondary;
    }
}
