// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIZ_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;

/**
 * What {@link FlowLock} promises, under all the reorderings that machine and compiler can be brought to. In the package of the lock, for
 * its time-outs.
 */
public final class FlowLockStress {
    private FlowLockStress() {}

    static Flow flow() {
        return new Flow(null);
    }

    /** None of these tests interrupts; so a lock that cannot be had is a broken one. */
    static IllegalStateException unexpected(Exception thrown) {
        return new IllegalStateException(thrown);
    }

    @JCStressTest
    @Outcome(id = {"1, 2, true", "2, 1, true"}, expect = ACCEPTABLE, desc = "one after the other")
    @Outcome(expect = FORBIDDEN, desc = "together, or unseen, or the lock not free after")
    @State
    public static class WriterAgainstWriter {
        private final FlowLock lock = new FlowLock("l");
        private int plain;

        private int add() {
            Flow flow = flow();
            try {
                lock.lockWrite(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
            try {
                return ++plain;
            } finally {
                lock.unlockWrite(flow);
            }
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

    @JCStressTest
    @Outcome(id = {"0, 0, true", "1, 1, true"}, expect = ACCEPTABLE, desc = "before or after the writer")
    @Outcome(expect = FORBIDDEN, desc = "in the writer's midst, or the lock not free after")
    @State
    public static class ReaderAgainstWriter {
        private final FlowLock lock = new FlowLock("l");
        private int one;
        private int other;

        @Actor
        public void writer() {
            Flow flow = flow();
            try {
                lock.lockWrite(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
            try {
                one = 1;
                other = 1;
            } finally {
                lock.unlockWrite(flow);
            }
        }

        @Actor
        public void reader(IIZ_Result result) {
            Flow flow = flow();
            try {
                lock.lockRead(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
            try {
                result.r2 = other;
                result.r1 = one;
            } finally {
                lock.unlockRead(flow);
            }
        }

        @Arbiter
        public void after(IIZ_Result result) {
            result.r3 = lock.isFree();
        }
    }

    @JCStressTest
    @Outcome(id = {"2, 2, true", "2, 3, true", "3, 2, true", "3, 3, true"}, expect = ACCEPTABLE, desc = "beside the reader that is there")
    @Outcome(expect = FORBIDDEN, desc = "a reader is lost, or the lock not free after")
    @State
    public static class ReadersTogether {
        private final FlowLock lock = new FlowLock("l");
        private final Flow third = flow();

        public ReadersTogether() {
            try {
                lock.lockRead(third);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
        }

        private int read() {
            Flow flow = flow();
            try {
                lock.lockRead(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
            try {
                return lock.readers();
            } finally {
                lock.unlockRead(flow);
            }
        }

        @Actor
        public void first(IIZ_Result result) {
            result.r1 = read();
        }

        @Actor
        public void second(IIZ_Result result) {
            result.r2 = read();
        }

        @Arbiter
        public void after(IIZ_Result result) {
            lock.unlockRead(third);
            result.r3 = lock.isFree();
        }
    }

    @JCStressTest
    @Outcome(id = {"1, true", "2, true"}, expect = ACCEPTABLE, desc = "granted or timed out, and the lock free after")
    @Outcome(expect = FORBIDDEN, desc = "both, neither, or the lock not free after")
    @State
    public static class TimeoutAgainstGrant {
        private final FlowLock lock = new FlowLock("l");
        private final Flow holder = flow();
        private volatile Flow waiter;

        public TimeoutAgainstGrant() {
            try {
                lock.lockWrite(holder);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
        }

        @Actor
        public void waits(IZ_Result result) {
            Flow flow = flow();
            waiter = flow;
            try {
                lock.lockWrite(flow);
                result.r1 += lock.isWriteLocked() ? 1 : 10;
                lock.unlockWrite(flow);
            } catch (FlowTimeout timeout) {
                result.r1 += 2;
            } catch (InterruptedException thrown) {
                throw unexpected(thrown);
            }
        }

        @Actor
        public void releasesAndTimesOut() {
            Flow flow = waiter;
            if (flow != null) {
                flow.signal(Flow.TIMED_OUT);
                LockSupport.unpark(flow.thread());
            }
            lock.unlockWrite(holder);
        }

        @Arbiter
        public void after(IZ_Result result) {
            result.r2 = lock.isFree() && lock.waiting() == 0;
        }
    }

    /** A writer that gives up must let in the reader behind it, and the reader must see who comes first: else this hangs. */
    @JCStressTest
    @Outcome(id = "2, true", expect = ACCEPTABLE, desc = "the reader is in, beside the holder")
    @Outcome(expect = FORBIDDEN, desc = "the lock's readers are miscounted")
    @State
    public static class WriterGivesUpBeforeReader {
        private final FlowLock lock = new FlowLock("l");
        private final Flow holder = flow();

        public WriterGivesUpBeforeReader() {
            try {
                lock.lockRead(holder);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
        }

        @Actor
        public void writer() {
            Flow flow = flow();
            flow.signal(Flow.TIMED_OUT);
            try {
                lock.lockWrite(flow);
                lock.unlockWrite(flow);
            } catch (FlowTimeout expected) {
                return; // the usual end: the holder stays
            } catch (InterruptedException thrown) {
                throw unexpected(thrown);
            }
        }

        @Actor
        public void reader(IZ_Result result) {
            Flow flow = flow();
            try {
                lock.lockRead(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw unexpected(thrown);
            }
            result.r1 = lock.readers();
            lock.unlockRead(flow);
        }

        @Arbiter
        public void after(IZ_Result result) {
            lock.unlockRead(holder);
            result.r2 = lock.isFree() && lock.waiting() == 0;
        }
    }
}
