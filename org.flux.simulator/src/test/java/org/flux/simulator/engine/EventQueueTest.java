// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private record Planned(double time, int event, int turn) {}

    @Test
    void givesEventsByTimeAndThenByTurn() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            EventQueue queue = new EventQueue(1);
            PriorityQueue<Planned> reference = new PriorityQueue<>(Comparator.comparingDouble(Planned::time)
                    .thenComparingInt(Planned::turn));
            for (int turn = 0; turn < 2_000; turn++) {
                if (reference.isEmpty() || random.nextInt(5) < 3) {
                    // Few different times, so that many are the same.
                    Planned planned = new Planned(queue.time() + random.nextInt(4) * 0.25, random.nextInt(EventQueue.EVENTS), turn);
                    reference.add(planned);
                    queue.add(planned.time(), planned.event());
                } else {
                    Planned expected = reference.remove();
                    assertThat(queue.nextTime()).isEqualTo(expected.time());
                    assertThat(queue.take()).isEqualTo(expected.event());
                    assertThat(queue.time()).isEqualTo(expected.time());
                }
                assertThat(queue.size()).isEqualTo(reference.size());
            }
        }
    }

    @Test
    void simultaneousEventsComeInTheOrderInWhichTheyWereAdded() {
        EventQueue queue = new EventQueue();
        IntStream.range(0, 100).forEach(i -> queue.add(7, i));
        List<Integer> taken = new ArrayList<>();
        while (!queue.isEmpty()) {
            taken.add(queue.take());
        }
        assertThat(taken).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(queue.taken()).isEqualTo(100);
        assertThat(queue.nextTime()).isInfinite();
    }

    @Test
    void whatIsAddedForThePastHappensNow() {
        EventQueue queue = new EventQueue();
        queue.add(3, 1);
        queue.take();
        queue.add(2, 2);
        assertThat(queue.take()).isEqualTo(2);
        assertThat(queue.time()).isEqualTo(3);
    }
}
