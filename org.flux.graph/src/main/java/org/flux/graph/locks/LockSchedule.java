// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * What every node acquires on entry (rule N8).
 *
 * @param order the canonical order
 * @param effective E(n) by node name, each sorted by the canonical order; nodes without locks have an empty map
 * @param elevations every difference between declared and effective that some calling context would notice, in textual order
 * @param contexts every (node, held on entry) that the program can reach, from sources and handlers
 */
public record LockSchedule(LockOrder order, Map<String, SortedMap<Lock, LockMode>> effective, List<Elevation> elevations,
        Map<String, List<SortedMap<Lock, LockMode>>> contexts) {

    public enum Kind {
        ELEVATION, PROMOTION
    }

    /**
     * A lock that a node takes although it does not declare it (elevation), or declares as a reader only (promotion).
     *
     * @param witness node names from the elevated node down to the one that declares the lock
     */
    public record Elevation(String node, Lock lock, LockMode mode, Kind kind, List<String> witness) {}

    /** What {@code node} newly acquires when it is entered holding {@code held}, in the order of acquisition (rules N5, N6). */
    public SortedMap<Lock, LockMode> acquired(String node, Map<Lock, LockMode> held) {
        SortedMap<Lock, LockMode> result = new java.util.TreeMap<>(java.util.Comparator.comparingInt(order::rank));
        effective.getOrDefault(node, java.util.Collections.emptySortedMap()).forEach((lock, mode) -> {
            LockMode has = held.get(lock);
            if (has == null || has.compareTo(mode) < 0) {
                result.put(lock, mode);
            }
        });
        return result;
    }
}
