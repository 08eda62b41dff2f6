// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The lock does what the proof of the locks assumes (docs/proof.md): after every sequence of requests, releases and withdrawals up to a
 * length, just those flows hold it that hold a lock with one queue in order of arrival, whose releases hand it to as many flows at the head
 * as may hold it together.
 */
class FlowLockModelTest {

    private enum Act {
        READ, WRITE, RELEASE, WITHDRAW, WITHDRAW_TOO_LATE
    }

    private record Step(int flow, Act act) {}

    /** Thrown where a flow's thread would begin to wait. */
    @SuppressWarnings("serial") // nobody writes it
    private static final class Waits extends RuntimeException {
        Waits() {
            super(null, null, false, false);
        }
    }

    /** What the lock is to do. */
    private static final class Model {
        private final Act[] holds;
        private final Act[] wants;
        private final boolean[] handedOver;
        private final Deque<Integer> queue = new ArrayDeque<>();

        Model(int flows) {
            holds = new Act[flows];
            wants = new Act[flows];
            handedOver = new boolean[flows];
        }

        void apply(Step step) {
            switch (step.act) {
                case READ, WRITE -> {
                    wants[step.flow] = step.act;
                    handedOver[step.flow] = !queue.isEmpty() || !fits(step.flow);
                    queue.add(step.flow);
                }
                case RELEASE, WITHDRAW_TOO_LATE -> holds[step.flow] = null;
                case WITHDRAW -> {
                    wants[step.flow] = null;
                    queue.remove(step.flow);
                }
            }
            while (!queue.isEmpty() && fits(queue.peek())) {
                int flow = queue.remove();
                holds[flow] = wants[flow];
                wants[flow] = null;
            }
        }

        private boolean fits(int flow) {
            for (Act held : holds) {
                if (held == Act.WRITE || held == Act.READ && wants[flow] == Act.WRITE) {
                    return false;
                }
            }
            return true;
        }

        /** What can be done next. Flows are alike, so they come in one order. */
        List<Step> next() {
            List<Step> steps = new ArrayList<>();
            boolean fresh = false;
            for (int flow = 0; flow < holds.length && !fresh; flow++) {
                if (wants[flow] != null) {
                    steps.add(new Step(flow, Act.WITHDRAW));
                } else if (holds[flow] != null) {
                    steps.add(new Step(flow, Act.RELEASE));
                    if (handedOver[flow]) {
                        steps.add(new Step(flow, Act.WITHDRAW_TOO_LATE));
                    }
                } else {
                    steps.add(new Step(flow, Act.READ));
                    steps.add(new Step(flow, Act.WRITE));
                    fresh = isUntouchedFrom(flow);
                }
            }
            return steps;
        }

