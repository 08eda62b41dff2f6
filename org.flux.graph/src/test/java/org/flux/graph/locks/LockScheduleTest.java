// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.Lock;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LockScheduleTest {

    private static Analysis analyse(String text) {
        return Analysis.of(Programs.graph(text));
    }

    /** What a node takes, in order: {@code y z?}. */
    private static String takes(Analysis analysis, String node) {
        return String.join(" ", analysis.locks().effective().get(node).entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().sign().equals("?") ? "?" : "")).toList());
    }

    private static List<String> elevations(Analysis analysis) {
        return analysis.locks().elevations().stream().map(e -> e.kind() + " " + e.node() + " " + e.lock() + e.mode().sign() + " "
                + String.join(">", e.witness())).toList();
    }

    private static Stream<Code> constraintCodes(Analysis analysis) {
        return analysis.diagnostics().stream().map(Diagnostic::code).filter(c -> c.id().startsWith("FLUX6"));
    }

    /** The cases that the compiler of 2006 missed (language definition, end of section 3). */
    @Nested
    class RegressionsOf2006 {

        @Test
        void anOuterLockAndAGreaterInnerOneAgainstANodeWithBoth() {
            Analysis analysis = analyse("A=B; C=D; atomic A:{a} atomic B:{z} atomic C:{a,z}");
            assertThat(analysis.locks().elevations()).isEmpty();
            Analysis pinned = analyse("A=B; C=D; atomic A:{a} atomic B:{z} atomic C:{a,z} order z < a;");
            assertThat(takes(pinned, "A")).isEqualTo("z a");
            assertThat(elevations(pinned)).containsExactly("ELEVATION A z! A>B");
            assertThat(constraintCodes(pinned)).containsExactlyInAnyOrder(Code.DEADLOCK_PREVENTED, Code.ORDER_AGAINST_NESTING);
        }

        @Test
        void constraintsBelowAnUnconstrainedAbstractNode() {
            Analysis analysis = analyse("A=U; U=B; atomic A:{z} atomic B:{y}");
            assertThat(takes(analysis, "A")).isEqualTo("y z");
            assertThat(takes(analysis, "U")).isEmpty();
            assertThat(elevations(analysis)).containsExactly("ELEVATION A y! A>U>B");
        }

        @Test
        void aReaderAroundAWriter() {
            Analysis analysis = analyse("A=B; atomic A:{l?} atomic B:{l!}");
            assertThat(takes(analysis, "A")).isEqualTo("l");
            assertThat(elevations(analysis)).containsExactly("PROMOTION A l! A>B");
            assertThat(constraintCodes(analysis)).contains(Code.DEADLOCK_PREVENTED);
        }

        @Test
        void theSameLockInTwoNestedNodes() {
            Analysis analysis = analyse("A=B; atomic A:{l} atomic B:{l}");
            assertThat(analysis.locks().elevations()).isEmpty();
            assertThat(analysis.locks().contexts().get("B")).hasSize(1)
                    .allSatisfy(held -> assertThat(analysis.locks().acquired("B", held)).isEmpty());
            assertThat(constraintCodes(analysis)).containsExactly(Code.LOCK_ALREADY_HELD);
        }

        @Test
        void sessionAndProgramLocksOfOneName() {
            Analysis analysis = analyse("A=B; C=D; atomic A:{x} atomic B:{x(session)} atomic C:{x(session)} atomic D:{x}");
            assertThat(takes(analysis, "C")).isEqualTo("x x(session)");
            assertThat(takes(analysis, "A")).isEqualTo("x");
            assertThat(elevations(analysis)).containsExactly("ELEVATION C x! C>D");
        }

        @Test
        void locksOfAnAbstractNodeAreHeldAroundItsSteps() {
            Analysis analysis = analyse("A=B->C; atomic A:{l} atomic B:{l} atomic C:{l?}");
            assertThat(analysis.locks().contexts().get("B")).hasSize(1);
            assertThat(analysis.locks().contexts().get("C")).hasSize(1);
            assertThat(analysis.locks().contexts().get("C").getFirst().keySet()).containsExactly(new Lock("l", LockScope.PROGRAM));
        }
    }

    @Test
    void theDeadlockOfTheSlidesIsShownWithBothChains() {
        Diagnostic finding = analyse("A = B;\nC = D;\natomic A{z};\natomic B{y};\natomic C{y,z}").diagnostics().stream()
                .filter(d -> d.code() == Code.DEADLOCK_PREVENTED).findFirst().orElseThrow();
        assertThat(finding.related()).extracting(r -> r.range().line() + " " + r.message()).containsExactly(
                "3 one flow: `A` takes `z`", "4 one flow: then `B` waits for `y`, holding `z`",
                "5 the other flow: `C` takes `y`", "5 the other flow: then `C` waits for `z`, holding `y`");
        assertThat(finding.message()).isEqualTo("`A` is elevated to {y, z}: otherwise one flow could hold `z` in `A` and wait for `y` in "
                + "`B`, while another could hold `y` and wait for `z` in `C`");
        assertThat(finding.fixes().getFirst().edits().getFirst().newText()).isEqualTo(", y");
    }

    @Test
    void anElevationWithoutASecondFlowThatCouldDeadlockIsOnlyAnElevation() {
        Analysis analysis = analyse("source S => A; A=B; atomic A:{z} atomic B:{y}");
        assertThat(constraintCodes(analysis)).containsExactly(Code.ELEVATED, Code.ORDER_COULD_SAVE);
    }

    @Test
    void aCommonLockAroundBothChainsRulesTheDeadlockOut() {
        String inner = "A=B; C=D; atomic A:{z} atomic B:{y} atomic C:{y} atomic D:{z} ";
        assertThat(constraintCodes(analyse(inner))).contains(Code.DEADLOCK_PREVENTED);
        assertThat(constraintCodes(analyse(inner + "P=A; Q=C; atomic P:{g} atomic Q:{g}"))).doesNotContain(Code.DEADLOCK_PREVENTED);
    }

    @Test
    void aNodeThatIsCoveredInEveryContextIsNotReported() {
        Analysis covered = analyse("source S => P; P = A; A = B; atomic P:{y} atomic A:{z} atomic B:{y}");
        assertThat(takes(covered, "A")).isEqualTo("y z");
        assertThat(covered.locks().elevations()).isEmpty();
        Analysis uncovered = analyse("source S => P; source T => A; P = A; A = B; atomic P:{y} atomic A:{z} atomic B:{y}");
        assertThat(elevations(uncovered)).containsExactly("ELEVATION A y! A>B");
    }

    @Test
    void handlersAreRootsOfTheirOwn() {
        Analysis analysis = analyse("source S => P; P = X; handle error X => A; A = B; atomic P:{y} atomic A:{z} atomic B:{y}");
        assertThat(elevations(analysis)).containsExactly("ELEVATION A y! A>B");
        assertThat(analysis.locks().contexts().get("A")).containsExactly(java.util.Collections.emptySortedMap());
    }

    @Test
    void pinsGoByKahnSmallestReadyFirst() {
        Analysis analysis = analyse("F = A -> B -> C -> D; atomic A:{a} atomic B:{b, b(session)} atomic C:{c} atomic D:{d} "
                + "order d < b; order c < b;");
        assertThat(analysis.locks().order().locks()).extracting(Lock::toString).containsExactly("a", "c", "d", "b", "b(session)");
    }

    @Test
    void contradictoryPinsAreReportedAndTheRestCounts() {
        Analysis analysis = analyse("F = A -> B; atomic A:{a} atomic B:{b} order b < a; order a < b;");
        assertThat(analysis.locks().order().locks()).extracting(Lock::toString).containsExactly("b", "a");
        assertThat(constraintCodes(analysis)).containsExactly(Code.ORDER_CYCLIC);
    }

    @Test
    void theInferredOrderFollowsTheNesting() {
        Analysis analysis = analyse("A=B; C=D; atomic A{z} atomic B{y} atomic C{y,z} pragma lockorder = inferred;");
        assertThat(analysis.locks().order().locks()).extracting(Lock::toString).containsExactly("z", "y");
        assertThat(analysis.locks().elevations()).isEmpty();
    }

    @Test
    void anotherOrderThatSavesElevationsIsOfferedAsPinAndAsPragma() {
        Diagnostic finding = analyse("import java.util.List; A=B; C=D; atomic A{z} atomic B{y} atomic C{x,y,z}").diagnostics().stream()
                .filter(d -> d.code() == Code.ORDER_COULD_SAVE).findFirst().orElseThrow();
        assertThat(finding.message()).isEqualTo("The lock order `z < y` would save 1 of 1 elevation");
        assertThat(finding.fixes()).extracting(f -> f.edits().getFirst().newText())
                .containsExactly("order z < y;\n", "pragma lockorder = inferred;\n");
        assertThat(finding.fixes().getFirst().edits().getFirst().range().column()).isEqualTo(24);
    }

    @Test
    void theWayDownAvoidsStepsThatOnlyLeadBack() {
        Analysis analysis = analyse("O = B; B = S -> D; S = B; D = S; atomic O:{outer} atomic D:{inner?, outer}");
        assertThat(elevations(analysis)).containsExactly("ELEVATION O inner? O>B>D");
    }

    @Test
    void ringsOfNodesShareTheirNeedsAndTerminate() {
        Analysis analysis = analyse("A=B; B=A->C; atomic A:{z} atomic C:{y}");
        assertThat(takes(analysis, "A")).isEqualTo("y z");
        assertThat(analysis.recursion()).containsExactly(List.of("A", "B"));
    }
}
