// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What is measured of the flows of one source. */
public final class SourceProfile {
    private static final int MOST_SESSIONS = 1 << 16;

    private final Profiler profiler;
    private final String node;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final LongAdder[] endings = {new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()};
    private volatile Arrival last;
    final SessionCounts sessions = new SessionCounts(MOST_SESSIONS);

    // Of the thread that works out what traces mean
    final Histogram interarrival = new Histogram();
    final Histogram latency = new Histogram();
    final Histogram start = new Histogram();
    final Histogram overhead = new Histogram();

    /** The arrival of a flow that was chosen to be timed. */
    private record Arrival(long number, long at, long weight) {}

    SourceProfile(Profiler profiler, String node) {
        this.profiler = profiler;
        this.node = node;
    }

    String node() {
        return node;
    }

    /** The time, by the profiler's clock. */
    long nanos() {
        return profiler.nanoTime.getAsLong();
    }

    /** How many flows there were. */
    long flows() {
        return arrivals.get();
    }

    /** Whether anything is measured now. */
    public boolean isActive() {
        return profiler.isActive();
    }

    /** A flow has been admitted; returns null unless it is to be timed. */
    public Trace arrives() {
        long number = arrivals.getAndIncrement();
        long weight = profiler.flowSampler.weight(number);
        Arrival before = last;
        boolean follows = before != null && before.number() == number - 1;
        if (weight == 0 && !follows) {
            return null;
        }
        long now = nanos();
        if (follows) {
            profiler.note(new Noted.Gap(this, now - before.at(), before.weight()));
        }
        if (weight == 0) {
            return null;
        }
        last = new Arrival(number, now, weight);
        return profiler.trace(this, number, weight, now);
    }

    /** The source is about to be called for its next item; returns null unless that is to be timed. */
    public Trace isCalled() {
        if (!profiler.isActive()) {
            return null;
        }
        long number = calls.getAndIncrement();
        long weight = profiler.flowSampler.weight(number);
        return weight == 0 ? null : profiler.trace(this, number, weight, Trace.NOT_ADMITTED);
    }

    /**
     * A flow, or call, that was timed has ended.
     *
     * @throws IllegalStateException if what it did could not be noted; the cause tells why
     */
    public void ended(Trace trace, Ending ending) {
        trace.end(ending);
        profiler.ended(trace);
        if (trace.trouble() != null) {
            throw new IllegalStateException("what a flow did could not be noted", trace.trouble());
        }
    }

    /** A flow has ended, timed or not. */
    public void ended(Ending ending) {
        endings[ending.ordinal()].increment();
    }

    /** How many flows have ended so. */
    long count(Ending ending) {
        return endings[ending.ordinal()].sum();
    }

    /** A flow could not start; if it was to be timed it has a trace. */
    public void couldNotStart(Trace trace) {
        ended(Ending.FAILED);
        profiler.paths.countUnknown();
        if (trace != null) {
            profiler.lost(trace);
        }
    }

    /** A flow has ended that belongs to a session. */
    public void ofSession(Object session) {
        sessions.count(session);
    }
}
