// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The connections of one event loop. Time-outs are found by looking at all of them a few times per time-out, which costs nothing per
 * request and
 * nothing per connection, where a timer each would cost both (G. Varghese, T. Lauck: Hashed and Hierarchical Timing Wheels, SOSP 1987,
 * scheme 2 at the
 * other end of the trade).
 */
final class Reactor {
    /** A time-out is exceeded by at most this part of it. */
    private static final int LOOKS_PER_TIMEOUT = 8;
    private static final long SHORTEST_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final EventLoop loop;
    private final Set<Connection> connections = new HashSet<>();
    private final AtomicBoolean releasing = new AtomicBoolean();
    private List<Connection> held = new ArrayList<>();

    Reactor(EventLoop loop) {
        this.loop = loop;
    }

    void start(HttpSettings settings) {
        long shortest = Math.min(settings.idleTimeout().toNanos(), settings.headerTimeout().toNanos());
        long period = Math.clamp(shortest / LOOKS_PER_TIMEOUT, SHORTEST_PERIOD, LONGEST_PERIOD);
        loop.scheduleWithFixedDelay(() -> forEach(connection -> connection.checkTime(System.nanoTime())),
                period, period, TimeUnit.NANOSECONDS);
    }

    EventLoop loop() {
        return loop;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Remembers a connection that has input but may not go on while the source is paused. */
    void hold(Connection connection) {
        held.add(connection);
    }

    /** Lets the connections go on that were held; from any thread, and however often: it happens once for all calls before it happens. */
    void release() {
        if (!loop.isShuttingDown() && releasing.compareAndSet(false, true)) {
            loop.execute(() -> {
                releasing.set(false);
                List<Connection> released = held;
                held = new ArrayList<>();
                released.forEach(Connection::released);
            });
        }
    }

    /** Visits every connection; the action may close some. */
    void forEach(Consumer<Connection> action) {
        List.copyOf(connections).forEach(action);
    }
}