        private boolean isUntouchedFrom(int flow) {
            for (int other = flow; other < holds.length; other++) {
                if (holds[other] != null || wants[other] != null) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A flow in the event shape, polled by the test. */
    private static final class Polling extends EventFlow {
        private Act wants;

        Polling() {
            super(null, 1);
        }

        @Override
        protected boolean proceed() {
            throw new AssertionError();
        }

        boolean poll(FlowLock lock) throws FlowTimeout {
            return wants == Act.READ ? lock.pollRead(this) : lock.pollWrite(this);
        }
    }

    /** The lock itself, used by flows whose threads do not really wait, and by flows that poll. */
    private static final class Real implements Parking {
        private final FlowLock lock = new FlowLock("l");
        private final List<Flow> flows = new ArrayList<>();
        private final boolean[] holds;

        /** @param shapes the flow's bit is set if it is in the event shape */
        Real(int count, int shapes) {
            holds = new boolean[count];
            for (int i = 0; i < count; i++) {
                flows.add((shapes >> i & 1) == 1 ? new Polling() : new Flow(null, this));
            }
        }

        void apply(Step step, Act held) throws Exception {
            if (flows.get(step.flow) instanceof Polling flow) {
                apply(step, flow);
            } else {
                apply(step, held, flows.get(step.flow));
            }
            for (int i = 0; i < flows.size(); i++) {
                if (flows.get(i) instanceof Polling flow && flow.awaited != null) {
                    holds[i] = flow.granted;
                    assertThat(flow.granted || !flow.poll(lock)).as("resumed though nothing has come").isTrue();
                }
            }
        }

        private void apply(Step step, Act held, Flow flow) throws Exception {
            switch (step.act) {
                case READ, WRITE -> {
                    try {
                        if (step.act == Act.READ) {
                            lock.lockRead(flow);
                        } else {
                            lock.lockWrite(flow);
                        }
                        holds[step.flow] = true;
                    } catch (Waits untilResumed) {
                        assertThat(flow.inLockQueue).isTrue();
                    }
                }
                case RELEASE -> {
                    holds[step.flow] = false;
                    if (held == Act.READ) {
                        lock.unlockRead(flow);
                    } else {
                        lock.unlockWrite(flow);
                    }
                }
                case WITHDRAW -> assertThat(lock.cancel(flow)).isTrue();
                case WITHDRAW_TOO_LATE -> {
                    assertThat(lock.cancel(flow)).isFalse();
                    holds[step.flow] = false;
                    flow.released(lock);
                    lock.giveBack(flow);
                }
            }
        }

        private void apply(Step step, Polling flow) throws Exception {
            switch (step.act) {
                case READ, WRITE -> {
                    flow.wants = step.act;
                    holds[step.flow] = flow.poll(lock);
                }
                case RELEASE -> {
                    holds[step.flow] = false;
                    if (flow.awaited != null) {
                        assertThat(flow.poll(lock)).as("passes when resumed").isTrue();
                    }
                    if (flow.wants == Act.READ) {
                        lock.unlockRead(flow);
                    } else {
                        lock.unlockWrite(flow);
                    }
                }
                case WITHDRAW -> {
                    flow.signal(Flow.TIMED_OUT);
                    assertThatThrownBy(() -> flow.poll(lock)).isInstanceOf(FlowTimeout.class);
                    flow.clearSignal();
                }
                case WITHDRAW_TOO_LATE -> {
                    holds[step.flow] = false;
                    flow.withdraw();
                }
            }
        }

        @Override
        public void await(Flow flow, FlowLock awaited) {
            throw new Waits();
        }

        @Override
        public void resume(Flow flow) {
            assertThat(holds[flows.indexOf(flow)]).as("handed over once").isFalse();
            holds[flows.indexOf(flow)] = true;
            flow.acquired(lock);
        }
    }

    /** @param shapes bits of the flows in the event shape */
    @ParameterizedTest
    @CsvSource({
        "2, 0, 12, 176947", "3, 0, 9, 102804", "4, 0, 8, 72288",
        "2, 3, 10, 23506", "3, 7, 8, 24995", "4, 15, 8, 72288",
        "2, 1, 10, 23506", "3, 5, 9, 102804", "3, 2, 9, 102804", "4, 6, 8, 72288"})
    void everySequenceEndsAsInTheModel(int flows, int shapes, int length, int sequences) throws Exception {
        int[] count = {0};
        follow(flows, shapes, length, new ArrayList<>(), count);
        assertThat(count[0]).isEqualTo(sequences);
    }

    private static void follow(int flows, int shapes, int length, List<Step> steps, int[] count) throws Exception {
        Model model = new Model(flows);
        Real real = new Real(flows, shapes);
        for (Step step : steps) {
            real.apply(step, model.holds[step.flow]);
            model.apply(step);
        }
        count[0]++;
        if (!agree(model, real)) {
            throw new AssertionError(steps + " ends as " + real.lock + ", expected: " + Arrays.toString(model.holds));
        }
        if (steps.size() < length) {
            for (Step next : model.next()) {
                steps.add(next);
                follow(flows, shapes, length, steps, count);
                steps.removeLast();
            }
        }
    }

    private static boolean agree(Model model, Real real) {
        int readers = 0;
        boolean written = false;
        for (int flow = 0; flow < model.holds.length; flow++) {
            if (real.holds[flow] != (model.holds[flow] != null)) {
                return false;
            }
            readers += model.holds[flow] == Act.READ ? 1 : 0;
            written |= model.holds[flow] == Act.WRITE;
        }
        return real.lock.readers() == readers && real.lock.isWriteLocked() == written && real.lock.waiting() == model.queue.size()
                && real.lock.isFree() == (readers == 0 && !written && model.queue.isEmpty());
    }
}
