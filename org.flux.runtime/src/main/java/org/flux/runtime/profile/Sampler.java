// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

/**
 * Chooses some of many, so that not more than a given number are chosen in a second. All are chosen while they are few; else one of two, of
 * four, of eight and so on. Which ones depends on their number alone, by way of a hash, so that no rhythm of what is sampled agrees with
 * the choice (an odd-even alternation would, with every second one).
 *
 * <p>One that has been chosen stands for {@link #weight} ones.
 */
final class Sampler {
    /** How often a second it is looked whether fewer or more are to be chosen. */
    static final int WINDOWS = 10;
    private static final int MOST = 40;
    private static final int CALM = 4;

    private final long perWindow;
    private volatile int shift;
    private volatile long chosen;

    /** @param perSecond how many to choose at most, roughly */
    Sampler(long perSecond) {
        perWindow = Math.max(1, perSecond / WINDOWS);
    }

    /** The weight of the one of that number if it is chosen, or 0. */
    long weight(long number) {
        int now = shift;
        return now == 0 || mixed(number) >>> Long.SIZE - now == 0 ? 1L << now : 0;
    }

    /** Tells that one has been chosen. Where several threads do so at once some may not be heard of, which does no harm. */
    void take() {
        long taken = chosen + 1;
        if (taken > perWindow && shift < MOST) {
            shift = shift + 1;
            taken = perWindow / 2;
        }
        chosen = taken;
    }

    /** A window is over. */
    void window() {
        if (shift > 0 && CALM * chosen < perWindow) {
            shift = shift - 1;
        }
        chosen = 0;
    }

    /** S. Vigna's SplitMix64 ends with these steps, after D. Stafford. */
    private static long mixed(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
