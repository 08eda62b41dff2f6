// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a server that ends by itself is started again: soon, but not for ever. */
final class Crashes {
    /** More than so many ends within the time are no accident. */
    static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Deque<Instant> times = new ArrayDeque<>();

    /**
     * The server ended without having been told to.
     *
     * @return whether to start it again
     */
    boolean another(Instant now) {
        times.removeIf(time -> !time.plus(WITHIN).isAfter(now));
        times.add(now);
        return times.size() < MOST;
    }

    /** How long to wait before it is started again: at once the first time, then ever longer. */
    Duration pause() {
        return times.size() < 2 ? Duration.ZERO : PATIENCE.multipliedBy(1L << times.size() - 2);
    }

    /** Somebody has restarted it by hand, or has changed what it is started with. */
    void forget() {
        times.clear();
    }
}
