// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * What a program declares about its locks: C(n), and summed up over expansions sub(n) and acq(n) of rule N8. None of these depends on the
 * order of the locks. One pass over the call graph, children first; nodes that contain each other share one sum.
 */
public final class Needs {
    /** A set of locks with modes, as bits by alphabetical position; writers are also in {@code any}. */
    private record Bits(BitSet any, BitSet write) {
        Bits() {
            this(new BitSet(), new BitSet());
        }

        boolean isEmpty() {
            return any.isEmpty();
        }

        void join(Bits other) {
            any.or(other.any);
            write.or(other.write);
        }

        void add(int lock, LockMode mode) {
            any.set(lock);
            if (mode == LockMode.WRITE) {
                write.set(lock);
            }
        }

        LockMode mode(int lock) {
            return write.get(lock) ? LockMode.WRITE : any.get(lock) ? LockMode.READ : null;
        }
    }

    private static final Bits NONE = new Bits();

    private final List<Lock> locks;
    private final Map<Lock, Integer> positions = new HashMap<>();
    /** Of the nodes that declare any. */
    private final NodeMap<Map<Lock, Constraint>> declared;
    /** A node's own locks are not in its bits: one lock of many is cheap as an entry, but not as a bit. */
    private final NodeMap<Bits> below;

    public Needs(ProgramGraph graph, CallGraph calls) {
        declared = new NodeMap<>(graph.nodes());
        below = new NodeMap<>(graph.nodes());
        TreeSet<Lock> sorted = new TreeSet<>(Lock.ALPHABETICAL);
        for (int node = 0; node < graph.nodes().size(); node++) {
            List<Constraint> constraints = graph.nodes().node(node).constraints();
            if (!constraints.isEmpty()) {
                Map<Lock, Constraint> own = new HashMap<>();
                constraints.forEach(c -> own.put(c.lock(), c));
                sorted.addAll(own.keySet());
                declared.set(node, own);
            }
        }
        locks = List.copyOf(sorted);
        locks.forEach(l -> positions.put(l, positions.size()));
        calls.components().forEach(c -> sum(c, calls));
    }

    private void sum(int[] component, CallGraph calls) {
        boolean ring = calls.isRing(component);
        Bits sum = new Bits();
        for (int node : component) {
            for (int child : calls.children(node)) {
                sum.join(below.at(child) == null ? NONE : below.at(child));
                addOwn(declared.at(child), sum);
            }
            if (ring) {
                addOwn(declared.at(node), sum);
            }
        }
        Bits children = sum.isEmpty() ? NONE : sum;
        for (int node : component) {
            below.set(node, children);
        }
    }

    private void addOwn(Map<Lock, Constraint> own, Bits sum) {
        if (own != null) {
            own.values().forEach(c -> sum.add(positions.get(c.lock()), c.mode()));
        }
    }

    /** All locks of the program in the published order. */
    public List<Lock> locks() {
        return locks;
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

    /** sub(n): the mode in which the steps of a node need a lock, however deep; null if they do not. */
    public LockMode below(String node, Lock lock) {
        return below.getOrDefault(node, NONE).mode(positions.getOrDefault(lock, locks.size()));
    }

    /** The locks of sub(n), in the published order. */
    public List<Lock> below(String node) {
        return below.getOrDefault(node, NONE).any().stream().mapToObj(locks::get).toList();
    }

    /** The locks of sub(n), as positions in {@link #locks}. */
    BitSet positionsBelow(String node) {
        return (BitSet) below.getOrDefault(node, NONE).any().clone();
    }

    /** acq(n): the mode in which a node or its steps need a lock, however deep; null if they do not. */
    public LockMode needed(String node, Lock lock) {
        LockMode own = declared(node, lock);
        LockMode inside = below(node, lock);
        return own == LockMode.WRITE || inside == null ? own : inside;
    }

    /** acq(n) as a map. */
    LockModes needed(String node, LockOrder order) {
        Bits sum = new Bits();
        sum.join(below.getOrDefault(node, NONE));
        addOwn(declared.get(node), sum);
        return byRank(sum, order);
    }

    /** sub(n) as a map. */
    LockModes below(String node, LockOrder order) {
        return byRank(below.getOrDefault(node, NONE), order);
    }

    private LockModes byRank(Bits bits, LockOrder order) {
        BitSet any = new BitSet();
        BitSet write = new BitSet();
        for (int i = bits.any().nextSetBit(0); i >= 0; i = bits.any().nextSetBit(i + 1)) {
            int rank = order.published().get(i);
            any.set(rank);
            write.set(rank, bits.write().get(i));
        }
        return new LockModes(order, any, write);
    }

    /** Whether a node or its steps need any lock. */
    public boolean needsLocks(String node) {
        return declared.containsKey(node) || needsLocksInside(node);
    }

    /** Whether the steps of a node need any lock, however deep. */
    boolean needsLocksInside(String node) {
        return !below.getOrDefault(node, NONE).isEmpty();
    }

    /** Whether a node or its steps need any lock. */
    boolean needsLocks(int node) {
        return declared.at(node) != null || !below.at(node).isEmpty();
    }
}
