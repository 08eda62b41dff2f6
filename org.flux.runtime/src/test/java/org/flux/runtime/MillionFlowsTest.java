// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many flows of which every third call throws: all is given back, every flow is counted, nothing floods. */
class MillionFlowsTest {

    /** Without a stack trace: a million of those would be what is measured. */
    private static final class Trouble extends Exception {
        private static final long serialVersionUID = 1L;

        Trouble() {
            super("trouble", null, false, false);
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    @Timeout(120)
    void locksPermitsAndSessionsAreAllGivenBack(RuntimeKind kind) throws Exception {
        int flows = kind == RuntimeKind.THREADS ? 300_000 : 1_000_000; // a hand-over to a thread of the system costs the most
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger[] completions = {new AtomicInteger(), new AtomicInteger()};
        int[] counter = new int[1]; // guarded by cacheLock, as both nodes are
        AtomicInteger counted = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        ImageServer program = new ImageServer((node, job) -> {
            if (node.equals("CheckCache") || node.equals("StoreInCache")) {
                counter[0]++;
                counted.incrementAndGet();
            }
            if (node.equals("Complete")) {
                completions[0].incrementAndGet();
            } else if (node.equals("FourOhFour") || node.equals("HangUp")) {
                completions[1].incrementAndGet();
            } else if (calls.incrementAndGet() % 3 == 0) {
                throw new Trouble();
            }
        }, (sources, self) -> sources.pull("Accept", () -> {}, flow -> {
            int job = next.getAndIncrement();
            if (job >= flows) {
                throw new EndOfSource();
            }
            return job;
        }, self::flowOfAccept, self::eventsOfAccept, () -> {}));
        try (CapturedLog log = new CapturedLog()) {
            FluxServer server = FluxServer.of(program).runtime(kind).maxFlows(64).poolSize(4).flowTimeout(Duration.ofSeconds(100)).start();
            server.awaitTermination();
            Statistics statistics = server.statistics();
            assertThat(statistics.started()).isEqualTo(flows);
            assertThat(statistics.completed()).isEqualTo(completions[0].get());
            assertThat(statistics.handled()).isEqualTo(completions[1].get());
            assertThat(statistics.completed() + statistics.handled() + statistics.failed()).isEqualTo(flows);
            assertThat(statistics.inFlight()).isZero();
            assertThat(server.supervised()).isZero();
            assertThat(counter[0]).isEqualTo(counted.get());
            program.assertLocksFree();
            assertThat(log.messages()).hasSizeLessThan(1_000);
        }
    }
}
