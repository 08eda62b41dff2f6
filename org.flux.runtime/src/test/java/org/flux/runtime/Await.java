// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for states of other threads that nothing announces, such as a flow standing in a lock's queue. */
final class Await {
    static final Duration LONG = Duration.ofSeconds(30);

    private Await() {}

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            Thread.yield();
        }
    }
}
