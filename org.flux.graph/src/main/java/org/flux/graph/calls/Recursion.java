// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.ProgramGraph;

/** Finds nodes that contain themselves (rule N9). */
public final class Recursion {
    private Recursion() {}

    /**
     * One shortest ring for each set of nodes that contain each other; each ring starts, without repeating it at its end, at the node that
     * the text introduces first, and so do the rings among themselves.
     */
    public static List<List<String>> rings(ProgramGraph graph, CallGraph calls) {
        Map<String, Integer> textual = new HashMap<>();
        graph.nodes().keySet().forEach(n -> textual.put(n, textual.size()));
        Comparator<String> byText = Comparator.comparing(textual::get);
        return Components.of(graph.nodes().keySet(), calls::children).stream()
                .filter(c -> c.size() > 1 || calls.children(c.getFirst()).contains(c.getFirst()))
                .map(c -> c.stream().min(byText).orElseThrow())
                .sorted(byText)
                .map(first -> {
                    List<String> closed = calls.way(first, first);
                    return List.copyOf(closed.subList(0, closed.size() - 1));
                }).toList();
    }
}
