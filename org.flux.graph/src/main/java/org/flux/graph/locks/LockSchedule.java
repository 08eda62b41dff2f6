// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * What every node acquires on entry (rule N8).
 *
 * <p>A node has few contexts: of the locks that it or its steps need, a flow that holds one holds all that come before it as well (whoever
 * took the one took those too, by elevation). So there are at most as many contexts as needed locks, and one.
 *
 * @param order the canonical order
 * @param effective E(n) by node name, each sorted by the canonical order; nodes without locks have an empty map
 * @param elevations every difference between declared and effective that some calling context would notice, in textual order
 * @param contexts every (node, held on entry) that the program can reach, from sources and handlers; of what is held only what the node
 *     or its
 *     steps need, see {@link #entering}; nodes that nothing reaches have no entry
 * @param needs what nodes declare and need, by ranks of this order
 */
public record LockSchedule(LockOrder order, Map<String, SortedMap<Lock, LockMode>> effective, List<Elevation> elevations,
        Map<String, List<SortedMap<Lock, LockMode>>> contexts, Needs needs) {

    public enum Kind {
        ELEVATION, PROMOTION
    }

    /**
     * A lock that a node takes although it does not declare it (elevation), or declares as a reader only (promotion).
     *
     * @param witnesses finds the witness when somebody asks: all of them would be cubic in the depth of the nesting
     */
    public record Elevation(String node, Lock lock, LockMode mode, Kind kind, Witnesses witnesses) {
        /** Node names from the elevated node down to the one that declares the lock. */
        public List<String> witness() {
            return witnesses.find(node, lock, mode);
        }
    }

    /** Why a node takes a lock that it does not declare. */
    @FunctionalInterface
    public interface Witnesses {
        List<String> find(String node, Lock lock, LockMode mode);
    }

    /** What {@code node} newly acquires when it is entered holding {@code held}, in the order of acquisition (rules N5, N6). */
    public SortedMap<Lock, LockMode> acquired(String node, Map<Lock, LockMode> held) {
        return LockModes.of(order, effective(node).without(LockModes.set(order, held)));
    }

    /** What is held inside {@code node} when it is entered holding {@code held}. */
    public SortedMap<Lock, LockMode> heldInside(String node, SortedMap<Lock, LockMode> held) {
        return LockModes.of(order, LockModes.set(order, held).or(effective(node)));
    }

    /**
     * The context (an element of {@link #contexts}) in which {@code node} is entered by a flow that holds {@code held}: only the locks that
     * the node or its steps need, in the mode that they need, since no other makes a difference there.
     */
    public SortedMap<Lock, LockMode> entering(String node, Map<Lock, LockMode> held) {
        return LockModes.of(order, needs.needed(node).and(LockModes.set(order, held)));
    }

    private LockTrie effective(String node) {
        return LockModes.set(order, effective.getOrDefault(node, Collections.emptySortedMap()));
    }
}
