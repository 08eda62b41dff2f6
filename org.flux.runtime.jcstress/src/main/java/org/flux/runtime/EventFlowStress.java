// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flux.runtime.profile.Profiler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * Flows in the event shape: what they poll for comes, is withdrawn, and wakes them, at the worst of moments. With two actors each: jcstress
 * leaves out what has more of them than the machine has processors.
 */
public final class EventFlowStress {
    private static final FlowMap MAP = FlowMap.of("stress.flux").build();
    private static final FlowRunner RUNNER = new FlowRunner(MAP, Workers.of(RuntimeKind.EVENT, "stress", 1), new FlowRegistry(0),
            new Admission(1, paused -> {}, () -> {}), new FailureLog(new Silent(), System::nanoTime),
            new Profiler("stress", new ProfiledProgram(MAP), 1));

    private EventFlowStress() {}

    private static final class Silent implements System.Logger {
        @Override
        public String getName() {
            return "silent";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            // Failures are meant here.
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            // Failures are meant here.
        }
    }

    /** Takes the lock, notes it, and ends. */
    private static final class Writing extends EventFlow {
        private final FlowLock lock;
        private boolean wrote;

        Writing(FlowLock lock) {
            super(MAP, 1);
            this.lock = lock;
        }

        @Override
        protected boolean proceed() throws Exception {
            if (!lock.pollWrite(this)) {
                return false;
            }
            wrote = true;
            lock.unlockWrite(this);
            return true;
        }
    }

    @JCStressTest
    @Outcome(id = {"1, 2, true", "2, 1, true"}, expect = ACCEPTABLE, desc = "one after the other")
    @Outcome(expect = FORBIDDEN, desc = "together, or unseen, or the lock not free after")
    @State
    public static class PollAgainstPoll {
        private final FlowLock lock = new FlowLock("l");
        private int plain;

        private int add() {
            EventFlow flow = new Writing(lock);
            try {
                while (!lock.pollWrite(flow)) {
                    Thread.onSpinWait(); // resumed for nothing, again and again
                }
            } catch (FlowTimeout thrown) {
                throw FlowLockStress.unexpected(thrown);
            }
            int sum = ++plain;
            lock.unlockWrite(flow);
            return sum;
        }

        @Actor
        public void first(IIZ_Result result) {
            result.r1 = add();
        }

        @Actor
        public void second(IIZ_Result result) {
            result.r2 = add();
        }

        @Arbiter
        public void after(IIZ_Result result) {
            result.r3 = lock.isFree();
        }
    }

    /** A flow runs on its loop into a lock that its holder releases meanwhile, perhaps when the flow's time is up. */
    private abstract static class ParkingFlow {
        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final FlowLoop loop = new FlowLoop(tasks::add, RUNNER);
        private final FlowLock lock = new FlowLock("l");
        private final Flow holder = FlowLockStress.flow();
        final Writing flow = new Writing(lock);

        ParkingFlow() {
            try {
                lock.lockWrite(holder);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw FlowLockStress.unexpected(thrown);
            }
            flow.of(loop, null);
            loop.start(flow);
        }

        final void turn() {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }

        final void release() {
            lock.unlockWrite(holder);
        }

        final boolean wroteAfterAllTurns() {
            while (!tasks.isEmpty()) {
                turn();
            }
            return flow.wrote;
        }

        final boolean isFree() {
            return lock.isFree();
        }
    }

    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the flow got the lock")
    @Outcome(expect = FORBIDDEN, desc = "it was not woken, or the lock is not free after")
    @State
    public static class ParkAgainstGrant extends ParkingFlow {
        @Actor
        public void loop() {
            turn();
        }

        @Actor
        public void holder() {
            flow.wake(); // for nothing
            release();
        }

        @Arbiter
        public void after(ZZ_Result result) {
            result.r1 = wroteAfterAllTurns();
            result.r2 = isFree();
        }
    }

    @JCStressTest
    @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "the flow got the lock")
    @Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "its time was up before")
    @Outcome(expect = FORBIDDEN, desc = "it was not woken, or the lock is not free after, or the flow waits for ever")
    @State
    public static class GrantAgainstTimeout extends ParkingFlow {
        public GrantAgainstTimeout() {
            turn(); // it waits now
        }

        @Actor
        public void holder() {
            release();
        }

        @Actor
        public void timer() {
            flow.signal(Flow.TIMED_OUT);
            flow.interrupt();
            turn(); // withdraws while the lock is being handed over
        }

        @Arbiter
        public void after(ZZZ_Result result) {
            result.r1 = wroteAfterAllTurns();
            result.r2 = isFree();
            result.r3 = flow.awaited == null;
        }
    }
}
