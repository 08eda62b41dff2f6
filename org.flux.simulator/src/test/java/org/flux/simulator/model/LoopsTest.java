// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The order in which a loop of the event runtime takes flows. */
class LoopsTest {
    private final FlowTable flows = new FlowTable(1, 16);
    private final Loops loops = new Loops(2, flows);

    private int flow(boolean begun, int holds) {
        int flow = flows.take();
        flows.begun[flow] = begun;
        flows.holds[flow] = holds;
        return flow;
    }

    @Test
    void ownersGoFirstThenWhoHasBegunThenWhoIsFresh() {
        int[] flow = {flow(false, 0), flow(false, 0), flow(true, 0), flow(true, 1), flow(true, 1), flow(true, 0)};
        for (int f : flow) {
            flows.loop[f] = 1;
            loops.lineUp(f, FlowTable.NONE);
        }
        assertThat(new int[] {loops.next(1), loops.next(1), loops.next(1), loops.next(1), loops.next(1), loops.next(1), loops.next(1)})
                .isEqualTo(new int[] {flow[3], flow[4], flow[2], flow[5], flow[0], flow[1], FlowTable.NONE});
        assertThat(loops.next(0)).isEqualTo(FlowTable.NONE);
    }

    @Test
    void flowsAreBoundInTurnForLife() {
        int[] flow = {flow(false, 0), flow(false, 0), flow(false, 0)};
        for (int f : flow) {
            loops.bind(f);
        }
        assertThat(flows.loop[flow[0]]).isZero();
        assertThat(flows.loop[flow[1]]).isEqualTo(1);
        assertThat(flows.loop[flow[2]]).isZero();
        loops.lineUp(flow[1], FlowTable.NONE);
        assertThat(loops.next(1)).isEqualTo(flow[1]);
        loops.lineUp(flow[1], FlowTable.NONE);
        assertThat(loops.next(0)).isEqualTo(FlowTable.NONE);
        assertThat(loops.next(1)).isEqualTo(flow[1]);
    }

    /** Threads 2 and 3 are the carriers of blocking nodes. */
    @Test
    void blockingNodesRunBesideTheLoops() {
        int helped = flow(true, 1);
        flows.loop[helped] = 0;
        flows.helped[helped] = true;
        int carrier = loops.lineUp(helped, FlowTable.NONE);
        assertThat(carrier).isGreaterThanOrEqualTo(2);
        assertThat(loops.next(0)).isEqualTo(FlowTable.NONE);
        assertThat(loops.next(carrier)).isEqualTo(helped);
        assertThat(loops.thread(helped)).isEqualTo(carrier);
    }
}
