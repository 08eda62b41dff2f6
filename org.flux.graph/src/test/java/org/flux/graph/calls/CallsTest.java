// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

class CallsTest {

    @Test
    void ringsStartAtTheNodeThatTheTextIntroducesFirst() {
        ProgramGraph graph = Programs.graph("X = C; B = C -> Leaf; C = A; A = B; Self = Self; Fine = Leaf;");
        assertThat(Recursion.rings(graph, new CallGraph(graph))).containsExactly(List.of("C", "A", "B"), List.of("Self"));
    }

    @Test
    void sourcesReachTheirOwnExpansionTheirTargetAndTheHandlersOfWhatTheyReach() {
        ProgramGraph graph = Programs.graph("""
                source Beat => Send; Beat = Tick -> Look; Send = Put;
                handle error Put => Sorry; Sorry = Log;
                handle error Other => Never;
                handle error Log => NotOfAHandler;
                Unused = Other;
                """);
        assertThat(Reachability.of(graph, new CallGraph(graph)))
                .containsExactlyInAnyOrder("Beat", "Tick", "Look", "Send", "Put", "Sorry", "Log");
    }

    @Test
    void childrenComeBeforeTheirCallers() {
        ProgramGraph graph = Programs.graph("A = B -> C; B = C -> C; C = D;");
        assertThat(graph.nodes().names(new CallGraph(graph).postOrder())).containsExactly("D", "C", "B", "A");
        assertThat(new CallGraph(graph).children("B")).containsExactly("C");
        assertThat(new CallGraph(graph).way("A", "D")).containsExactly("A", "C", "D");
    }
}
