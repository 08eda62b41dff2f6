// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.flux.runtime.PushSource;

/** What the connections of one source share. */
final class Server {
    private final HttpSettings settings;
    private final PushSource.Sink<Request> sink;
    private final Dates dates = new Dates();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean paused;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean refusing;

    Server(HttpSettings settings, PushSource.Sink<Request> sink) {
        this.settings = settings;
        this.sink = sink;
    }

    HttpSettings settings() {
        return settings;
    }

    PushSource.Sink<Request> sink() {
        return sink;
    }

    Dates dates() {
        return dates;
    }

    boolean paused() {
        return paused && !stopping();
    }

    void pause(boolean pause) {
        paused = pause;
    }

    boolean stopping() {
        return stopping.get();
    }

    /** From now on connections end after their response. False if that has been so before. */
    boolean stop() {
        return stopping.compareAndSet(false, true);
    }

    boolean refusing() {
        return refusing;
    }

    /** From now on requests are refused. */
    void refuse() {
        refusing = true;
    }

    /** The number of open connections. */
    int connections() {
        return connections.get();
    }

    /** Counts a new connection; false if there are too many. */
    boolean admit() {
        if (connections.incrementAndGet() > settings.maxConnections()) {
            connections.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        if (connections.decrementAndGet() == 0) {
            synchronized (connections) {
                connections.notifyAll();
            }
        }
    }

    /** Waits until every connection is closed, or the time is up. */
    void awaitNoConnections(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (connections) {
            for (long left = millis; connections.get() > 0 && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                connections.wait(left);
            }
        }
    }

    long nextConnectionId() {
        return ids.incrementAndGet();
    }
}
