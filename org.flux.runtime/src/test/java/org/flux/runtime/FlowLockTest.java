// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlowLockTest {
    private final FlowLock lock = new FlowLock("cacheLock");

    private static Flow flow() {
        return new Flow(null);
    }

    private interface Action {
        void run(Flow flow) throws Exception;
    }

    private static Thread inThread(Action action, AtomicReference<Throwable> failure) {
        return Thread.ofVirtual().start(() -> {
            try {
                action.run(flow());
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
    }

    @Test
    void readersShareAndAWriterIsAlone() throws Exception {
        Flow a = flow();
        Flow b = flow();
        lock.lockRead(a);
        lock.lockRead(b);
        assertThat(lock.readers()).isEqualTo(2);
        AtomicInteger written = new AtomicInteger();
        Thread writer = inThread(flow -> {
            lock.lockWrite(flow);
            written.incrementAndGet();
            lock.unlockWrite(flow);
        }, new AtomicReference<>());
        Await.until(() -> lock.waiting() == 1);
        lock.unlockRead(a);
        assertThat(written).hasValue(0);
        lock.unlockRead(b);
        writer.join();
        assertThat(written).hasValue(1);
        assertThat(lock.isFree()).isTrue();
    }

    @Test
    void whoeverWaitsIsServedInOrderAndReadersThatStandTogetherTogether() throws Exception {
        Flow holder = flow();
        lock.lockWrite(holder);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch bothRead = new CountDownLatch(2);
        List<Thread> threads = new ArrayList<>();
        String wanted = "WRRWR";
        for (int i = 0; i < wanted.length(); i++) {
            int turn = i;
            threads.add(inThread(flow -> {
                if (wanted.charAt(turn) == 'W') {
                    lock.lockWrite(flow);
                    order.add("W" + turn);
                    lock.unlockWrite(flow);
                } else {
                    lock.lockRead(flow);
                    order.add("R");
                    if (turn < 3) {
                        bothRead.countDown();
                        bothRead.await(); // hangs unless the two are let in together
                    }
                    lock.unlockRead(flow);
                }
            }, new AtomicReference<>()));
            Await.until(() -> lock.waiting() == turn + 1);
        }
        lock.unlockWrite(holder);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly("W0", "R", "R", "W3", "R");
        assertThat(lock.isFree()).isTrue();
    }

    @Test
    void aReaderDoesNotOvertakeAWriterThatWaits() throws Exception {
        Flow holder = flow();
        lock.lockRead(holder);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread writer = inThread(flow -> {
            lock.lockWrite(flow);
            order.add("writer");
            lock.unlockWrite(flow);
        }, new AtomicReference<>());
        Await.until(() -> lock.waiting() == 1);
        Thread reader = inThread(flow -> {
            lock.lockRead(flow);
            order.add("reader");
            lock.unlockRead(flow);
        }, new AtomicReference<>());
        Await.until(() -> lock.waiting() == 2);
        lock.unlockRead(holder);
        writer.join();
        reader.join();
        assertThat(order).containsExactly("writer", "reader");
    }

    @Test
    void anInterruptedWriterLetsTheReadersBehindItIn() throws Exception {
        Flow holder = flow();
        lock.lockRead(holder);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread writer = inThread(lock::lockWrite, failure);
        Await.until(() -> lock.waiting() == 1);
        CountDownLatch read = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            inThread(flow -> {
                lock.lockRead(flow);
                read.countDown();
            }, new AtomicReference<>());
        }
        Await.until(() -> lock.waiting() == 3);
        writer.interrupt();
        writer.join();
        read.await();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class).hasMessage("interrupted while waiting for cacheLock");
        assertThat(lock.readers()).isEqualTo(3);
        assertThat(lock.waiting()).isZero();
    }

    @Test
    void aFlowWhoseTimeIsUpStopsWaiting() throws Exception {
        Flow holder = flow();
        lock.lockWrite(holder);
        AtomicReference<Flow> waiting = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread reader = inThread(flow -> {
            waiting.set(flow);
            lock.lockRead(flow);
        }, failure);
        Await.until(() -> lock.waiting() == 1);
        waiting.get().signal(Flow.TIMED_OUT);
        reader.interrupt();
        reader.join();
        assertThat(failure.get()).isInstanceOf(FlowTimeout.class);
        lock.unlockWrite(holder);
        assertThat(lock.isFree()).isTrue();
    }

    @Test
    void takingALockTwiceOrReleasingAnothersIsCaughtByAssertions() throws Exception {
        Flow a = flow();
        lock.lockRead(a);
        assertThatThrownBy(() -> lock.lockRead(a)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> lock.unlockRead(flow())).isInstanceOf(AssertionError.class);
    }

    /**
     * Time-outs race with grants while every flow counts under the lock: nothing is lost, nothing is held twice, the lock is free after.
     */
    @Test
    void grantsAndInterruptsRace() throws Exception {
        long[] counter = new long[1];
        AtomicInteger counted = new AtomicInteger();
        AtomicInteger gaveUp = new AtomicInteger();
        AtomicReference<Throwable> broken = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int seed = t;
            threads.add(Thread.ofPlatform().unstarted(() -> {
                Random random = new Random(seed);
                try {
                    while (gaveUp.get() < 500) {
                        Flow flow = flow();
                        boolean write = random.nextInt(3) == 0;
                        try {
                            if (write) {
                                lock.lockWrite(flow);
                                long before = counter[0];
                                Thread.yield(); // so that somebody waits
                                counter[0] = before + 1;
                                counted.incrementAndGet();
                                lock.unlockWrite(flow);
                            } else {
                                lock.lockRead(flow);
                                if (lock.isWriteLocked()) {
                                    throw new AssertionError("read and written");
                                }
                                lock.unlockRead(flow);
                            }
                        } catch (InterruptedException expected) {
                            gaveUp.incrementAndGet();
                        }
                    }
                } catch (Throwable thrown) {
                    broken.set(thrown);
                }
            }));
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.forEach(Thread::interrupt);
            Thread.yield();
        }
        assertThat(broken.get()).isNull();
        assertThat(counter[0]).isEqualTo(counted.get());
        assertThat(lock.isFree()).isTrue();
        assertThat(lock.waiting()).isZero();
    }

    @Test
    void aSessionsLockExistsOnlyWhileSomeFlowUsesIt() throws Exception {
        SessionLocks locks = new SessionLocks("chunks(session)");
        Flow a = flow();
        a.session("one");
        Flow b = flow();
        b.session("two");
        FlowLock one = locks.lockWrite(a);
        FlowLock two = locks.lockWrite(b);
        assertThat(locks.size()).isEqualTo(2);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread waiter = inThread(flow -> {
            flow.session("one");
            locks.lockRead(flow);
        }, failure);
        Await.until(() -> one.waiting() == 1);
        waiter.interrupt();
        waiter.join();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        locks.unlockWrite(a, one);
        assertThat(locks.size()).isEqualTo(1);
        locks.unlockWrite(b, two);
        assertThat(locks.size()).isZero();
        assertThatThrownBy(() -> locks.lockRead(flow())).isInstanceOf(IllegalStateException.class).hasMessage("the flow has no session");
    }

    @Test
    void sessionsThatComeAndGoExcludeEachOther() throws Exception {
        SessionLocks locks = new SessionLocks("rooms(session)");
        long[] counters = new long[3];
        List<Thread> threads = new ArrayList<>();
        AtomicReference<Throwable> broken = new AtomicReference<>();
        for (int t = 0; t < 4; t++) {
            threads.add(inThread(ignored -> {
                for (int i = 0; i < 9_000; i++) {
                    Flow flow = flow();
                    flow.session(i % 3);
                    FlowLock held = locks.lockWrite(flow);
                    counters[i % 3]++;
                    locks.unlockWrite(flow, held);
                }
            }, broken));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(broken.get()).isNull();
        assertThat(counters).containsExactly(12_000, 12_000, 12_000);
        assertThat(locks.size()).isZero();
    }
}
