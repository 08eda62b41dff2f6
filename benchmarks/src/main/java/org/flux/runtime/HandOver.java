// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.flux.runtime.profile.Profiler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two flows that hand one lock to each other, strictly in turn: whoever gives it back finds the other one waiting, asks again and waits in
 * its turn. One operation is one hand-over. In the event shape the two share a loop or have one each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HandOver {
    private static final FlowMap MAP = FlowMap.of("handover.flux").build();
    private static final int TIMES = 5_000;

    private final FlowLock lock = new FlowLock("lock");
    private final ExecutorService[] executors = new ExecutorService[2];
    private final FlowLoop[] loops = new FlowLoop[2];
    private final Admission admission = new Admission(2, paused -> {}, () -> {});
    private Phaser ends;

    /** Holds the lock until the other one waits for it; then both take it in turn. */
    private final class Alternating extends EventFlow {
        private final CompletableFuture<?> begin;
        private int times;

        Alternating(CompletableFuture<?> begin) {
            super(MAP, 1);
            this.begin = begin;
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean proceed() throws Exception {
            while (true) {
                switch (position) {
                    case 0:
                        if (!lock.pollWrite(this)) {
                            return false;
                        }
                        position = 1;
                    case 1:
                        if (begin != null && !isDone(begin)) {
                            return false;
                        }
                        lock.unlockWrite(this);
                        position = 0;
                        if (++times == TIMES) {
                            ends.arrive();
                            return true;
                        }
                        break;
                    default:
                        throw new IllegalStateException();
                }
            }
        }
    }

    @Setup(Level.Trial)
    public void start() {
        FlowRunner runner = new FlowRunner(MAP, Workers.of(RuntimeKind.VIRTUAL, "handover", 1), new FlowRegistry(0), admission,
                new FailureLog(System.getLogger("handover"), System::nanoTime), new Profiler("handover", new ProfiledProgram(MAP), 1));
        for (int i = 0; i < 2; i++) {
            executors[i] = Executors.newSingleThreadExecutor();
            loops[i] = new FlowLoop(executors[i], runner);
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        for (ExecutorService executor : executors) {
            executor.shutdown();
        }
    }

    private void event(FlowLoop first, FlowLoop second) throws Exception {
        admission.acquire();
        admission.acquire();
        ends = new Phaser(2);
        CompletableFuture<?> begin = new CompletableFuture<>();
        Alternating holder = new Alternating(begin);
        holder.of(first, null);
        first.start(holder);
        while (!lock.isWriteLocked()) {
            Thread.onSpinWait();
        }
        Alternating other = new Alternating(null);
        other.of(second, null);
        second.start(other);
        while (lock.waiting() == 0) {
            Thread.onSpinWait();
        }
        begin.complete(null);
        ends.awaitAdvance(0);
    }

    private void alternate(Flow flow, CompletableFuture<?> begin) {
        try {
            for (int i = 0; i < TIMES; i++) {
                lock.lockWrite(flow);
                if (begin != null && i == 0) {
                    begin.join();
                }
                lock.unlockWrite(flow);
            }
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    private void threads(Thread.Builder builder) throws Exception {
        CompletableFuture<?> begin = new CompletableFuture<>();
        Thread holder = builder.start(() -> alternate(new Flow(MAP), begin));
        while (!lock.isWriteLocked()) {
            Thread.onSpinWait();
        }
        Thread other = builder.start(() -> alternate(new Flow(MAP), null));
        while (lock.waiting() == 0) {
            Thread.onSpinWait();
        }
        begin.complete(null);
        holder.join();
        other.join();
    }

    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void eventOneLoop() throws Exception {
        event(loops[0], loops[0]);
    }

    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void eventTwoLoops() throws Exception {
        event(loops[0], loops[1]);
    }

    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void virtualThreads() throws Exception {
        threads(Thread.ofVirtual());
    }

    @Benchmark
    @OperationsPerInvocation(2 * TIMES)
    public void platformThreads() throws Exception {
        threads(Thread.ofPlatform());
    }
}
