// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
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
    private static final SortedMap<Lock, LockMode> NOTHING = Collections.emptySortedMap();
    /** The contexts of every node that needs no locks. */
    private static final Set<SortedMap<Lock, LockMode>> UNLOCKED = Set.of(NOTHING);

    private record Context(int node, SortedMap<Lock, LockMode> held) {}

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
        NodeMap<SortedMap<Lock, LockMode>> effective = new NodeMap<>(graph.nodes());
        for (int number = 0; number < graph.nodes().size(); number++) {
            effective.set(number, effective(graph.nodes().node(number), order));
        }
        LockSchedule bare = new LockSchedule(order, Collections.unmodifiableMap(effective), List.of(), Map.of(), needs);
        Map<String, List<SortedMap<Lock, LockMode>>> contexts = contexts(bare, roots);
        return new LockSchedule(order, bare.effective(), elevations(bare, contexts), contexts, needs);
    }

    private SortedMap<Lock, LockMode> effective(Node node, LockOrder order) {
        if (node.constraints().isEmpty()) {
            return NOTHING;
        }
        if (!needs.needsLocksInside(node.name())) {
            SortedMap<Lock, LockMode> declared = new TreeMap<>(order);
            node.constraints().forEach(c -> declared.put(c.lock(), c.mode()));
            return Collections.unmodifiableSortedMap(declared);
        }
        BitSet any = new BitSet();
        BitSet write = new BitSet();
        for (Constraint constraint : node.constraints()) {
            int rank = order.rank(constraint.lock());
            any.set(rank);
            write.set(rank, constraint.mode() == LockMode.WRITE);
        }
        return needs.below(node.name(), order).elevating(new LockModes(order, any, write));
    }

    private Map<String, List<SortedMap<Lock, LockMode>>> contexts(LockSchedule schedule, List<String> roots) {
        NodeMap<Set<SortedMap<Lock, LockMode>>> found = new NodeMap<>(graph.nodes());
        Deque<Context> open = new ArrayDeque<>();
        roots.forEach(r -> reach(new Context(graph.nodes().number(r), NOTHING), found, open));
        while (!open.isEmpty()) {
            Context context = open.remove();
            SortedMap<Lock, LockMode> inside = needs.needsLocks(context.node())
                    ? schedule.heldInside(graph.nodes().name(context.node()), context.held()) : NOTHING;
            for (int child : calls.children(context.node())) {
                reach(new Context(child, needs.needsLocks(child) ? schedule.entering(graph.nodes().name(child), inside) : NOTHING), found,
                        open);
            }
        }
        Map<String, List<SortedMap<Lock, LockMode>>> result = new NodeMap<>(graph.nodes());
        found.forEach((node, held) -> result.put(node, List.copyOf(held)));
        return Collections.unmodifiableMap(result);
    }

    private void reach(Context context, NodeMap<Set<SortedMap<Lock, LockMode>>> found, Deque<Context> open) {
        Set<SortedMap<Lock, LockMode>> known = found.at(context.node());
        if (known == null) {
            found.set(context.node(), needs.needsLocks(context.node()) ? new LinkedHashSet<>(List.of(context.held())) : UNLOCKED);
            open.add(context);
        } else if (known != UNLOCKED && known.add(context.held())) {
            open.add(context);
        }
    }

    private List<Elevation> elevations(LockSchedule schedule, Map<String, List<SortedMap<Lock, LockMode>>> contexts) {
        List<Elevation> elevations = new ArrayList<>();
        LockSchedule.Witnesses witnesses = this::witness;
        for (Node constrained : graph.nodes().values()) {
            if (constrained.constraints().isEmpty() || !needs.needsLocksInside(constrained.name())) {
                continue;
            }
            String node = constrained.name();
            LockModes uncovered = LockModes.of(schedule.order(), Map.of());
            for (SortedMap<Lock, LockMode> held : contexts.getOrDefault(node, List.of())) {
                uncovered = uncovered.or(LockModes.of(schedule.order(), schedule.acquired(node, held)));
            }
            uncovered.forEach((lock, mode) -> {
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
        Set<String> seen = new HashSet<>(Set.of(node));
        List<String> way = new ArrayList<>(List.of(node));
        while (way.size() == 1 || !atLeast(needs.declared(way.getLast(), lock), mode)) {
            Optional<String> next = calls.children(way.getLast()).stream()
                    .filter(c -> atLeast(needs.needed(c, lock), mode) && seen.add(c)).findFirst();
            next.ifPresentOrElse(way::add, way::removeLast);
        }
        return List.copyOf(way);
    }

    private static boolean atLeast(LockMode has, LockMode mode) {
        return has != null && has.compareTo(mode) >= 0;
    }
}
