// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Logs failures with the path of the flow, but of the same exception class on the same path at most one a second, saying how many were left
 * out; a program of which every flow fails stays readable and fast. At most {@value #MOST_KINDS} kinds are told apart.
 */
final class FailureLog {
    private static final long INTERVAL = 1_000_000_000L;
    private static final int MOST_KINDS = 1_000;

    private final System.Logger logger;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Object, Kind> byPlace = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Object, Kind> byPath = new ConcurrentHashMap<>();
    private final Kind others;

    private record PathAndClass(String path, Class<?> cause) {}

    /** Failures of one class on one path. */
    private final class Kind {
        private final String name;
        private final AtomicLong leftOut = new AtomicLong();
        private final AtomicLong silentUntil = new AtomicLong(nanoTime.getAsLong());

        Kind(String name) {
            this.name = name;
        }

        void log(String what, FlowFailure failure) {
            long now = nanoTime.getAsLong();
            long until = silentUntil.get();
            if (now - until < 0 || !silentUntil.compareAndSet(until, now + INTERVAL)) {
                leftOut.incrementAndGet();
                return;
            }
            long before = leftOut.getAndSet(0);
            logger.log(Level.ERROR, what + failure.path() + ": " + failure.getCause()
                    + (before > 0 ? " (and " + before + " more of this kind)" : ""), failure.getCause());
        }

        void flush() {
            long before = leftOut.getAndSet(0);
            if (before > 0) {
                logger.log(Level.ERROR, name + ": " + before + " more failures of this kind");
            }
        }
    }

    FailureLog(System.Logger logger, LongSupplier nanoTime) {
        this.logger = logger;
        this.nanoTime = nanoTime;
        this.others = new Kind("elsewhere");
    }

    void flowFailed(FlowFailure failure) {
        kind(failure).log("", failure);
    }

    void handlerFailed(String handler, FlowFailure failure) {
        kind(failure).log("handler " + handler + " failed at ", failure);
    }

    void sourceFailed(FlowFailure failure) {
        kind(failure).log("source failed at ", failure);
    }

    /** Something that is no flow's failure. */
    void log(Level level, String message, Throwable thrown) {
        logger.log(level, message, thrown);
    }

    /** Says how many failures were left out since they were last mentioned. */
    void flush() {
        byPath.values().forEach(Kind::flush);
        others.flush();
    }

    private Kind kind(FlowFailure failure) {
        Object place = failure.place();
        Kind known = byPlace.get(place);
        if (known != null) {
            return known;
        }
        Object key = new PathAndClass(failure.path(), failure.getCause().getClass());
        Kind kind = byPath.get(key);
        if (kind == null) {
            if (byPath.size() >= MOST_KINDS) {
                return others;
            }
            Kind fresh = new Kind(failure.path() + ": " + failure.getCause().getClass().getName());
            Kind raced = byPath.putIfAbsent(key, fresh);
            kind = raced == null ? fresh : raced;
        }
        if (byPlace.size() < MOST_KINDS) {
            byPlace.put(place, kind);
        }
        return kind;
    }
}
