// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types.Arc;

/** Lists the arcs of a program with what flows along them. */
final class Arcs {
    private Arcs() {}

    static List<Arc> of(ProgramGraph graph, Map<String, Signature> signatures) {
        List<Arc> arcs = new ArrayList<>();
        for (Source source : graph.sources()) {
            source.target().filter(signatures::containsKey).ifPresent(target ->
                    arcs.add(new Arc(source.node(), target, Optional.empty(), 0, slots(source.node(), target, signatures))));
        }
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow) {
                for (Variant variant : flow.variants()) {
                    for (int i = 0; i + 1 < variant.steps().size(); i++) {
                        String from = variant.steps().get(i).text();
                        String to = variant.steps().get(i + 1).text();
                        arcs.add(new Arc(from, to, Optional.of(variant), i, slots(from, to, signatures)));
                    }
                }
            }
        }
        return List.copyOf(arcs);
    }

    private static List<Slot> slots(String from, String to, Map<String, Signature> signatures) {
        return signatures.get(from).outputs().or(() -> signatures.get(to).inputs()).orElse(List.of());
    }
}
