// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;

/**
 * Collects what is wrong with the syntax of one text. After the parser has lost its way, whatever it says before the next {@code ;} or
 * {@code \}} is likely a consequence: the first finding counts.
 */
final class SyntaxFindings {
    private record Entry(Diagnostic finding, boolean lost) {}

    private final List<Entry> entries = new ArrayList<>();

    /** A slip that costs nothing but itself. */
    void error(String message, SourceRange range, Fix... fixes) {
        entries.add(new Entry(diagnostic(message, range, fixes), false));
    }

    /** A place where the text no longer is Flux. */
    void lost(String message, SourceRange range, Fix... fixes) {
        entries.add(new Entry(diagnostic(message, range, fixes), true));
    }

    static Fix replace(String title, SourceRange range, String text) {
        return new Fix(title, List.of(new Edit(range, text)));
    }

    private static Diagnostic diagnostic(String message, SourceRange range, Fix... fixes) {
        return new Diagnostic(Code.SYNTAX, Code.SYNTAX.defaultSeverity(), message, range, List.of(), List.of(fixes));
    }

    /**
     * The findings in textual order.
     *
     * @param boundaries the offsets of every {@code ;} and {@code \}} of the text
     */
    List<Diagnostic> inOrder(BitSet boundaries) {
        entries.sort(Comparator.comparingInt((Entry entry) -> entry.finding().range().offset()).thenComparing(Entry::lost));
        NavigableSet<Integer> lost = new TreeSet<>();
        entries.stream().filter(Entry::lost).forEach(entry -> lost.add(entry.finding().range().offset()));
        List<Diagnostic> kept = new ArrayList<>();
        int lostAt = -1;
        for (Entry entry : entries) {
            int offset = entry.finding().range().offset();
            int boundary = lostAt < 0 ? -1 : boundaries.nextSetBit(lostAt);
            if (lostAt >= 0 && (boundary < 0 || boundary >= offset)) {
                continue;
            }
            Integer lostInside = entry.lost() ? null : lost.ceiling(offset);
            boolean consequence = lostInside != null && lostInside < entry.finding().range().endOffset();
            lostAt = entry.lost() ? offset : -1;
            if (!consequence && (kept.isEmpty() || !kept.getLast().equals(entry.finding()))) {
                kept.add(entry.finding());
            }
        }
        return kept;
    }
}
