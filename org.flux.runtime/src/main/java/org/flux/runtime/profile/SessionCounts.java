// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many flows each session has. When there are too many sessions to remember, only those are looked at whose hash code begins with a
 * zero, with two zeros and so on: a sample of sessions, all flows of each (M. Wegman's adaptive sampling, see P. Flajolet, "On adaptive
 * sampling", Computing 1990). Sessions are told apart by their hash codes, and nothing of theirs is kept.
 */
final class SessionCounts {
    private final int most;
    private final Map<Integer, LongAdder> flows = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile int shift;

    /** @param most how many sessions to remember */
    SessionCounts(int most) {
        this.most = most;
    }

    void count(Object session) {
        int hash = mixed(session.hashCode());
        if (!isLookedAt(hash)) {
            return;
        }
        LongAdder known = flows.get(hash);
        if (known == null) {
            known = flows.computeIfAbsent(hash, fresh -> new LongAdder());
            if (flows.size() > most) {
                lookAtFewer();
            }
        }
        known.increment();
    }

    private void lookAtFewer() {
        changing.lock();
        try {
            if (flows.size() > most) { // else another thread has just done so
                shift = shift + 1;
                flows.keySet().removeIf(other -> !isLookedAt(other));
            }
        } finally {
            changing.unlock();
        }
    }

    private boolean isLookedAt(int hash) {
        int zeros = shift;
        return zeros == 0 || hash >>> Integer.SIZE - zeros == 0;
    }

    /** Which part of all sessions is looked at. */
    double share() {
        return 1.0 / (1L << shift);
    }

    /** How many sessions there were, an estimate unless all are looked at. */
    long distinct() {
        return Math.round(byFlows().values().stream().mapToLong(Long::longValue).sum() / share());
    }

    /** How many of the sessions looked at have so many flows. */
    SortedMap<Long, Long> byFlows() {
        SortedMap<Long, Long> result = new TreeMap<>();
        flows.forEach((hash, count) -> {
            if (isLookedAt(hash)) { // one that came while fewer began to be looked at may not be
                result.merge(count.sum(), 1L, Long::sum);
            }
        });
        return result;
    }

    private static int mixed(int hash) {
        int z = hash * 0x9e3779b9;
        z = (z ^ z >>> 16) * 0x85ebca6b;
        z = (z ^ z >>> 13) * 0xc2b2ae35;
        return z ^ z >>> 16;
    }
}
