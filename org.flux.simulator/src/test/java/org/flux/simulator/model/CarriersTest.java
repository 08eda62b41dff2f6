// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The order in which the JDK's scheduler of virtual threads takes them. */
class CarriersTest {
    private final FlowTable flows = new FlowTable(1, 16);

    private int fresh(Carriers carriers) {
        int flow = flows.take();
        flows.source[flow] = 0;
        carriers.lineUp(flow, FlowTable.NONE);
        return flow;
    }

    @Test
    void whoIsHandedALockGoesBeforeWhoIsFresh() {
        Carriers carriers = new Carriers(1, 1, 7, flows);
        int giver = fresh(carriers);
        assertThat(carriers.next(0)).isEqualTo(giver);
        int older = fresh(carriers);
        int owner = flows.take();
        flows.begun[owner] = true;
        carriers.lineUp(owner, giver);
        assertThat(carriers.next(0)).isEqualTo(owner);
        assertThat(carriers.next(0)).isEqualTo(older);
        assertThat(carriers.next(0)).isEqualTo(FlowTable.NONE);
    }

    @Test
    void anotherCarrierTakesWhatIsLeftLying() {
        Carriers carriers = new Carriers(2, 1, 7, flows);
        int giver = fresh(carriers);
        assertThat(carriers.next(1)).isEqualTo(giver);
        int owner = flows.take();
        carriers.lineUp(owner, giver);
        assertThat(carriers.next(0)).isEqualTo(owner);
        assertThat(flows.carrier[owner]).isZero();
    }

    @Test
    void freshFlowsOfOneSourceComeInOrder() {
        Carriers carriers = new Carriers(4, 1, 7, flows);
        int[] arrived = {fresh(carriers), fresh(carriers), fresh(carriers)};
        assertThat(new int[] {carriers.next(3), carriers.next(0), carriers.next(3)}).isEqualTo(arrived);
    }

    @Test
    void allStayWithOneQueueUntilItIsEmptyWhileOthersWait() {
        for (long seed = 1; seed <= 32; seed++) {
            Carriers carriers = new Carriers(2, 1, seed, flows);
            int[] arrived = {fresh(carriers), fresh(carriers), fresh(carriers), fresh(carriers)};
            int first = carriers.next(0);
            int second = carriers.next(1);
            int woken = flows.take();
            flows.begun[woken] = true;
            carriers.lineUp(woken, FlowTable.NONE);
            assertThat(new int[] {first, second, carriers.next(0), carriers.next(1), carriers.next(1)}).as("seed %d", seed)
                    .containsExactly(arrived[0], arrived[1], arrived[2], arrived[3], woken);
            for (int flow : arrived) {
                flows.give(flow);
            }
            flows.give(woken);
        }
    }

    @Test
    void aSleepingCarrierIsWokenOnce() {
        Carriers carriers = new Carriers(1, 1, 7, flows);
        assertThat(carriers.lineUp(flows.take(), FlowTable.NONE)).isZero();
        assertThat(carriers.lineUp(flows.take(), FlowTable.NONE)).isEqualTo(FlowTable.NONE);
        carriers.next(0);
        carriers.next(0);
        carriers.sleep(0);
        assertThat(carriers.lineUp(flows.take(), FlowTable.NONE)).isZero();
    }
}
