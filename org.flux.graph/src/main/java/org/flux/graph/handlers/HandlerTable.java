// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.handlers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Name;

/**
 * Which handlers can answer for which node (rule N4).
 *
 * <p>A pattern is matched against the trail, the nodes entered so far in order of entry. Its last element stands for the entry of the
 * failing node or of an abstract node around it. The elements before it match the entries directly before, from right to left, where
 * {@code *} matches any number of entries, also none. A pattern need not reach back to the start of the trail: {@code A -> B} handles a
 * failure of B whenever A was entered directly before B. A {@code *} at the end stands for all entries up to the failing node's:
 * {@code A -> *} handles whatever fails from the entry of A on.
 *
 * @param byNode for each handled node the handlers whose pattern ends in it, the most specific first (longest pattern, gaps not counted,
 *     then
 *     textual order); a handler behind an unconditional one is left out, and so is one whose path names an unknown node or that has no
 *     handler
 * @param any the handlers whose pattern ends in {@code *}, the same way
 */
public record HandlerTable(Map<String, List<Handler>> byNode, List<Handler> any) {

    public static HandlerTable of(ProgramGraph graph) {
        List<Handler> sorted = graph.handlers().stream().filter(h -> isUsable(h, graph))
                .sorted(Comparator.comparingInt(HandlerTable::length).reversed()).toList();
        Map<String, List<Handler>> byNode = new LinkedHashMap<>();
        for (Handler handler : sorted) {
            List<Handler> list = byNode.computeIfAbsent(handler.target().text(), n -> new ArrayList<>());
            if (list.isEmpty() || !isUnconditional(list.getLast())) {
                list.add(handler);
            }
        }
        List<Handler> any = byNode.remove(Handler.ANY);
        byNode.replaceAll((node, list) -> List.copyOf(list));
        return new HandlerTable(java.util.Collections.unmodifiableMap(byNode), any == null ? List.of() : List.copyOf(any));
    }

    private static boolean isUsable(Handler handler, ProgramGraph graph) {
        return handler.handler().isPresent() && handler.path().stream().allMatch(n -> n.text().equals(Handler.ANY)
                || graph.nodes().containsKey(n.text()) && !(graph.nodes().get(n.text()) instanceof Node.ExternalFunction));
    }

    private static int length(Handler handler) {
        return (int) handler.path().stream().filter(n -> !n.text().equals(Handler.ANY)).count();
    }

    public List<Handler> of(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** Whether a handler answers whatever the trail is: its pattern is one element, perhaps after gaps. */
    public static boolean isUnconditional(Handler handler) {
        return handler.path().subList(0, handler.path().size() - 1).stream().allMatch(n -> n.text().equals(Handler.ANY));
    }

    /**
     * The handler of a failure: the failing node's before those of the nodes around it, innermost first, before those of {@code *}; among
     * these the first in the table that matches. Empty if nobody handles the failure.
     *
     * @param trail names of the nodes entered so far, in order of entry
     * @param enclosing positions in the trail of the nodes that the failing one is inside of, outermost first, and last the failing node's
     */
    public Optional<Handler> resolve(List<String> trail, List<Integer> enclosing) {
        for (int around : enclosing.reversed()) {
            for (Handler handler : of(trail.get(around))) {
                if (matches(handler.path(), trail, around)) {
                    return Optional.of(handler);
                }
            }
        }
        return any.stream().filter(h -> matches(h.path(), trail, enclosing.getLast())).findFirst();
    }

    /** Whether the path matches the trail up to and including the entry at {@code end}. */
    private static boolean matches(List<Name> path, List<String> trail, int end) {
        // from.get(i): the elements looked at so far match the entries from i to the end
        BitSet from = new BitSet();
        from.set(end + 1);
        for (Name element : path.reversed()) {
            BitSet next = new BitSet();
            if (element.text().equals(Handler.ANY)) {
                next.set(0, from.length());
            } else {
                from.stream().filter(i -> i > 0 && trail.get(i - 1).equals(element.text())).forEach(i -> next.set(i - 1));
            }
            from = next;
        }
        return !from.isEmpty();
    }
}
