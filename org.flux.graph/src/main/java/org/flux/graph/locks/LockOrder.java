// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.List;
import org.flux.graph.Lock;

/** The canonical order (rule N7): a total order over all locks of a program. */
public record LockOrder(List<Lock> locks) {
    public LockOrder {
        locks = List.copyOf(locks);
    }

    /** Position of a lock, counted from 0. */
    public int rank(Lock lock) {
        return locks.indexOf(lock);
    }
}
