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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a flow of five nodes costs beside the nodes: called by hand, and as generated code calls them; without locks and with two that
 * nobody else wants. The nodes are not inlined, as real ones would not be.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class Dispatch extends FiveNodes {
    private final Flow flow = new Flow(MAP);
    private final FlowLock outer = new FlowLock("outer");
    private final FlowLock inner = new FlowLock("inner");
    private final ReentrantReadWriteLock jdkOuter = new ReentrantReadWriteLock(true);
    private final ReentrantReadWriteLock jdkInner = new ReentrantReadWriteLock(true);

    @Benchmark
    public int byHand() {
        int a = node(job);
        int d = isNeverSo(a) ? a : node(node(node(a)));
        return node(d);
    }

    @Benchmark
    public int generated() throws Exception {
        return generated(flow);
    }

    /** As in a server, where every flow is an object of its own, in young memory. */
    @Benchmark
    public int generatedAndFlow() throws Exception {
        return generated(new Flow(MAP));
    }

    private int generated(Flow flow) throws Exception {
        flow.start("Main");
        int a;
        try {
            a = node(job);
        } catch (Throwable thrown) {
            throw flow.failed(thrown).orHandle("H", () -> node(1));
        }
        flow.at(1);
        int d = choice(flow, a);
        return node(d);
    }

    @Benchmark
    public int generatedWithTwoLocks() throws Exception {
        flow.start("Main");
        int a;
        outer.lockWrite(flow);
        try {
            a = node(job);
        } catch (Throwable thrown) {
            throw flow.failed(thrown).orHandle("H", () -> node(1));
        } finally {
            outer.unlockWrite(flow);
        }
        flow.at(1);
        int d = choice(flow, a);
        inner.lockWrite(flow);
        try {
            return node(d);
        } finally {
            inner.unlockWrite(flow);
        }
    }

    @Benchmark
    public int generatedWithTwoReaders() throws Exception {
        flow.start("Main");
        int a;
        outer.lockRead(flow);
        try {
            a = node(job);
        } finally {
            outer.unlockRead(flow);
        }
        flow.at(1);
        int d = choice(flow, a);
        inner.lockRead(flow);
        try {
            return node(d);
        } finally {
            inner.unlockRead(flow);
        }
    }

    /** The JDK's fair reader/writer lock in the same places, for comparison; it is owned by threads. */
    @Benchmark
    public int generatedWithTwoJdkLocks() throws Exception {
        flow.start("Main");
        int a;
        jdkOuter.writeLock().lockInterruptibly();
        try {
            a = node(job);
        } finally {
            jdkOuter.writeLock().unlock();
        }
        flow.at(1);
        int d = choice(flow, a);
        jdkInner.writeLock().lockInterruptibly();
        try {
            return node(d);
        } finally {
            jdkInner.writeLock().unlock();
        }
    }
}
