// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The connections of one event loop. Time-outs are found by looking at all of them a few times per time-out, which costs nothing per
 * request and nothing per connection, where a timer each would cost both (G. Varghese, T. Lauck: Hashed and Hierarchical Timing Wheels,
 * SOSP 1987, scheme 2 at the other end of the trade).
 */
final class Reactor {
    /** A time-out, which begins with a look, is exceeded by at most twice this part of it. */
    private static final int LOOKS_PER_TIMEOUT = 16;
    private static final long SHORTEST_PERIOD = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final EventLoop loop;
    private final Server server;
    private final Set<Connection> connections = new HashSet<>();
    private final Queue<Waiting> line = new ArrayDeque<>();
    private final AtomicBoolean releasing = new AtomicBoolean();

    /** Who has something to do that is to wait while the source is paused. */
    @FunctionalInterface
    interface Waiting {
        /** It is its turn: it may begin one request. */
        void released();
    }

    Reactor(EventLoop loop, Server server) {
        this.loop = loop;
        this.server = server;
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

    /** Whether a request may begin that has not waited: the source is not paused, and nobody waits who has come before. */
    boolean isOpen() {
        return line.isEmpty() && !server.paused();
    }

    /** Puts someone at the end of the line of those that wait for the source to go on. */
    void lineUp(Waiting waiting) {
        line.add(waiting);
    }

    /** Lets those in line go on, from any thread, and however often: it happens once for all calls before it happens. */
    void release() {
        if (!loop.isShuttingDown() && releasing.compareAndSet(false, true)) {
            loop.execute(this::releaseInOrder);
        }
    }

    /** In order, until the source is paused again: what that costs depends on who goes on, not on how many stay. */
    private void releaseInOrder() {
        releasing.set(false);
        for (int left = line.size(); left > 0 && !server.paused(); left--) {
            line.remove().released();
        }
        if (!line.isEmpty() && !server.paused()) {
            release(); // who has lined up again is not to keep the loop from what else it has to do
        }
    }

    /** Visits every connection; the action may close some. */
    void forEach(Consumer<Connection> action) {
        List.copyOf(connections).forEach(action);
    }
}
