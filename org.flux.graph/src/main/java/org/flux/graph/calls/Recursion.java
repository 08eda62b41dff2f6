// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.Arrays;
import java.util.List;
import org.flux.graph.ProgramGraph;

/** Finds nodes that contain themselves (rule N9). */
public final class Recursion {
    private Recursion() {}

    /**
     * One shortest ring for each set of nodes that contain each other; each ring starts, without repeating it at its end, at the node that
     * the text introduces first, and so do the rings among themselves.
     */
    public static List<List<String>> rings(ProgramGraph graph, CallGraph calls) {
        return calls.components().stream().filter(calls::isRing)
                .map(component -> Arrays.stream(component).min().orElseThrow()).sorted()
                .map(graph.nodes()::name)
                .map(first -> {
                    List<String> closed = calls.way(first, first);
                    return List.copyOf(closed.subList(0, closed.size() - 1));
                }).toList();
    }
}
