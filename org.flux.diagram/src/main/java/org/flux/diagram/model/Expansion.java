// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;

/**
 * Which boxes show what they contain: those that somebody wants to, else the first of each abstract node, as deep as so many boxes allow
 * that people can look at. A node inside itself is never shown twice; and since flows that contain others twice, level by level, have more
 * boxes than any machine could hold, there is a limit to what can be wanted, too.
 */
final class Expansion {
    /** Boxes that are drawn without being asked for; at least the outermost level is. */
    private static final int MOST = 300;
    /** Once there are so many boxes, all others stay collapsed. */
    private static final int LIMIT = 10_000;
    /** Boxes this deep stay collapsed. */
    private static final int DEEPEST = 100;

    private final ProgramGraph graph;
    private final Selection selection;
    private final int depth;
    private final Set<String> shown = new HashSet<>();
    private int boxes;

    private Expansion(ProgramGraph graph, Selection selection, int depth) {
        this.graph = graph;
        this.selection = selection;
        this.depth = depth;
    }

    /** @param roots the nodes of the outermost level */
    static Expansion of(ProgramGraph graph, CallGraph calls, List<String> roots, Selection selection) {
        return new Expansion(graph, selection, depth(graph, calls, roots));
    }

    /** How many levels can be shown. */
    private static int depth(ProgramGraph graph, CallGraph calls, List<String> roots) {
        Set<String> seen = new HashSet<>(roots);
        List<String> level = List.copyOf(seen);
        int boxes = level.size();
        for (int depth = 0;; depth++) {
            Set<String> next = new HashSet<>();
            for (String node : level) {
                boxes += steps(graph, node);
                next.addAll(calls.children(node));
            }
            next.removeAll(seen);
            if (boxes > MOST) {
                return depth;
            }
            if (next.isEmpty()) {
                return Integer.MAX_VALUE;
            }
            seen.addAll(next);
            level = List.copyOf(next);
        }
    }

    private static int steps(ProgramGraph graph, String node) {
        return graph.nodes().get(node) instanceof Node.AbstractNode flow
                ? flow.variants().stream().mapToInt(variant -> variant.steps().size()).sum() : 0;
    }

    /**
     * Whether a box shows what it contains; asked once for each, in the order of the text.
     *
     * @param around the nodes that it is inside of
     */
    boolean isExpanded(String id, String node, List<String> around) {
        boolean first = !shown.contains(node);
        boolean expanded = boxes < LIMIT && around.size() < DEEPEST && !around.contains(node)
                && wanted(id, node, first && around.size() < depth);
        if (expanded) {
            boxes += steps(graph, node);
            shown.add(node);
        }
        return expanded;
    }

    private boolean wanted(String id, String node, boolean byDefault) {
        if (selection.collapse().contains(id) || selection.expand().contains(id)) {
            return !selection.collapse().contains(id);
        }
        if (selection.collapse().contains(node) || selection.expand().contains(node)) {
            return !selection.collapse().contains(node);
        }
        return selection.expand().contains(Selection.ALL) || byDefault && !selection.collapse().contains(Selection.ALL);
    }
}
