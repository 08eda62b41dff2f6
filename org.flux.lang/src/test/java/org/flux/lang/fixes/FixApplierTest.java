// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;
import org.junit.jupiter.api.Test;

class FixApplierTest {
    private static final String TEXT = "abcdefgh";

    @Test
    void appliesAllThatDoNotOverlap() {
        FixApplier.Result result = apply(finding(edit(0, 1, "X")), finding(edit(4, 6, "")), finding(edit(8, 8, "!")));
        assertThat(result.texts()).containsExactly(Map.entry("a.flux", "Xbcdgh!"));
        assertThat(result.applied()).hasSize(3);
    }

    @Test
    void aFixThatTouchesAnEarlierOneWaitsAsAWhole() {
        FixApplier.Result result = apply(finding(edit(2, 4, "X")), finding(edit(0, 1, "Y"), edit(3, 5, "Y")), finding(edit(2, 2, "Z")));
        assertThat(result.texts()).containsExactly(Map.entry("a.flux", "abXefgh"));
        assertThat(result.applied()).hasSize(1);
    }

    @Test
    void neighboursDoNotOverlapAndEqualEditsCountOnce() {
        FixApplier.Result result = apply(finding(edit(0, 2, "X")), finding(edit(2, 4, "Y")), finding(edit(0, 2, "X")));
        assertThat(result.texts()).containsExactly(Map.entry("a.flux", "XYefgh"));
        assertThat(result.applied()).hasSize(3);
    }

    @Test
    void newLinesAreLikeThoseOfTheFile() {
        assertThat(FixApplier.apply(List.of(finding(edit(3, 3, "X\n"))), Map.of("a.flux", "a\r\nb")).texts())
                .containsExactly(Map.entry("a.flux", "a\r\nX\r\nb"));
    }

    @Test
    void aLineOfWhichNothingRemainsGoes() {
        assertThat(FixApplier.apply(List.of(finding(edit(5, 7, ""))), Map.of("a.flux", "ab\n  cd \nef")).texts())
                .containsExactly(Map.entry("a.flux", "ab\nef"));
        assertThat(FixApplier.apply(List.of(finding(edit(4, 6, ""))), Map.of("a.flux", "ab\r\ncd\r\n")).texts())
                .containsExactly(Map.entry("a.flux", "ab\r\n"));
        assertThat(FixApplier.apply(List.of(finding(edit(3, 3, ""), edit(0, 1, ""))), Map.of("a.flux", "ab\n\nef")).texts())
                .as("a line that was blank before stays").containsExactly(Map.entry("a.flux", "b\n\nef"));
    }

    @Test
    void appliesTheFirstSafeFixOnly() {
        Fix guess = new Fix("guess", List.of(edit(0, 1, "X")), Applicability.SUGGESTION);
        Diagnostic guessed = Diagnostic.of(Code.NODE_MISSPELT, edit(0, 1, "").range(), "m").fix(guess);
        assertThat(apply(guessed).applied()).isEmpty();
        assertThat(apply(guessed.fix(new Fix("sure", List.of(edit(1, 2, "Y"))))).texts()).containsExactly(Map.entry("a.flux", "aYcdefgh"));
    }

    @Test
    void leavesFilesAloneThatItDoesNotKnow() {
        SourceRange elsewhere = new SourceRange("other.flux", 0, 1, 1, 1, 1, 2);
        assertThat(apply(finding(new Edit(elsewhere, "X"))).texts()).isEmpty();
        assertThat(apply(finding(edit(7, 99, "X"))).texts()).isEmpty();
    }

    private static FixApplier.Result apply(Diagnostic... findings) {
        return FixApplier.apply(List.of(findings), Map.of("a.flux", TEXT));
    }

    private static Diagnostic finding(Edit... edits) {
        return new Diagnostic(Code.ARROW_SPELLING, Severity.INFO, "spelling", edits[0].range(), List.of(),
                List.of(new Fix("fix", Arrays.asList(edits)), new Fix("another", List.of(edit(0, 8, "never applied")))));
    }

    private static Edit edit(int from, int to, String text) {
        return new Edit(new SourceRange("a.flux", from, to, 1, from + 1, 1, to + 1), text);
    }
}
