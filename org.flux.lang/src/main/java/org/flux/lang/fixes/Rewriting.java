// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.fixes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.flux.graph.diagnostics.Diagnostic.Edit;

/** Applies edits to a text. New lines end as those of the text do; where nothing of a line remains but blanks, the line goes. */
public final class Rewriting {
    private Rewriting() {}

    /** @param edits of this text, none of which overlaps another; of those at one offset insertions come first, in their order */
    public static String apply(String text, Collection<Edit> edits) {
        boolean windows = text.contains("\r\n");
        StringBuilder result = new StringBuilder();
        List<Integer> removals = new ArrayList<>();
        int copied = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt((Edit e) -> e.range().offset())
                .thenComparingInt(e -> e.range().endOffset())).toList()) {
            int start = edit.range().offset();
            int end = edit.range().endOffset();
            result.append(text, copied, start);
            if (edit.newText().isEmpty() && !text.substring(start, end).isBlank()) {
                removals.add(result.length());
            }
            result.append(windows ? edit.newText().replace("\r\n", "\n").replace("\n", "\r\n") : edit.newText());
            copied = end;
        }
        return withoutEmptied(result.append(text, copied, text.length()), removals);
    }

    /** @param removals where something was removed, ascending */
    private static String withoutEmptied(StringBuilder text, List<Integer> removals) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int removal : removals) {
            int start = text.lastIndexOf("\n", removal - 1) + 1;
            int lineEnd = text.indexOf("\n", removal);
            int end = lineEnd < 0 ? text.length() : lineEnd + 1;
            if (start >= copied && text.substring(start, end).isBlank()) {
                result.append(text, copied, start);
                copied = end;
            }
        }
        return result.append(text, copied, text.length()).toString();
    }
}
