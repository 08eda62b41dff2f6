// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Lock;

/**
 * The canonical order (rule N7): a total order over all locks of a program.
 *
 * @param locks in order
 * @param ranks position of each lock, counted from 0
 * @param published the rank of each lock of the published order, in that order
 */
public record LockOrder(List<Lock> locks, Map<Lock, Integer> ranks, List<Integer> published) implements Comparator<Lock> {
    public LockOrder {
        locks = List.copyOf(locks);
        ranks = Collections.unmodifiableMap(new HashMap<>(ranks));
        published = List.copyOf(published);
    }

    public LockOrder(List<Lock> locks) {
        this(locks, positions(locks), locks.stream().sorted(Lock.ALPHABETICAL).map(positions(locks)::get).toList());
    }

    private static Map<Lock, Integer> positions(List<Lock> locks) {
        Map<Lock, Integer> ranks = new HashMap<>();
        locks.forEach(l -> ranks.put(l, ranks.size()));
        return ranks;
    }

    /** Position of a lock, counted from 0; -1 for a lock that the program does not have. */
    public int rank(Lock lock) {
        return ranks.getOrDefault(lock, -1);
    }

    /** Compares by rank. */
    @Override
    public int compare(Lock a, Lock b) {
        return a == b ? 0 : Integer.compare(rank(a), rank(b));
    }
}
