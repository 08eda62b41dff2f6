// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.flux.graph.Lock;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * Computes what every node acquires on entry, so that a flow that acquires something new holds only locks that come before it and never
 * makes a reader a writer (rule N8). A node takes what it declares, as a writer what is written further inside, and what is needed further
 * inside and comes before the greatest lock that it declares.
 */
public final class Elevator {
    private record Context(int node, LockTrie held) {}

    private final ProgramGraph graph;
    private final CallGraph calls;
    private final Needs needs;

    public Elevator(ProgramGraph graph, CallGraph calls, Needs needs) {
        this.graph = graph;
        this.calls = calls;
        this.needs = needs;
    }

    /** @param roots the nodes at which flows start, holding nothing */
    public LockSchedule schedule(LockOrder order, List<String> roots) {
        Needs ranked = needs.in(order);
        NodeMap<LockTrie> effective = new NodeMap<>(graph.nodes());
        for (int node = 0; node < graph.nodes().size(); node++) {
            LockTrie declared = ranked.declared(node);
            effective.set(node, ranked.below(node).before(declared.last() + 1).or(declared));
        }
        NodeMap<Set<LockTrie>> contexts = contexts(ranked, effective, roots);
        return new LockSchedule(order, named(effective, set -> LockModes.of(order, set)), elevations(order, ranked, effective, contexts),
                named(contexts, sets -> sets.stream().map(set -> LockModes.of(order, set)).toList()), ranked);
    }

    private <T, R> Map<String, R> named(NodeMap<T> results, Function<T, R> shown) {
        NodeMap<R> named = new NodeMap<>(graph.nodes());
        for (int node = 0; node < graph.nodes().size(); node++) {
            if (results.at(node) != null) {
                named.set(node, shown.apply(results.at(node)));
            }
        }
        return Collections.unmodifiableMap(named);
    }

    private NodeMap<Set<LockTrie>> contexts(Needs ranked, NodeMap<LockTrie> effective, List<String> roots) {
        NodeMap<Set<LockTrie>> found = new NodeMap<>(graph.nodes());
        Deque<Context> open = new ArrayDeque<>();
        roots.forEach(r -> reach(new Context(graph.nodes().number(r), LockTrie.EMPTY), found, open));
        while (!open.isEmpty()) {
            Context context = open.remove();
            LockTrie inside = context.held().or(effective.at(context.node()));
            for (int child : calls.children(context.node())) {
                reach(new Context(child, ranked.needed(child).and(inside)), found, open);
            }
        }
        return found;
    }

    private static void reach(Context context, NodeMap<Set<LockTrie>> found, Deque<Context> open) {
        Set<LockTrie> known = found.at(context.node());
        if (known == null) {
            found.set(context.node(), Set.of(context.held()));
            open.add(context);
        } else if (!known.contains(context.held())) {
            Set<LockTrie> more = known.size() == 1 ? new LinkedHashSet<>(known) : known;
            more.add(context.held());
            found.set(context.node(), more);
            open.add(context);
        }
    }

    private List<Elevation> elevations(LockOrder order, Needs ranked, NodeMap<LockTrie> effective, NodeMap<Set<LockTrie>> contexts) {
        List<Elevation> elevations = new ArrayList<>();
        LockSchedule.Witnesses witnesses = this::witness;
        for (int number = 0; number < graph.nodes().size(); number++) {
            if (effective.at(number).isEmpty() || ranked.below(number).isEmpty() || contexts.at(number) == null) {
                continue;
            }
            String node = graph.nodes().name(number);
            LockTrie uncovered = LockTrie.EMPTY;
            for (LockTrie held : contexts.at(number)) {
                uncovered = uncovered.or(effective.at(number).without(held));
            }
            LockModes.of(order, uncovered).forEach((lock, mode) -> {
                LockMode declared = needs.declared(node, lock);
                if (declared != mode) {
                    elevations.add(new Elevation(node, lock, mode, declared == null ? Kind.ELEVATION : Kind.PROMOTION, witnesses));
                }
            });
        }
        return List.copyOf(elevations);
    }

    /**
     * A way down to a node that declares the lock in the mode, always through the first step that leads there. Where nodes contain each
     * other (an error, but one that is told together with this) a step may lead back only: then the search goes back, too.
     */
    private List<String> witness(String node, Lock lock, LockMode mode) {
        int rank = needs.rank(lock);
        int start = graph.nodes().number(node);
        BitSet seen = new BitSet();
        seen.set(start);
        List<Integer> way = new ArrayList<>(List.of(start));
        while (way.size() == 1 || !atLeast(needs.declared(way.getLast()).mode(rank), mode)) {
            int next = -1;
            for (int child : calls.children(way.getLast())) {
                if (!seen.get(child) && atLeast(needs.needed(child).mode(rank), mode)) {
                    next = child;
                    break;
                }
            }
            if (next < 0) {
                way.removeLast();
            } else {
                seen.set(next);
                way.add(next);
            }
        }
        return way.stream().map(graph.nodes()::name).toList();
    }

    private static boolean atLeast(LockMode has, LockMode mode) {
        return has != null && has.compareTo(mode) >= 0;
    }
}
