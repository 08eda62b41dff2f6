// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** Names that look like others. */
class NameChecksTest {
    private static final String PROGRAM = "source L => P; L () => (int a); P = ReadRequest -> Write; ReadRequest (int a) => (String s);"
            + " Write (String s) => (); source M => Q; M () => (int a);";

    private static Diagnostic inferred(String more) {
        return Analysis.of(Programs.graph(PROGRAM + more)).diagnostics().stream().filter(d -> d.code() == Code.NODE_INFERRED)
                .findFirst().orElseThrow();
    }

    @Test
    void anUndeclaredStepMayMeanANodeThatIsUsedElsewhere() {
        Diagnostic finding = inferred("Q = ReadRequst -> Write;");
        assertThat(finding.severity()).isEqualTo(Code.NODE_INFERRED.defaultSeverity());
        assertThat(finding.help()).contains("did you mean `ReadRequest`?");
        assertThat(finding.related()).extracting(r -> r.range().line()).hasSize(1);
        assertThat(finding.fixes()).extracting(f -> f.isSafe() + " " + f.title())
                .containsExactly("true Declare `ReadRequst`", "false Change to `ReadRequest`");
    }

    @Test
    void aNodeOfAnotherShapeIsNotMeant() {
        Diagnostic finding = inferred("Q = ReadRequst;");
        assertThat(finding.help()).isEmpty();
        assertThat(finding.fixes()).extracting(Fix::title).containsExactly("Declare `ReadRequst`");
    }
}
