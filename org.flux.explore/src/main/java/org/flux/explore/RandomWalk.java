// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.Random;

/** Schedules chosen at random, without end, the same for a seed: for programs that have too many to see all of them. */
final class RandomWalk implements Search {
    /** One in so many exceptions happens. */
    private static final int RARE = 16;

    private final Random random;

    RandomWalk(long seed) {
        random = new Random(seed);
    }

    @Override
    public void begin() {}

    @Override
    public int pick(int able, int current, Operation[] operations) {
        return Preemptions.bit(able, random.nextInt(Integer.bitCount(able)));
    }

    @Override
    public int choose(int flow, int alternatives, boolean rarely) {
        return rarely && random.nextInt(RARE) != 0 ? 0 : random.nextInt(alternatives);
    }

    @Override
    public boolean next() {
        return true;
    }
}
