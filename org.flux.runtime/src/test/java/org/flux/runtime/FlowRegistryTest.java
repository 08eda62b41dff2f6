// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlowRegistryTest {

    /** One thread runs flow after flow while they time out in all their moments: no interrupt outlives its flow. */
    @Test
    void anInterruptNeverReachesTheNextFlow() throws Exception {
        FlowRegistry registry = new FlowRegistry(600_000);
        registry.start("test");
        AtomicInteger stray = new AtomicInteger();
        AtomicInteger timedOut = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                long end = System.nanoTime() + 400_000_000L;
                while (System.nanoTime() < end) {
                    Flow flow = new Flow(null);
                    registry.enter(flow);
                    long until = System.nanoTime() + 500_000 + (System.nanoTime() & 0x3FFFF);
                    while (System.nanoTime() < until && !flow.isSignalled()) {
                        Thread.onSpinWait();
                    }
                    registry.leave(flow);
                    timedOut.addAndGet(flow.isSignalled() ? 1 : 0);
                    if (Thread.currentThread().isInterrupted()) {
                        stray.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        registry.close();
        assertThat(timedOut.get()).isPositive();
        assertThat(stray).hasValue(0);
        assertThat(registry.size()).isZero();
    }

    /** However long its thread is held up while the handler begins: whoever is told to end is interrupted, too. */
    @Test
    void aHandlerThatIsToldIsInterrupted() {
        FlowRegistry registry = new FlowRegistry(0);
        Thread other = Thread.ofPlatform().unstarted(registry::cutOff);
        Flow flow = new Flow(null) {
            @Override
            void settle() {
                other.start();
                for (int i = 0; i < 10_000 && other.isAlive(); i++) {
                    Thread.yield();
                }
                super.settle();
            }
        };
        registry.enter(flow);
        registry.renew(flow);
        Await.until(() -> !other.isAlive());
        assertThat(flow.isSignalled()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
