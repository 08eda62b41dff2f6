// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import java.io.IOException;

/** What a hypervisor keeps from this machine while it has work, from when this began. */
public final class StolenTime {
    /** Nanoseconds: a tick of {@code /proc/stat} is a hundredth of a second wherever there is Java. */
    private static final double TICK = 1e7;

    private final long ticks = Machine.stolenTicks();
    private final long start = System.nanoTime();

    public StolenTime() throws IOException {}

    /** As a share of the time of all processors. */
    public double share() throws IOException {
        double all = (System.nanoTime() - start) / TICK * Runtime.getRuntime().availableProcessors();
        return all > 0 ? (Machine.stolenTicks() - ticks) / all : 0;
    }
}
