// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which the JDK's scheduler of virtual threads takes them. */
class CarriersTest {
    private final FlowTable flows = new FlowTable(1, 16);

    private int fresh(Carriers carriers) {
        return fresh(carriers, 0);
    }

    private int fresh(Carriers carriers, int source) {
        int flow = flows.take();
        flows.source[flow] = source;
        carriers.lineUp(flow, FlowTable.NONE);
        return flow;
    }

    /** The source of the flow that the carrier takes: a or b. */
    private char next(Carriers carriers, int carrier) {
        return (char) ('a' + flows.source[carriers.next(carrier)]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void whoIsHandedALockGoesBeforeWhoIsFresh(int count) {
        Carriers carriers = new Carriers(count, 1, 7, flows);
        int last = count - 1;
        int giver = fresh(carriers);
        assertThat(carriers.next(last)).isEqualTo(giver);
        int older = fresh(carriers);
        int owner = flows.take();
        flows.begun[owner] = true;
        carriers.lineUp(owner, giver);
        assertThat(carriers.next(last)).isEqualTo(owner);
        assertThat(carriers.next(last)).isEqualTo(older);
        assertThat(carriers.next(last)).isEqualTo(FlowTable.NONE);
    }

    @Test
    void anotherCarrierTakesWhatIsLeftLying() {
        Carriers carriers = new Carriers(2, 1, 7, flows);
        int giver = fresh(carriers);
        assertThat(carriers.next(0)).isEqualTo(giver);
        int owner = flows.take();
        carriers.lineUp(owner, giver);
        assertThat(carriers.next(1)).isEqualTo(owner);
        assertThat(carriers.thread(owner)).isEqualTo(1);
    }

    @Test
    void freshFlowsOfOneSourceComeInOrder() {
        Carriers carriers = new Carriers(4, 1, 7, flows);
        List<Integer> arrived = IntStream.range(0, 20).map(i -> fresh(carriers)).boxed().toList();
        assertThat(IntStream.range(0, 20).map(i -> carriers.next(i % 3)).boxed().toList()).isEqualTo(arrived);
    }

    @Test
    void aCarrierGoesOnWithTheQueueFromWhichItTookLast() {
        Carriers carriers = new Carriers(2, 2, 7, flows);
        for (int i = 0; i < 10; i++) {
            fresh(carriers, 0);
            fresh(carriers, 1);
        }
        String taken = IntStream.range(0, 20).mapToObj(i -> String.valueOf(next(carriers, 0))).collect(Collectors.joining());
        assertThat(taken).isIn("a".repeat(10) + "b".repeat(10), "b".repeat(10) + "a".repeat(10));
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
    void whereNothingWasLeftAndAnotherCarrierHasBeenItLooksAround() {
        StringBuilder taken = new StringBuilder();
        for (int seed = 0; seed < 20; seed++) {
            Carriers carriers = new Carriers(2, 2, seed, flows);
            fresh(carriers, 0);
            next(carriers, 0);
            fresh(carriers, 0);
            next(carriers, 1);
            fresh(carriers, 0);
            fresh(carriers, 1);
            taken.append(next(carriers, 0));
        }
        assertThat(taken).contains("a", "b");
    }

    /** Blocking nodes end outside, as sources call from outside, but from another thread. */
    @Test
    void whoComesBackFromBlockingIsInAnotherQueueThanWhoIsFresh() {
        Carriers carriers = new Carriers(1, 1, 7, flows);
        int back = fresh(carriers);
        assertThat(carriers.next(0)).isEqualTo(back);
        int before = fresh(carriers);
        carriers.lineUp(back, FlowTable.NONE);
        int after = fresh(carriers);
        assertThat(IntStream.range(0, 3).map(i -> carriers.next(0))).as("in one queue it would be between them")
                .containsExactly(before, after, back);
    }

    /** From a random one on, in a random direction; never from where it was before it slept. */
    @Test
    void whoWakesLooksAnywhere() {
        Carriers carriers = new Carriers(1, 2, 7, flows);
        StringBuilder first = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            fresh(carriers, 0);
            fresh(carriers, 1);
            first.append(next(carriers, 0));
            carriers.next(0);
            carriers.sleep(0);
        }
        assertThat(first).contains("aa", "bb", "ab");
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

    @Test
    void oneCarrierIsWokenForEachFlowAsLongAsAnySleeps() {
        Carriers carriers = new Carriers(2, 1, 7, flows);
        assertThat(IntStream.range(0, 3).map(i -> carriers.lineUp(flows.take(), FlowTable.NONE))).containsExactly(0, 1, FlowTable.NONE);
    }
}
