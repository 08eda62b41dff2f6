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

/** What {@link Admission} promises while flows come and go at the limit. */
public final class AdmissionStress {
    private AdmissionStress() {}

    /** A source that stays paused when the last flow has ended would never be heard of again. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "sources go on")
    @Outcome(expect = FORBIDDEN, desc = "no flow in flight, but sources wait, or have been told last to wait")
    @State
    public static class LastFlowEnds {
        private volatile int told;
        private final Admission admission = new Admission(1, paused -> told = paused ? 1 : 0, () -> { });

        private void flow() {
            if (admission.tryAcquire()) {
                admission.release();
            }
        }

        @Actor
        public void first() {
            flow();
            flow();
        }

        @Actor
        public void second() {
            flow();
            flow();
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = admission.isPaused() ? 1 : 0;
            result.r2 = told;
        }
    }
}
