// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.TimeUnit;
import org.flux.benchmarks.CalledFlows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The flow of {@link Dispatch} in the event shape: alone, and as a push source starts it on its own event loop, with admission, supervision
 * and statistics. {@link Dispatch#generatedAndFlow} is its counterpart in the direct shape.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EventDispatch extends FiveNodes {
    private final FlowLock outer = new FlowLock("outer");
    private final FlowLock inner = new FlowLock("inner");
    private final CalledFlows flows = new CalledFlows(MAP, "Source", item -> item < 0 ? new LockingFlow() : new PlainFlow());
    private FluxServer server;
    private int last;

    /** Everything fused: nothing can suspend. */
    private final class PlainFlow extends EventFlow {
        PlainFlow() {
            super(MAP, 0);
        }

        @Override
        protected boolean proceed() throws Exception {
            start("Main");
            int a;
            try {
                a = node(job);
            } catch (Throwable thrown) {
                throw failed(thrown).orHandle("H", () -> node(1));
            }
            at(1);
            last = node(choice(this, a));
            return true;
        }
    }

    private final class LockingFlow extends EventFlow {
        private int mainAt;
        private int d;

        LockingFlow() {
            super(MAP, 1);
        }

        @Override
        protected boolean proceed() throws Exception {
            return main();
        }

        @SuppressWarnings("fallthrough")
        private boolean main() throws Exception {
            switch (mainAt) {
                case 0:
                    start("Main");
                case 1:
                    int a;
                    try {
                        if (!outer.pollWrite(this)) {
                            mainAt = 1;
                            return false;
                        }
                        a = node(job);
                    } catch (Throwable thrown) {
                        throw failed(thrown).orHandle("H", () -> node(1));
                    }
                    outer.unlockWrite(this);
                    at(1);
                    d = choice(this, a);
                case 2:
                    if (!inner.pollWrite(this)) {
                        mainAt = 2;
                        return false;
                    }
                    last = node(d);
                    inner.unlockWrite(this);
                    return true;
                default:
                    throw new IllegalStateException();
            }
        }
    }

    @Setup
    public void start() throws Exception {
        server = FluxServer.of(flows).runtime(RuntimeKind.EVENT).loopWarning(java.time.Duration.ZERO).start();
    }

    @TearDown
    public void stop() {
        server.close();
        Statistics statistics = server.statistics();
        if (statistics.completed() != statistics.started() || flows.count() != statistics.started()) {
            throw new IllegalStateException(statistics.toString());
        }
    }

    @Benchmark
    public int event() {
        new PlainFlow().goOn();
        return last;
    }

    @Benchmark
    public int eventWithTwoLocks() {
        new LockingFlow().goOn();
        return last;
    }

    /** From the source's call to the outcome that it hears. */
    @Benchmark
    public int eventOnServer() {
        flows.run(1);
        return last;
    }

    @Benchmark
    public int eventOnServerWithTwoLocks() {
        flows.run(-1);
        return last;
    }
}
