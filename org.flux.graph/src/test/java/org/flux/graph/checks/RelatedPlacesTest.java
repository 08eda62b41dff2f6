// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** A finding shows every participant: line and words of each related place. */
class RelatedPlacesTest {

    private static Diagnostic finding(Code code, ProgramGraph graph) {
        List<Diagnostic> findings = Analysis.of(graph).diagnostics().stream().filter(d -> d.code() == code).toList();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static List<String> places(Code code, String text) {
        return finding(code, Programs.graph(text)).related().stream().map(r -> r.range().line() + " " + r.message()).toList();
    }

    @Test
    void everyOrderOfARing() {
        String text = "N = A; atomic A:{a, b, c};\norder a < b;\norder b < c;\norder c < a;";
        assertThat(finding(Code.ORDER_CYCLIC, Programs.graph(text)).message())
                .isEqualTo("The lock order goes round in a ring: `a < b < c < a`");
        assertThat(places(Code.ORDER_CYCLIC, text)).containsExactly("2 `a < b` is declared here", "3 `b < c` is declared here");
    }

    @Test
    void everyPinOfAnOrderAgainstTheNesting() {
        assertThat(places(Code.ORDER_AGAINST_NESTING, "source S => A; A = B;\natomic A:{a};\natomic B:{c}; atomic C:{b}; D = C;\n"
                + "order c < b;\norder b < a;"))
                .containsExactly("2 `A` takes `a`", "3 `B` needs `c`", "5 `b < a` is declared here");
    }

    @Test
    void everyStepOfARecursion() {
        assertThat(places(Code.RECURSION, "A = B;\nB = C;\nC = A;"))
                .containsExactly("1 `A` contains `B`", "2 `B` contains `C`", "3 `C` contains `A`");
    }

    @Test
    void everyImportOfACircleByAPathThatCanBeFound() {
        Diagnostic finding = finding(Code.IMPORT_CYCLE, Programs.graph("src/main.flux", "import \"src/lib/a.flux\";",
                "src/lib/a.flux", "import \"other/b.flux\";", "other/b.flux", "import \"src/main.flux\";"));
        assertThat(finding.message())
                .isEqualTo("Files import each other in a circle: main.flux -> lib/a.flux -> other/b.flux -> main.flux");
        assertThat(finding.related()).extracting(r -> r.range().file()).containsExactly("src/main.flux", "src/lib/a.flux");
        assertThat(finding.range().file()).isEqualTo("other/b.flux");
        assertThat(finding(Code.IMPORT_CYCLE, Programs.graph("/srv/project/src/main.flux", "import \"/srv/project/srv/a.flux\";",
                "/srv/project/srv/a.flux", "import \"/srv/project/src/main.flux\";")).message())
                .isEqualTo("Files import each other in a circle: main.flux -> ../srv/a.flux -> main.flux");
    }

    @Test
    void bothScopesWithAllTheirNodes() {
        assertThat(places(Code.TWO_SCOPES, "source S {session: F} => N; N = A -> B -> C;\natomic A:{x};\natomic B:{x(session)};\n"
                + "atomic C:{x(session)};")).containsExactly("2 a program lock in `A`", "4 a session lock in `C`");
    }

    @Test
    void whoHoldsALockAlready() {
        assertThat(places(Code.LOCK_ALREADY_HELD, "source S => A; source T => B; A = U; B = U; U = C;\natomic A:{l};\natomic B:{l};\n"
                + "atomic C:{l};")).containsExactly("2 `A` takes it here", "3 `B` takes it here");
    }

    @Test
    void theHolderAndEveryBlockingNode() {
        assertThat(places(Code.HELD_ACROSS_BLOCKING, "source S => A; A = U -> D2; U = D1;\nblocking D1 () => ();\nblocking D2 () => ();\n"
                + "atomic A:{k, l};")).containsExactly("4 `A` takes `l`, too", "2 `D1` is declared `blocking` here",
                "3 `D2` is declared `blocking` here");
    }

    @Test
    void everyReaderOfALockThatNobodyWrites() {
        assertThat(places(Code.READER_WITHOUT_WRITER, "source S => A; A = B;\natomic A:{l?};\natomic B:{l?};"))
                .containsExactly("3 read in `B`");
    }

    @Test
    void everyNodeThatTakesASessionLock() {
        assertThat(places(Code.SESSION_LOCK_WITHOUT_SESSION, "source S => A; A = B;\natomic A:{l(session)};\natomic B:{k(session)};"))
                .containsExactly("2 `A` takes it here", "3 `B` takes it here");
    }

    @Test
    void theVariantsThatTogetherLeaveNothing() {
        assertThat(places(Code.VARIANT_UNREACHABLE, "typedef p P; typedef q Q; source S => N;\nN:[p, q] = A;\nN:[p, _] = B;\n"
                + "N:[!p, _] = C;\nN:[_, q] = D;"))
                .containsExactly("3 matches a part of it", "4 matches a part of it");
    }

    @Test
    void theWayFromAHandlerToWhatItHandles() {
        assertThat(places(Code.HANDLER_REACHES_HANDLED, "source S => A;\nhandle error A => H;\nH = U;\nU = A;"))
                .containsExactly("2 handled here", "3 `H` contains `U`", "4 `U` contains `A`");
    }

    @Test
    void theNodesThatNoFlowEntersInTheOrderOfAPath() {
        Diagnostic finding = finding(Code.HANDLER_NEVER_MATCHES, Programs.graph(
                "source S => N; N = A ->\nB -> C; handle error A -> C => H;"));
        assertThat(finding.message()).isEqualTo("No flow enters `C` directly after `A`, so `H` never runs");
        assertThat(finding.related()).extracting(r -> r.range().line()).containsExactly(1, 2);
    }

    @Test
    void whereTypesThatInferenceCarriesAlongComeFrom() {
        assertThat(places(Code.TYPE_MISMATCH, "source S => N; N = A -> B;\nS () => (int a, long b);\n"
                + "A (int a, long b) => (int a, long b);\nB (int a, String b) => ();")).containsExactly("3 `long` here", "4 `String` here");
        assertThat(places(Code.TYPE_MISMATCH, "source S => U; U = A; A = B;\nS () => (long b);\nB (int b) => ();"))
                .containsExactly("2 `long` here", "3 `int` here");
    }

    private static List<String> said(String text) {
        return Analysis.of(Programs.graph(text)).diagnostics().stream().map(d -> d.code().id() + " " + d.message()).toList();
    }

    @Test
    void oneMistakeIsOneMessage() {
        assertThat(said("source S => page; S () => (int a); A (int a) => (); Page = A;"))
                .containsExactly("FLUX101 `page` is not declared, did you mean `Page`?");
        String variants = "source S => N; S () => (int a); A (int a) => (); N:[big] = A; ";
        assertThat(said("typedef TestBig big; " + variants + "N:[_] = A;"))
                .containsExactly("FLUX109 Predicate `big` has no typedef: it is the test function of `TestBig`");
        assertThat(said("typedef big TestBig; " + variants + "N:[else] = A;"))
                .containsExactly("FLUX109 Predicate `else` has no typedef; `_` matches everything");
    }

    @Test
    void handlersThatAreMisspelt() {
        Diagnostic finding = finding(Code.NODE_MISSPELT, Programs.graph(
                "NotFound () => ();\nsource S => A; S () => (); A () => (); handle error A => NotFond;"));
        assertThat(finding.message()).isEqualTo("`NotFond` is not declared, so it is a Java function, did you mean `NotFound`?");
        assertThat(finding.related()).extracting(r -> r.range().line()).containsExactly(1);
    }
}
