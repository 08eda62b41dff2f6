// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The strongly connected components of a directed graph by Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM
 * J. Computing 1972), with an explicit stack, since programs may nest deeply.
 *
 * @param <T> a vertex
 */
public final class Components<T> {
    private record Visit<T>(T vertex, Iterator<T> rest) {}

    private final Function<T, ? extends Collection<T>> successors;
    private final Map<T, Integer> index = new HashMap<>();
    private final Map<T, Integer> low = new HashMap<>();
    private final Deque<T> component = new ArrayDeque<>();
    private final Set<T> open = new HashSet<>();
    private final List<List<T>> found = new ArrayList<>();

    private Components(Function<T, ? extends Collection<T>> successors) {
        this.successors = successors;
    }

    /** The components, each after those that it leads to. */
    public static <T> List<List<T>> of(Collection<T> vertices, Function<T, ? extends Collection<T>> successors) {
        Components<T> search = new Components<>(successors);
        vertices.forEach(search::visit);
        return List.copyOf(search.found);
    }

    private void visit(T root) {
        if (index.containsKey(root)) {
            return;
        }
        Deque<Visit<T>> stack = new ArrayDeque<>();
        enter(root, stack);
        while (!stack.isEmpty()) {
            Visit<T> top = stack.peek();
            if (top.rest().hasNext()) {
                T next = top.rest().next();
                if (!index.containsKey(next)) {
                    enter(next, stack);
                } else if (open.contains(next)) {
                    low.merge(top.vertex(), index.get(next), Math::min);
                }
            } else {
                stack.pop();
                leave(top.vertex());
                if (!stack.isEmpty()) {
                    low.merge(stack.peek().vertex(), low.get(top.vertex()), Math::min);
                }
            }
        }
    }

    private void enter(T vertex, Deque<Visit<T>> stack) {
        index.put(vertex, index.size());
        low.put(vertex, index.get(vertex));
        open.add(vertex);
        component.push(vertex);
        stack.push(new Visit<>(vertex, iterator(vertex)));
    }

    private Iterator<T> iterator(T vertex) {
        Collection<T> next = successors.apply(vertex);
        return next.iterator();
    }

    private void leave(T vertex) {
        if (!low.get(vertex).equals(index.get(vertex))) {
            return;
        }
        List<T> members = new ArrayList<>();
        T member;
        do {
            member = component.pop();
            open.remove(member);
            members.add(member);
        } while (!member.equals(vertex));
        found.add(List.copyOf(members));
    }
}
