// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Name;

/** Which nodes are steps of which abstract nodes. A node's children are distinct and in the order of their first step. */
public final class CallGraph {
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Map<String, List<String>> callers = new HashMap<>();

    public CallGraph(ProgramGraph graph) {
        for (Node node : graph.nodes().values()) {
            Set<String> steps = new LinkedHashSet<>();
            if (node instanceof Node.AbstractNode inner) {
                inner.variants().forEach(v -> v.steps().stream().map(Name::text).forEach(steps::add));
            }
            children.put(node.name(), List.copyOf(steps));
            steps.forEach(s -> callers.computeIfAbsent(s, n -> new ArrayList<>()).add(node.name()));
        }
    }

    /** The nodes that are steps of {@code node}, each once; none for a node that is not abstract. */
    public List<String> children(String node) {
        return children.getOrDefault(node, List.of());
    }

    /** The abstract nodes that have {@code node} as a step. */
    public List<String> callers(String node) {
        return callers.getOrDefault(node, List.of());
    }

    /** All nodes, every node after its children; where nodes contain each other, the step that closes the ring is disregarded. */
    public List<String> postOrder() {
        List<String> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        children.keySet().forEach(root -> visit(root, seen, order));
        return order;
    }

    private void visit(String root, Set<String> seen, List<String> order) {
        record Visit(String node, Iterator<String> rest) {}

        Deque<Visit> stack = new ArrayDeque<>();
        if (seen.add(root)) {
            stack.push(new Visit(root, children(root).iterator()));
        }
        while (!stack.isEmpty()) {
            Visit top = stack.peek();
            if (top.rest().hasNext()) {
                String next = top.rest().next();
                if (seen.add(next)) {
                    stack.push(new Visit(next, children(next).iterator()));
                }
            } else {
                order.add(stack.pop().node());
            }
        }
    }

    /** The nodes of {@code roots} and everything in their expansions, in the order of a breadth-first search. */
    public Set<String> expansion(Iterable<String> roots) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> queue = new ArrayDeque<>();
        for (String root : roots) {
            if (children.containsKey(root) && found.add(root)) {
                queue.add(root);
            }
        }
        while (!queue.isEmpty()) {
            for (String child : children(queue.remove())) {
                if (found.add(child)) {
                    queue.add(child);
                }
            }
        }
        return found;
    }

    /** A shortest way down from {@code from} to {@code to}, both included; empty if there is none. From a node to itself: a ring. */
    public List<String> way(String from, String to) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            String node = queue.remove();
            for (String child : children(node)) {
                if (cameFrom.putIfAbsent(child, node) == null) {
                    queue.add(child);
                }
                if (child.equals(to)) {
                    return trace(from, to, cameFrom);
                }
            }
        }
        return List.of();
    }

    private static List<String> trace(String from, String to, Map<String, String> cameFrom) {
        List<String> way = new ArrayList<>(List.of(to));
        String node = to;
        do {
            node = cameFrom.get(node);
            way.add(node);
        } while (!node.equals(from));
        return way.reversed();
    }
}
