// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.Nodes;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Name;

/**
 * Which nodes are steps of which abstract nodes. A node's children are distinct and in the order of their first step. What concerns all
 * nodes goes by their numbers in {@link Nodes}, the rest by name.
 */
public final class CallGraph {
    private static final int[] NONE = {};

    private final Nodes nodes;
    private final int[][] children;
    private final int[][] callers;
    private final Components components;

    public CallGraph(ProgramGraph graph) {
        nodes = graph.nodes();
        children = children(nodes);
        callers = reversed(children);
        components = new Components(nodes.size(), this::children);
    }

    private static int[][] children(Nodes nodes) {
        int[][] children = new int[nodes.size()][];
        int[] lastCaller = new int[nodes.size()];
        Arrays.fill(lastCaller, -1);
        for (int caller = 0; caller < children.length; caller++) {
            children[caller] = NONE;
            if (nodes.node(caller) instanceof Node.AbstractNode flow) {
                int[] distinct = new int[flow.variants().stream().mapToInt(v -> v.steps().size()).sum()];
                int count = 0;
                for (Node.Variant variant : flow.variants()) {
                    for (Name step : variant.steps()) {
                        int child = nodes.number(step.text());
                        if (lastCaller[child] != caller) {
                            lastCaller[child] = caller;
                            distinct[count++] = child;
                        }
                    }
                }
                children[caller] = count == distinct.length ? distinct : Arrays.copyOf(distinct, count);
            }
        }
        return children;
    }

    private static int[][] reversed(int[][] children) {
        int[] count = new int[children.length];
        Arrays.stream(children).flatMapToInt(Arrays::stream).forEach(child -> count[child]++);
        int[][] callers = Arrays.stream(count).mapToObj(n -> n == 0 ? NONE : new int[n]).toArray(int[][]::new);
        for (int caller = children.length - 1; caller >= 0; caller--) {
            for (int child : children[caller]) {
                callers[child][--count[child]] = caller;
            }
        }
        return callers;
    }

    /** The nodes that are steps of {@code node}, each once; none for a node that is not abstract. */
    public int[] children(int node) {
        return children[node];
    }

    /** The nodes that are steps of {@code node}, each once; none for a node that is not abstract or does not exist. */
    public List<String> children(String node) {
        int number = nodes.number(node);
        return number < 0 ? List.of() : nodes.names(children[number]);
    }

    /** The abstract nodes that have {@code node} as a step. */
    public int[] callers(int node) {
        return callers[node];
    }

    /** The abstract nodes that have {@code node} as a step. */
    public List<String> callers(String node) {
        int number = nodes.number(node);
        return number < 0 ? List.of() : nodes.names(callers[number]);
    }

    /** All nodes, every node after its children; where nodes contain each other, the step that closes the ring is disregarded. */
    public int[] postOrder() {
        return components.postOrder();
    }

    /** Sets of nodes that contain each other, and each other node by itself; each set after those that it leads to. */
    public List<int[]> components() {
        return components.list();
    }

    /** Whether the nodes of a component contain themselves. */
    public boolean isRing(int[] component) {
        return component.length > 1 || Arrays.stream(children[component[0]]).anyMatch(c -> c == component[0]);
    }

    /** The nodes of {@code roots} and everything in their expansions, in the order of a breadth-first search. */
    public Set<String> expansion(Collection<String> roots) {
        Set<String> found = new LinkedHashSet<>();
        Deque<Integer> queue = new ArrayDeque<>();
        for (String root : roots) {
            if (nodes.containsKey(root) && found.add(root)) {
                queue.add(nodes.number(root));
            }
        }
        while (!queue.isEmpty()) {
            for (int child : children[queue.remove()]) {
                if (found.add(nodes.name(child))) {
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
