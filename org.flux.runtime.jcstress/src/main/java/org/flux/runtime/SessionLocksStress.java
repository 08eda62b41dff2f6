// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What {@link SessionLocks} promises while entries come and go. */
public final class SessionLocksStress {
    private SessionLocksStress() {}

    /** Twice each, so that an entry may die between the one flow and the next while the other thread reaches for it. */
    @JCStressTest
    @Outcome(id = "4, 0", expect = ACCEPTABLE, desc = "one after the other, and no entry left")
    @Outcome(expect = FORBIDDEN, desc = "two locks for one session, or an entry left behind")
    @State
    public static class SameSession {
        private final SessionLocks locks = new SessionLocks("l(session)");
        private int plain;

        private void add() {
            Flow flow = FlowLockStress.flow();
            flow.session("s");
            FlowLock lock;
            try {
                lock = locks.lockWrite(flow);
            } catch (InterruptedException | FlowTimeout thrown) {
                throw FlowLockStress.unexpected(thrown);
            }
            try {
                plain++;
            } finally {
                locks.unlockWrite(flow, lock);
            }
        }

        @Actor
        public void first() {
            add();
            add();
        }

        @Actor
        public void second() {
            add();
            add();
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = plain;
            result.r2 = locks.size();
        }
    }
}
