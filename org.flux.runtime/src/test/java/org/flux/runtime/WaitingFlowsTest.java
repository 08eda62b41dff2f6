// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many flows that wait, and flows whose time is up while they wait, run or end. */
@Timeout(120)
class WaitingFlowsTest {

    private static Sources.Pull<Integer> jobs(int count) {
        AtomicInteger next = new AtomicInteger();
        return flow -> {
            int job = next.getAndIncrement();
            if (job == count) {
                throw new EndOfSource();
            }
            return job - job % 7; // all have a session
        };
    }

    @Test
    void aHundredThousandFlowsMayWaitForOneLock() throws Exception {
        int flows = 100_000;
        CountDownLatch holderMayGo = new CountDownLatch(1);
        CountDownLatch allEntered = new CountDownLatch(flows);
        AtomicInteger checked = new AtomicInteger();
        int[] counter = new int[1]; // guarded by cacheLock
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("ReadRequest")) {
                allEntered.countDown();
            } else if (node.equals("CheckCache")) {
                if (checked.getAndIncrement() == 0) {
                    holderMayGo.await();
                }
                counter[0]++;
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, jobs(flows), self::flowOfAccept, self::eventsOfAccept, () -> {}));
        FluxServer server = FluxServer.of(program).runtime(RuntimeKind.VIRTUAL).maxFlows(flows).start();
        allEntered.await();
        Await.until(() -> program.cacheLock.waiting() == flows - 1);
        holderMayGo.countDown();
        server.awaitTermination();
        assertThat(server.statistics().completed()).isEqualTo(flows);
        assertThat(counter[0]).isEqualTo(flows);
        program.assertLocksFree();
    }

    /** Components take about as long as the time-out, sometimes holding a lock for which others wait. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void timeoutsRaceWithGrantsAndEnds(RuntimeKind kind) throws Exception {
        int flows = 3_000;
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("CheckCache") && job % 5 == 0 || node.equals("Complete")) {
                LockSupport.parkNanos(job % 13 * 100_000L);
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, jobs(flows), self::flowOfAccept, self::eventsOfAccept, () -> {}));
        try (CapturedLog log = new CapturedLog()) {
            FluxServer server = FluxServer.of(program).runtime(kind).maxFlows(16).poolSize(8).flowTimeout(Duration.ofMillis(2))
                    .loopWarning(Duration.ZERO).start();
            server.awaitTermination();
            Statistics statistics = server.statistics();
            assertThat(statistics.completed() + statistics.failed() + statistics.handled()).isEqualTo(flows);
            assertThat(statistics.failed()).isPositive();
            assertThat(statistics.inFlight()).isZero();
            assertThat(server.supervised()).isZero();
            program.assertLocksFree();
            assertThat(log.messages()).allMatch(message -> message.contains("FlowTimeout"));
        }
    }
}
