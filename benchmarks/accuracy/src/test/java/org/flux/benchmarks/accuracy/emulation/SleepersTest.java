// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SleepersTest {
    /** Stands until it is set. */
    private static final class SetClock implements Clock {
        private final AtomicLong now = new AtomicLong();

        @Override
        public long nanos() {
            return now.get();
        }

        @Override
        public long stood() {
            return 0;
        }

        @Override
        public boolean stands() {
            return true;
        }
    }

    private final SetClock clock = new SetClock();
    private final Sleepers sleepers = new Sleepers(clock);
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        sleepers.close();
    }

    /** Returns when it waits, or has ended before it should. */
    private Thread start(Thread.Builder kind, String name, long nanos) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = kind.start(() -> {
            begun.countDown();
            try {
                sleepers.sleep(nanos);
                ended.add(name);
            } catch (InterruptedException stopped) {
                ended.add(name + " was interrupted");
            }
        });
        begun.await();
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void nobodyWakesBeforeTheClockSaysSo() throws Exception {
        Thread late = start(Thread.ofVirtual(), "late", 2_000_000);
        Thread early = start(Thread.ofVirtual(), "early", 1_000_000);
        Thread between = start(Thread.ofPlatform(), "between", 1_500_000);
        clock.now.set(999_999);
        List.of(late, early, between).forEach(LockSupport::unpark); // whoever does so
        for (int i = 0; i < 100; i++) { // whoever wakes too early has time to
            start(Thread.ofVirtual(), "", 0).join();
        }
        assertThat(List.of(late, early, between)).allMatch(Thread::isAlive);
        ended.clear();
        clock.now.set(1_000_000);
        early.join();
        clock.now.set(1_500_000);
        between.join();
        assertThat(late.isAlive()).isTrue();
        clock.now.set(2_000_000);
        late.join();
        assertThat(ended).containsExactly("early", "between", "late");
    }

    @Test
    void whoIsInterruptedSleepsNoMore() throws Exception {
        Thread thread = start(Thread.ofVirtual(), "one", 1_000_000);
        thread.interrupt();
        thread.join();
        assertThat(ended).containsExactly("one was interrupted");
    }

    @Test
    void whoseTimeIsOverDoesNotWait() throws Exception {
        sleepers.await(0);
        sleepers.sleep(0);
    }

    @Test
    void atTheEndAllWake() throws Exception {
        long hour = 3_600_000_000_000L; // whoever wakes them sleeps no less
        List<Thread> threads = List.of(start(Thread.ofVirtual(), "a", hour), start(Thread.ofVirtual(), "b", Long.MAX_VALUE),
                start(Thread.ofPlatform(), "c", 2 * hour));
        sleepers.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ended).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void byTheWallTheyTakeTheirTime() throws Exception {
        try (Sleepers byWall = new Sleepers(Clock.WALL)) {
            long start = System.nanoTime();
            IntStream.range(0, 3).forEach(i -> byWall.await(1_000_000));
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3_000_000);
            start = System.nanoTime();
            byWall.sleep(20_000_000);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        }
    }
}
