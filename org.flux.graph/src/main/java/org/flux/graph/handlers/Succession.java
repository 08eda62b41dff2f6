// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.handlers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Name;

/**
 * Which node can be entered directly after which, whatever the flow: into an abstract node's first steps, or on to the next step of what is
 * around. Every real trail is a walk in this relation; not every walk is a trail, so a "cannot" is certain and a "can" is not.
 */
public final class Succession {
    private record Occurrence(Variant variant, int step) {}

    private final ProgramGraph graph;
    private final Map<String, List<Occurrence>> occurrences = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();

    public Succession(ProgramGraph graph) {
        this.graph = graph;
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow) {
                for (Variant variant : flow.variants()) {
                    for (int i = 0; i < variant.steps().size(); i++) {
                        occurrences.computeIfAbsent(variant.steps().get(i).text(), n -> new ArrayList<>()).add(new Occurrence(variant, i));
                    }
                }
            }
        }
    }

    /**
     * The first two nodes of a handler's path that no flow enters in this order, gaps between them as in the path; empty if some flow could
     * have a trail that the path matches.
     */
    public Optional<Impossible> impossible(Handler handler) {
        Name before = null;
        boolean gap = true;
        for (Name element : handler.path()) {
            if (element.text().equals(Handler.ANY)) {
                gap = true;
                continue;
            }
            if (before != null && !(gap ? canFollow(before.text(), element.text()) : after(before.text()).contains(element.text()))) {
                return Optional.of(new Impossible(before, element, gap));
            }
            before = element;
            gap = false;
        }
        return Optional.empty();
    }

    /** Two nodes that no flow enters in this order. */
    public record Impossible(Name first, Name second, boolean gap) {}

    /** Whether a flow can enter {@code second} at some time after {@code first}. */
    public boolean canFollow(String first, String second) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            Set<String> next = after(open.remove());
            if (next.contains(second)) {
                return true;
            }
            next.stream().filter(found::add).forEach(open::add);
        }
        return false;
    }

    /** The nodes that can be entered directly after {@code node} is. */
    private Set<String> after(String node) {
        return known.computeIfAbsent(node, n -> {
            Set<String> result = new LinkedHashSet<>();
            boolean leaves = true;
            if (graph.nodes().get(n) instanceof Node.AbstractNode flow) {
                flow.variants().stream().filter(v -> !v.steps().isEmpty()).forEach(v -> result.add(v.steps().getFirst().text()));
                leaves = flow.variants().stream().anyMatch(v -> v.steps().isEmpty());
            }
            if (leaves) {
                leave(n, result);
            }
            return result;
        });
    }

    private void leave(String node, Set<String> result) {
        Set<String> left = new LinkedHashSet<>(Set.of(node));
        Deque<String> open = new ArrayDeque<>(left);
        while (!open.isEmpty()) {
            for (Occurrence at : occurrences.getOrDefault(open.remove(), List.of())) {
                List<Name> steps = at.variant().steps();
                if (at.step() + 1 < steps.size()) {
                    result.add(steps.get(at.step() + 1).text());
                } else if (left.add(at.variant().node())) {
                    open.add(at.variant().node());
                }
            }
        }
    }
}
