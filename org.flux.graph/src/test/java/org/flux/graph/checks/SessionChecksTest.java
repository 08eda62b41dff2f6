// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/** Session locks where there is no session. */
class SessionChecksTest {
    private static final String PROGRAM = "source L {session: Who} => A; L () => (int a); A (int a) => (); atomic A:{s(session)}; ";

    private static List<String> findings(String more) {
        return Analysis.of(Programs.graph(PROGRAM + more)).diagnostics().stream().filter(d -> d.code() == Code.SESSION_LOCK_IN_SOURCE)
                .map(d -> d.severity() + " " + d.message()).toList();
    }

    @Test
    void theHandlerOfASourceHasNoSession() {
        assertThat(findings("G () => (); atomic G:{s(session)}; handle error L => G;")).containsExactly(
                "error `G` handles errors of source `L`, where there is no session, so it cannot take `s(session)`");
        assertThat(findings("G = H; atomic H:{s(session)}; handle error L => G;")).hasSize(1);
    }

    @Test
    void theHandlerOfAnyNodeMayHandleTheSource() {
        assertThat(findings("G () => (); atomic G:{s(session)}; handle error * => G;")).containsExactly(
                "warning `G` handles errors of source `L`, where there is no session, so it cannot take `s(session)`");
    }

    @Test
    void theHandlerOfTheTargetMayHandleTheSessionFunction() {
        assertThat(findings("G (int a) => (); atomic G:{s(session)}; handle error A => G;")).containsExactly(
                "warning `G` handles errors of `A`, those of session function `Who` included; then there is no session, so it cannot take"
                        + " `s(session)`");
        assertThat(findings("G (int a) => (); handle error A => G;")).isEmpty();
    }

    @Test
    void gapsInAPathMakeNoDifference() {
        String warning = "warning `G` handles errors of `A`, those of session function `Who` included; then there is no session, so it"
                + " cannot take `s(session)`";
        assertThat(findings("G (int a) => (); atomic G:{s(session)}; handle error * -> A => G;")).containsExactly(warning);
        assertThat(findings("G () => (); atomic G:{s(session)}; handle error A -> * => G;")).containsExactly(warning);
        assertThat(findings("G () => (); atomic G:{s(session)}; handle error * -> L => G;")).containsExactly(
                "error `G` handles errors of source `L`, where there is no session, so it cannot take `s(session)`");
    }

    @Test
    void aPathThatNoSourceEntersIsNotTheSources() {
        String more = "M () => (int a); source M {session: Who} => P; P = A -> B; B () => (); G () => (); atomic G:{s(session)}; ";
        assertThat(findings(more + "handle error B -> L => G; handle error P -> A -> * => G;")).isEmpty();
        assertThat(findings("Z () => (); M () => (int a); S = Z -> M; source S {session: Who} => A; G () => (); atomic G:{s(session)};"
                + " handle error Z -> M => G;")).hasSize(1);
    }

    @Test
    void handlersInsideTheFlowHaveOne() {
        assertThat(findings("M () => (int a); source M {session: Who} => P; P = A -> B; B () => (); G (int a) => ();"
                + " atomic G:{s(session)}; handle error P -> A => G; handle error B => G;")).isEmpty();
        assertThat(findings("G () => (); handle error * => G; handle error L => Sorry;")).isEmpty();
    }
}
