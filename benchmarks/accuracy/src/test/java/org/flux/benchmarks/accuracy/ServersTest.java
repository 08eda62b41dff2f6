// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flux.benchmarks.accuracy.Servers.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServersTest {
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private Job job(double share, String name) {
        return new Job(share, () -> begun.add(name));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Test
    void jobsBeginInTheirOrder() throws Exception {
        Job twice = job(1, "b");
        Servers.run(List.of(job(1, "a"), twice, twice, job(1, "c")), 1);
        assertThat(begun).containsExactly("a", "b", "b", "c");
    }

    @Test
    void aSmallOneGoesAheadOfOneForWhichThereIsNoRoom() throws Exception {
        CountDownLatch small = new CountDownLatch(1);
        Job first = new Job(0.8, () -> await(small));
        Job last = new Job(0.2, small::countDown);
        Servers.run(List.of(first, job(0.5, "large"), last), 1);
        assertThat(begun).containsExactly("large");
    }

    @Test
    void togetherTheyTakeNoMoreThanTheyMay() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Servers.run(IntStream.range(0, 20).mapToObj(i -> new Job(0.3, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            running.decrementAndGet();
        })).toList(), 0.9);
        assertThat(most).hasValue(3);
    }

    @Test
    void oneThatTakesMoreThanThereIsRunsAlone() throws Exception {
        Servers.run(List.of(job(0.5, "a"), job(3, "b"), job(0.5, "c")), 1);
        assertThat(begun).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whatFailsEndsTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Job other = new Job(0.5, () -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                ended.countDown();
            }
        });
        Job failing = new Job(0.5, () -> {
            throw new IOException("no room on the disk");
        });
        assertThatThrownBy(() -> Servers.run(List.of(other, failing, job(0.5, "later")), 1)).isInstanceOf(IOException.class)
                .hasMessage("no room on the disk");
        assertThat(begun).isEmpty();
        assertThat(awaited(ended)).isTrue();
    }

    @Test
    void whatIsWrongInAJobIsToldToo() {
        assertThatThrownBy(() -> Servers.run(List.of(new Job(1, () -> {
            throw new IllegalArgumentException("a fault");
        })), 1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("a fault");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
