// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;

/**
 * Applies the first safe fix of each finding. A fix is applied whole or not at all: one that touches what an earlier one changes has
 * to wait until the program has been checked again. Where a fix leaves nothing of a line but blanks, the line goes.
 */
final class FixApplier {
    private final Map<String, NavigableMap<Integer, Edit>> accepted = new TreeMap<>();
    private final List<Applied> applied = new ArrayList<>();

    record Applied(Diagnostic finding, Diagnostic.Fix fix) {}

    /** @param texts the new text of each file that changes */
    record Result(Map<String, String> texts, List<Applied> applied) {}

    private FixApplier() {}

    /** @param texts the text of each file by its name in the findings; what is not there (an import elsewhere) is not changed */
    static Result apply(List<Diagnostic> findings, Map<String, String> texts) {
        FixApplier applier = new FixApplier();
        for (Diagnostic finding : findings) {
            finding.fixes().stream().filter(Diagnostic.Fix::isSafe).findFirst().ifPresent(fix -> applier.accept(finding, fix, texts));
        }
        Map<String, String> changed = new LinkedHashMap<>();
        applier.accepted.forEach((file, edits) -> {
            if (edits.isEmpty()) {
                return;
            }
            String text = rewrite(texts.get(file), edits.values());
            if (!text.equals(texts.get(file))) {
                changed.put(file, text);
            }
        });
        return new Result(changed, applier.applied);
    }

    private void accept(Diagnostic finding, Diagnostic.Fix fix, Map<String, String> texts) {
        List<Edit> fresh = fix.edits().stream().filter(e -> !e.equals(of(e).get(e.range().offset()))).toList();
        boolean possible = fresh.stream().allMatch(e -> isInside(e, texts.get(e.range().file())) && !overlaps(e, of(e)));
        if (possible && !fix.edits().isEmpty()) {
            fresh.forEach(e -> of(e).put(e.range().offset(), e));
            applied.add(new Applied(finding, fix));
        }
    }

    /** What has been accepted for the file of an edit, by offset. */
    private NavigableMap<Integer, Edit> of(Edit edit) {
        return accepted.computeIfAbsent(edit.range().file(), file -> new TreeMap<>());
    }

    private static boolean isInside(Edit edit, String text) {
        return text != null && edit.range().offset() >= 0 && edit.range().offset() <= edit.range().endOffset()
                && edit.range().endOffset() <= text.length();
    }

    /** Two insertions at one place overlap too, as their order is nobody's to choose. */
    private static boolean overlaps(Edit edit, NavigableMap<Integer, Edit> others) {
        int start = edit.range().offset();
        Map.Entry<Integer, Edit> before = others.floorEntry(start);
        Map.Entry<Integer, Edit> behind = others.higherEntry(start);
        return before != null && (before.getKey() == start || before.getValue().range().endOffset() > start)
                || behind != null && behind.getKey() < edit.range().endOffset();
    }

    private static String rewrite(String text, Collection<Edit> edits) {
        boolean windows = text.contains("\r\n");
        StringBuilder result = new StringBuilder();
        List<Integer> removals = new ArrayList<>();
        int copied = 0;
        for (Edit edit : edits) {
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
