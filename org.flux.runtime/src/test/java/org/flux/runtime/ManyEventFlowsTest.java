// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many flows in the event shape that wait for each other and are woken at random. */
@Timeout(120)
class ManyEventFlowsTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");

    private final Script.Program program = new Script.Program();
    private final FlowLock lock = new FlowLock("lock");

    @Test
    void manyFlowsMayWaitForOneLock() throws Exception {
        int flows = LONG ? 100_000 : 20_000;
        int[] counter = new int[1]; // guarded by the lock
        CompletableFuture<?> holderMayGo = new CompletableFuture<>();
        try (FluxServer server = program.server().maxFlows(flows + 1).start()) {
            program.offer(new Script().write(lock).await(holderMayGo).unlockWrite(lock), null);
            Await.until(lock::isWriteLocked);
            for (int i = 0; i < flows; i++) {
                program.offer(new Script().write(lock).run(() -> counter[0]++).unlockWrite(lock), null);
            }
            Await.until(() -> lock.waiting() == flows);
            holderMayGo.complete(null);
            Await.until(() -> server.statistics().inFlight() == 0);
            assertThat(server.statistics().completed()).isEqualTo(flows + 1);
        }
        assertThat(counter[0]).isEqualTo(flows);
        assertThat(lock.isFree()).isTrue();
    }

    /** What each flow does is drawn: locks nested in order, blocking nodes, stages; some fail, and many run out of time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void randomFlowsLeaveNothingBehind(int seed) throws Exception {
        int flows = LONG ? 100_000 : 5_000;
        Random random = new Random(seed);
        List<FlowLock> locks = List.of(lock, new FlowLock("b"), new FlowLock("c"));
        SessionLocks sessions = new SessionLocks("sessions");
        int[] counters = new int[3]; // each guarded by its lock, which some hold as readers only
        AtomicInteger[] writes = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        ConcurrentLinkedQueue<CompletableFuture<?>> stages = new ConcurrentLinkedQueue<>();
        List<Script> made = new ArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        try (CapturedLog log = new CapturedLog();
                FluxServer server = program.server().maxFlows(flows).flowTimeout(Duration.ofMillis(seed == 3 ? 3 : 10_000)).start()) {
            for (int i = 0; i < flows; i++) {
                made.add(draw(random, locks, sessions, counters, writes, stages));
            }
            Thread waker = Thread.ofPlatform().start(() -> {
                Random which = new Random(seed);
                while (over.getCount() > 0) {
                    CompletableFuture<?> stage = stages.poll();
                    if (stage != null) {
                        stage.complete(null);
                    }
                    Script flow = made.get(which.nextInt(flows));
                    if (flow.hasBegun()) {
                        flow.wake();
                    }
                    Thread.yield();
                }
            });
            for (int i = 0; i < flows; i++) {
                Await.until(() -> server.statistics().inFlight() < 64);
                program.offer(made.get(i), null);
            }
            Await.until(() -> server.statistics().inFlight() == 0);
            over.countDown();
            waker.join();
            Statistics statistics = server.statistics();
            assertThat(statistics.completed() + statistics.handled() + statistics.failed()).as(statistics.toString()).isEqualTo(flows);
            assertThat(statistics.completed()).isPositive();
            assertThat(statistics.handled()).isPositive();
            assertThat(server.supervised()).isZero();
            assertThat(log.messages()).noneMatch(message -> message.contains("could not be told"));
        }
        assertThat(locks).allMatch(FlowLock::isFree);
        assertThat(sessions.size()).isZero();
        for (int i = 0; i < counters.length; i++) {
            assertThat(counters[i]).isEqualTo(writes[i].get());
        }
    }

    private static Script draw(Random random, List<FlowLock> locks, SessionLocks sessions, int[] counters, AtomicInteger[] writes,
            ConcurrentLinkedQueue<CompletableFuture<?>> stages) {
        Script flow = new Script();
        List<Runnable> unlock = new ArrayList<>();
        if (random.nextBoolean()) {
            flow.session(sessions, random.nextInt(4));
            unlock.add(() -> flow.unlockSession(sessions));
        }
        for (int i = 0; i < locks.size(); i++) {
            FlowLock next = locks.get(i);
            int index = i;
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    flow.write(next).run(() -> {
                        counters[index]++;
                        writes[index].incrementAndGet();
                    });
                    unlock.add(() -> flow.unlockWrite(next));
                }
                case 2 -> {
                    flow.read(next);
                    unlock.add(() -> flow.unlockRead(next));
                }
                case 3 -> flow.leaveLoop().run(Thread::yield);
                case 4 -> flow.leaveLoop().run(Thread::yield).returnToLoop();
                case 5 -> {
                    CompletableFuture<?> stage = new CompletableFuture<>();
                    flow.run(() -> stages.add(stage)).await(stage);
                }
                case 6 -> {
                    if (random.nextInt(4) == 0) {
                        flow.run(() -> {
                            throw new java.io.IOException("drawn");
                        });
                    }
                }
                default -> flow.node(() -> {});
            }
        }
        unlock.reversed().forEach(Runnable::run);
        return random.nextBoolean() ? flow : flow.handler().write(locks.getFirst()).run(() -> {
            counters[0]++;
            writes[0].incrementAndGet();
        }).unlockWrite(locks.getFirst());
    }
}
