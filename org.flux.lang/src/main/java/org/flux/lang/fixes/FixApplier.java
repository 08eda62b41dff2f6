// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.fixes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;

/**
 * Applies one fix of each finding. A fix is applied whole or not at all: one that touches what an earlier one changes has to wait until the
 * program has been checked again.
 */
public final class FixApplier {
    private final Map<String, NavigableMap<Integer, Edit>> accepted = new TreeMap<>();
    private final List<Applied> applied = new ArrayList<>();

    public record Applied(Diagnostic finding, Diagnostic.Fix fix) {}

    /** @param texts the new text of each file that changes */
    public record Result(Map<String, String> texts, List<Applied> applied) {}

    private FixApplier() {}

    /**
     * Applies the first safe fix of each finding.
     *
     * @param texts the text of each file by its name in the findings; what is not there (an import elsewhere) is not changed
     */
    public static Result apply(List<Diagnostic> findings, Map<String, String> texts) {
        return apply(findings, FixApplier::firstSafe, texts);
    }

    /** The fix that can be applied unseen. */
    public static Optional<Diagnostic.Fix> firstSafe(Diagnostic finding) {
        return finding.fixes().stream().filter(Diagnostic.Fix::isSafe).findFirst();
    }

    /** @param choice which fix of a finding is wanted */
    public static Result apply(List<Diagnostic> findings, Function<Diagnostic, Optional<Diagnostic.Fix>> choice, Map<String,
            String> texts) {
        FixApplier applier = new FixApplier();
        for (Diagnostic finding : findings) {
            choice.apply(finding).ifPresent(fix -> applier.accept(finding, fix, texts));
        }
        Map<String, String> changed = new LinkedHashMap<>();
        applier.accepted.forEach((file, edits) -> {
            if (edits.isEmpty()) {
                return;
            }
            String text = Rewriting.apply(texts.get(file), edits.values());
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
}
