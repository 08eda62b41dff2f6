// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * Finds out whether two flows would deadlock if every node took just what it declares.
 *
 * <p>All ways in which flows wait are enumerated: at a node, for a lock, holding locks that nodes around it took. Two of them are a
 * deadlock if each waits for a lock that the other one holds in a conflicting mode, and what they hold can be held at one time. The
 * enumeration gives up beyond {@link #LIMIT} states or {@link #MAX_HELD} locks held in them; then an elevation is reported without this
 * proof.
 */
public final class Deadlocks {
    private static final int LIMIT = 20_000;
    /** Locks held in all states together: what memory they take. */
    private static final int MAX_HELD = 1_000_000;

    /** A lock held, in which mode, and the node that took it. */
    public record Hold(LockMode mode, String node) {}

    /**
     * A flow that waits.
     *
     * @param source the abstract source in whose expansion that happens, of which there is one flow only; empty for other flows
     * @param held in order of acquisition
     */
    public record Wait(String source, Map<Lock, Hold> held, String node, Lock lock, LockMode mode) {}

    /** Two flows that wait for each other. {@code first} waits inside an elevated node. */
    public record Deadlock(Wait first, Wait second) {}

    private record State(String source, String node, Map<Lock, Hold> held) {}

    private final CallGraph calls;
    private final Needs needs;
    private final LockOrder order;
    private final Map<Lock, List<Wait>> waits = new HashMap<>();
    private final Set<State> seen = new LinkedHashSet<>();
    private final Deque<State> open = new ArrayDeque<>();
    private int heldInAll;

    private Deadlocks(CallGraph calls, Needs needs, LockOrder order) {
        this.calls = calls;
        this.needs = needs;
        this.order = order;
    }

    /** Enumerates how the flows of a program wait. A cheap call where there is no elevation. */
    public static Deadlocks of(ProgramGraph graph, CallGraph calls, LockSchedule schedule, List<String> roots) {
        Deadlocks search = new Deadlocks(calls, schedule.needs(), schedule.order());
        if (!schedule.elevations().isEmpty()) {
            Set<String> sources = new LinkedHashSet<>();
            graph.sources().forEach(s -> sources.add(s.node()));
            for (String root : roots) {
                boolean source = sources.contains(root) && graph.nodes().get(root) instanceof Node.AbstractNode;
                search.enter(new State(source ? root : "", root, Map.of()));
            }
            while (!search.open.isEmpty() && search.seen.size() < LIMIT && search.heldInAll < MAX_HELD) {
                search.run(search.open.remove());
            }
        }
        return search;
    }

    private void enter(State state) {
        if (needs.needsLocks(state.node()) && seen.add(state)) {
            heldInAll += state.held().size();
            open.add(state);
        }
    }

    private void run(State state) {
        Map<Lock, Hold> held = new LinkedHashMap<>(state.held());
        List<Constraint> declared = needs.declared(state.node()).stream()
                .sorted(Comparator.comparingInt(c -> order.rank(c.lock()))).toList();
        for (Constraint constraint : declared) {
            Hold has = held.get(constraint.lock());
            if (has == null || has.mode().compareTo(constraint.mode()) < 0) {
                if (!held.isEmpty()) {
                    waits.computeIfAbsent(constraint.lock(), l -> new ArrayList<>()).add(new Wait(state.source(),
                            Collections.unmodifiableMap(new LinkedHashMap<>(held)), state.node(), constraint.lock(), constraint.mode()));
                }
                held.put(constraint.lock(), new Hold(constraint.mode(), state.node()));
            }
        }
        Map<Lock, Hold> inside = Collections.unmodifiableMap(held);
        calls.children(state.node()).forEach(c -> enter(new State(state.source(), c, inside)));
    }

    /** Two flows that would deadlock if the node of an elevation took only what it declares; empty if none are found. */
    public Optional<Deadlock> without(Elevation elevation) {
        List<Lock> declared = needs.declared(elevation.node()).stream().map(Constraint::lock)
                .sorted(Comparator.comparingInt(order::rank)).toList();
        for (Wait first : waits.getOrDefault(elevation.lock(), List.of())) {
            for (Lock lock : declared) {
                Hold hold = first.held().get(lock);
                if (hold != null && hold.node().equals(elevation.node())) {
                    Optional<Wait> second = waits.getOrDefault(lock, List.of()).stream()
                            .filter(other -> block(first, other)).findFirst();
                    if (second.isPresent()) {
                        return Optional.of(new Deadlock(first, second.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean block(Wait first, Wait second) {
        boolean twoFlows = first.source().isEmpty() || !first.source().equals(second.source());
        return twoFlows && waitsFor(first, second) && waitsFor(second, first) && compatible(first.held(), second.held());
    }

    private static boolean waitsFor(Wait waiting, Wait holding) {
        Hold hold = holding.held().get(waiting.lock());
        return hold != null && conflict(hold.mode(), waiting.mode());
    }

    private static boolean compatible(Map<Lock, Hold> a, Map<Lock, Hold> b) {
        return a.entrySet().stream().noneMatch(e -> b.containsKey(e.getKey()) && conflict(e.getValue().mode(), b.get(e.getKey()).mode()));
    }

    private static boolean conflict(LockMode a, LockMode b) {
        return a == LockMode.WRITE || b == LockMode.WRITE;
    }
}
