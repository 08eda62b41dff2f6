// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** At most so many flows are in flight: who waits at the limit, and who is refused. */
@Timeout(60)
class AdmissionTest {
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void printLogAgain() {
        log.close();
    }

    @Test
    void atTheLimitPullSourcesAreNotCalled() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Thread> source = new AtomicReference<>();
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("ReadRequest")) {
                inside.countDown();
                mayEnd.await();
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            source.set(Thread.currentThread());
            if (calls.incrementAndGet() > 5) {
                throw new EndOfSource();
            }
            return 1;
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).maxFlows(2).start();
        inside.await();
        Await.until(() -> source.get().getState() == Thread.State.WAITING);
        assertThat(calls).hasValue(2);
        mayEnd.countDown();
        server.awaitTermination();
        assertThat(server.statistics().completed()).isEqualTo(5);
    }

    @Test
    void noMoreFlowsThanAllowedAreInFlight() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Sources.Pull<Integer> jobs = FluxServerTest.upTo(2_000);
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("ReadRequest")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            } else if (node.equals("Complete")) {
                inside.decrementAndGet();
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> jobs.next(flow) / 7 * 7,
                self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).maxFlows(3).start();
        server.awaitTermination();
        assertThat(server.statistics().completed()).isEqualTo(2_000);
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void pushSourcesArePausedAtTheLimitAndResumedWithAMargin() throws Exception {
        FakePushSource source = new FakePushSource();
        Semaphore mayEnd = new Semaphore(0);
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("ReadRequest")) {
                mayEnd.acquire();
            }
        }, (sources, self) -> sources.push("Listen", () -> source, self::flowOfAccept, self::eventsOfAccept));
        FluxServer server = FluxServer.of(program).maxFlows(8).start();
        assertThat(server.addresses()).containsExactly("fake://here/");
        for (int i = 0; i < 7; i++) {
            source.offer(1);
        }
        assertThat(source.told).isEmpty();
        source.offer(1);
        assertThat(source.told).containsExactly("pause");
        mayEnd.release();
        Await.until(() -> server.statistics().completed() == 1);
        assertThat(source.told).containsExactly("pause"); // one permit of eight is not enough to go on
        mayEnd.release();
        Await.until(() -> source.told.size() == 2);
        assertThat(source.told).containsExactly("pause", "resume");
        source.end();
        mayEnd.release(6);
        server.awaitTermination();
        assertThat(source.completed).hasValue(8);
        assertThat(source.told).endsWith("close");
    }

    /** Every flow that ends at the limit would pay for it otherwise. */
    @Test
    void sourcesAreLookedAtOnlyWhenEnoughPermitsAreFree() {
        List<Boolean> told = new ArrayList<>();
        Admission admission = new Admission(8, told::add, () -> { });
        for (int i = 0; i < 8; i++) {
            assertThat(admission.tryAcquire()).isTrue();
        }
        assertThat(told).containsExactly(true);
        admission.release();
        assertThat(told).containsExactly(true);
        admission.release();
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void aPushSourceThatIgnoresPauseIsQueuedUpToTheLimitAndThenRefused() throws Exception {
        FakePushSource source = new FakePushSource();
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("ReadRequest")) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                mayEnd.await();
                inside.decrementAndGet();
            }
        }, (sources, self) -> sources.push("Listen", () -> source, self::flowOfAccept, self::eventsOfAccept));
        FluxServer server = FluxServer.of(program).maxFlows(5).start();
        for (int i = 0; i < 100; i++) {
            source.offer(1);
        }
        assertThat(source.refused).hasValue(90);
        Await.until(() -> inside.get() == 5);
        mayEnd.countDown();
        Await.until(() -> source.completed.get() == 10);
        assertThat(most.get()).isLessThanOrEqualTo(5);
        source.end();
        server.awaitTermination();
        assertThat(server.statistics()).isEqualTo(new Statistics(10, 10, 0, 0, 0, 90, 0, 0, 0));
    }

    @Test
    void stoppingRefusesWhatWaitsAndWhatComes() throws Exception {
        FakePushSource source = new FakePushSource();
        CountDownLatch mayEnd = new CountDownLatch(1);
        ImageServer program = new ImageServer((node, job) -> mayEnd.await(),
                (sources, self) -> sources.push("Listen", () -> source, self::flowOfAccept, self::eventsOfAccept));
        FluxServer server = FluxServer.of(program).maxFlows(2).start();
        for (int i = 0; i < 4; i++) {
            source.offer(1);
        }
        server.stop();
        Await.until(() -> source.refused.get() == 2);
        source.offer(1);
        assertThat(source.refused).hasValue(3);
        mayEnd.countDown();
        server.awaitTermination();
        assertThat(server.statistics()).isEqualTo(new Statistics(2, 2, 0, 0, 0, 3, 0, 0, 0));
    }

    @Test
    void manyThreadsMayOffer() throws Exception {
        FakePushSource source = new FakePushSource();
        ImageServer program = new ImageServer((node, job) -> {},
                (sources, self) -> sources.push("Listen", () -> source, self::flowOfAccept, self::eventsOfAccept));
        FluxServer server = FluxServer.of(program).maxFlows(4).start();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5_000; i++) {
                    source.offer(i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        source.end();
        server.awaitTermination();
        assertThat(source.completed.get() + source.failed.get() + source.refused.get()).isEqualTo(20_000);
        assertThat(server.statistics().inFlight()).isZero();
        List<String> pauses = source.told.stream().filter(t -> t.equals("pause") || t.equals("resume")).toList();
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isEqualTo(i % 2 == 0 ? "pause" : "resume");
        }
    }
}
