// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/**
 * Streams of random numbers that can be told apart by any number of keys: a stream for each purpose, each replication, each flow. So a
 * change of the system leaves the random numbers of everything else as they were, and the difference between two runs is the change's
 * (common random numbers; Law and Kelton, "Simulation Modeling and Analysis", ch. 11). After Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators" (OOPSLA 2014): a counter that goes in steps of the golden ratio, through a mixing function (its variant
 * 13 of Stafford's).
 *
 * <p>The state of a stream is one {@code long} that the caller keeps: {@code u = unit(state = next(state))}.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1p-53;

    private RandomStream() {}

    /** The state of the stream with that key, of the streams that {@code state} stands for. */
    public static long split(long state, long key) {
        return mix(mix(state) + (key + 1) * GOLDEN);
    }

    public static long next(long state) {
        return state + GOLDEN;
    }

    /** The number in this state, from 0, inclusive, to 1, exclusive. */
    public static double unit(long state) {
        return (mix(state) >>> 11) * ULP;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
