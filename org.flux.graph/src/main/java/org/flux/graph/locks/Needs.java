// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * What a program declares about its locks: C(n), and summed up over expansions sub(n) and acq(n) of rule N8. None of these depends on the
 * order of the locks, but sets of locks are by rank in one. One pass over the call graph, children first; nodes that contain each other
 * share one sum, and a node shares with its steps what they need.
 */
public final class Needs {
    private final ProgramGraph graph;
    private final CallGraph calls;
    private final LockOrder order;
    /** Of the nodes that declare any. */
    private final NodeMap<Map<Lock, Constraint>> declared;
    private final NodeMap<LockTrie> own;
    private final NodeMap<LockTrie> below;
    private final NodeMap<LockTrie> needed;

    /** By rank in the published order. */
    public Needs(ProgramGraph graph, CallGraph calls) {
        this(graph, calls, declared(graph), published(graph));
    }

    private Needs(ProgramGraph graph, CallGraph calls, NodeMap<Map<Lock, Constraint>> declared, LockOrder order) {
        this.graph = graph;
        this.calls = calls;
        this.declared = declared;
        this.order = order;
        this.own = new NodeMap<>(graph.nodes());
        this.below = new NodeMap<>(graph.nodes());
        this.needed = new NodeMap<>(graph.nodes());
        for (int node = 0; node < graph.nodes().size(); node++) {
            own.set(node, own(graph.nodes().node(node)));
        }
        calls.components().forEach(this::sum);
    }

    private static NodeMap<Map<Lock, Constraint>> declared(ProgramGraph graph) {
        NodeMap<Map<Lock, Constraint>> declared = new NodeMap<>(graph.nodes());
        for (int node = 0; node < graph.nodes().size(); node++) {
            List<Constraint> constraints = graph.nodes().node(node).constraints();
            if (!constraints.isEmpty()) {
                Map<Lock, Constraint> own = new HashMap<>();
                constraints.forEach(c -> own.put(c.lock(), c));
                declared.set(node, own);
            }
        }
        return declared;
    }

    private static LockOrder published(ProgramGraph graph) {
        return new LockOrder(graph.nodes().values().stream().flatMap(n -> n.constraints().stream()).map(Constraint::lock).distinct()
                .sorted(Lock.ALPHABETICAL).toList());
    }

    /** The same by rank in another order of the locks. */
    Needs in(LockOrder other) {
        return other.locks().equals(order.locks()) ? this : new Needs(graph, calls, declared, other);
    }

    private LockTrie own(Node node) {
        LockTrie own = LockTrie.EMPTY;
        for (Constraint constraint : node.constraints()) {
            own = own.or(LockTrie.of(order.rank(constraint.lock()), constraint.mode()));
        }
        return own;
    }

    private void sum(int[] component) {
        boolean ring = calls.isRing(component);
        LockTrie sum = LockTrie.EMPTY;
        for (int node : component) {
            for (int child : calls.children(node)) {
                sum = sum.or(needed.at(child) == null ? own.at(child) : needed.at(child));
            }
            sum = ring ? sum.or(own.at(node)) : sum;
        }
        for (int node : component) {
            below.set(node, sum);
            needed.set(node, sum.or(own.at(node)));
        }
    }

    /** All locks of the program, by rank. */
    public List<Lock> locks() {
        return order.locks();
    }

    int rank(Lock lock) {
        return order.rank(lock);
    }

    /** C(n): the locks that a node declares. */
    public Collection<Constraint> declared(String node) {
        return declared.getOrDefault(node, Map.of()).values();
    }

    /** The mode that a node declares for a lock; null if none. */
    public LockMode declared(String node, Lock lock) {
        Constraint constraint = declared.getOrDefault(node, Map.of()).get(lock);
        return constraint == null ? null : constraint.mode();
    }

    /** C(n). */
    LockTrie declared(int node) {
        return own.at(node);
    }

    /** sub(n): what the steps of a node need, however deep. */
    LockTrie below(int node) {
        return below.at(node);
    }

    /** acq(n): what a node or its steps need, however deep. */
    LockTrie needed(int node) {
        return needed.at(node);
    }

    /** acq(n). */
    LockTrie needed(String node) {
        return needed.getOrDefault(node, LockTrie.EMPTY);
    }

    /** Whether a node or its steps need any lock. */
    public boolean needsLocks(String node) {
        return !needed(node).isEmpty();
    }
}
