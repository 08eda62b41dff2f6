// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What contended locks cost: one lock that two threads hand over to each other, and sessions that come and go. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class Locks {
    private static final FlowMap MAP = FlowMap.of("locks.flux").build();
    private static final int WORK = 20;

    private final FlowLock shared = new FlowLock("shared");
    private final ReentrantReadWriteLock jdkShared = new ReentrantReadWriteLock(true);
    private final SessionLocks sessions = new SessionLocks("chunks(session)");

    @State(Scope.Thread)
    public static class OneFlow {
        private final Flow flow = new Flow(MAP);
        private final EventFlow event = new EventFlow(MAP, 1) {
            @Override
            protected boolean proceed() {
                return true;
            }
        };
        private int next;

        Integer nextSession() {
            next = next + 1 & 0xFFF;
            return next;
        }
    }

    @Benchmark
    @Threads(2)
    public void handOver(OneFlow one) throws Exception {
        shared.lockWrite(one.flow);
        try {
            Blackhole.consumeCPU(WORK);
        } finally {
            shared.unlockWrite(one.flow);
        }
    }

    /** The JDK's fair lock, the same way. */
    @Benchmark
    @Threads(2)
    public void handOverJdk() throws Exception {
        jdkShared.writeLock().lockInterruptibly();
        try {
            Blackhole.consumeCPU(WORK);
        } finally {
            jdkShared.writeLock().unlock();
        }
    }

    @Benchmark
    public void sessionChurn(OneFlow one) throws Exception {
        one.flow.session(one.nextSession());
        FlowLock lock = sessions.lockWrite(one.flow);
        sessions.unlockWrite(one.flow, lock);
    }

    @Benchmark
    public void sessionChurnEvent(OneFlow one) throws Exception {
        one.event.session(one.nextSession());
        FlowLock entry = sessions.enter(one.event);
        if (!sessions.pollWrite(one.event, entry)) {
            throw new IllegalStateException("nobody else wants it");
        }
        sessions.unlockWrite(one.event, entry);
    }

    @Benchmark
    @Threads(2)
    public void sessionChurnByTwo(OneFlow one) throws Exception {
        one.flow.session(one.nextSession());
        FlowLock lock = sessions.lockWrite(one.flow);
        sessions.unlockWrite(one.flow, lock);
    }

    @Benchmark
    public Flow newFlow() {
        return new Flow(MAP);
    }
}
