// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;

/**
 * Applies the first fix of each finding. A fix is applied whole or not at all: one that touches what an earlier one changes has to wait
 * until the program has been checked again.
 */
final class FixApplier {
    private final Map<String, List<Edit>> accepted = new TreeMap<>();
    private final List<Diagnostic> fixed = new ArrayList<>();

    /** @param texts the new text of each file that changes */
    record Result(Map<String, String> texts, List<Diagnostic> fixed) {}

    private FixApplier() {}

    /** @param texts the text of each file by its name in the findings; what is not there (an import elsewhere) is not changed */
    static Result apply(List<Diagnostic> findings, Map<String, String> texts) {
        FixApplier applier = new FixApplier();
        for (Diagnostic finding : findings) {
            if (!finding.fixes().isEmpty()) {
                applier.accept(finding, finding.fixes().getFirst().edits(), texts);
            }
        }
        Map<String, String> changed = new LinkedHashMap<>();
        applier.accepted.forEach((file, edits) -> {
            String text = rewrite(texts.get(file), edits);
            if (!text.equals(texts.get(file))) {
                changed.put(file, text);
            }
        });
        return new Result(changed, applier.fixed);
    }

    private void accept(Diagnostic finding, List<Edit> edits, Map<String, String> texts) {
        List<Edit> fresh = edits.stream().filter(e -> !accepted.getOrDefault(e.range().file(), List.of()).contains(e)).toList();
        boolean possible = fresh.stream().allMatch(e -> isInside(e, texts.get(e.range().file()))
                && accepted.getOrDefault(e.range().file(), List.of()).stream().noneMatch(other -> overlap(e, other)));
        if (possible && !edits.isEmpty()) {
            fresh.forEach(e -> accepted.computeIfAbsent(e.range().file(), f -> new ArrayList<>()).add(e));
            fixed.add(finding);
        }
    }

    private static boolean isInside(Edit edit, String text) {
        return text != null && edit.range().offset() >= 0 && edit.range().offset() <= edit.range().endOffset()
                && edit.range().endOffset() <= text.length();
    }

    /** Two insertions at one place overlap too, as their order is nobody's to choose. */
    private static boolean overlap(Edit a, Edit b) {
        int start = Math.max(a.range().offset(), b.range().offset());
        int end = Math.min(a.range().endOffset(), b.range().endOffset());
        return start < end || a.range().offset() == b.range().offset();
    }

    private static String rewrite(String text, List<Edit> edits) {
        boolean windows = text.contains("\r\n");
        StringBuilder result = new StringBuilder(text);
        edits.stream().sorted(Comparator.comparingInt((Edit e) -> e.range().offset()).reversed())
                .forEach(e -> result.replace(e.range().offset(), e.range().endOffset(),
                        windows ? e.newText().replace("\n", "\r\n") : e.newText()));
        return result.toString();
    }
}
