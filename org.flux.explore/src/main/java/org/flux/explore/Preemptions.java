// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Search through all schedules in which at most so many times a flow has to let another go first although it could have gone on. Few such
 * preemptions suffice for most faults, and there are far fewer such schedules than schedules: Musuvathi and Qadeer, "Iterative Context
 * Bounding for Systematic Testing of Multithreaded Programs" (PLDI 2007).
 */
final class Preemptions implements Search {
    /** A decision: how many ways there are, and the one taken. */
    private static final class Decision {
        final int ways;
        int taken;

        Decision(int ways) {
            this.ways = ways;
        }
    }

    private final int bound;
    private final List<Decision> decisions = new ArrayList<>();
    private int depth;
    private int left;

    Preemptions(int bound) {
        this.bound = bound;
    }

    @Override
    public void begin() {
        depth = 0;
        left = bound;
    }

    @Override
    public int pick(int able, int current, Operation[] operations) {
        boolean goesOn = (able >> current & 1) != 0;
        if (!goesOn) {
            return bit(able, decide(Integer.bitCount(able)));
        }
        int way = decide(left == 0 ? 1 : Integer.bitCount(able));
        if (way == 0) {
            return current;
        }
        left--;
        return bit(able & ~(1 << current), way - 1);
    }

    @Override
    public int choose(int flow, int alternatives, boolean rarely) {
        return decide(alternatives);
    }

    private int decide(int ways) {
        if (depth == decisions.size()) {
            decisions.add(new Decision(ways));
        }
        Decision decision = decisions.get(depth++);
        if (decision.ways != ways) {
            throw new IllegalStateException("the program does not do the same each time");
        }
        return decision.taken;
    }

    /** The number of the n-th one in a bit set. */
    static int bit(int set, int n) {
        int rest = set;
        for (int i = 0; i < n; i++) {
            rest &= rest - 1;
        }
        return Integer.numberOfTrailingZeros(rest);
    }

    @Override
    public boolean next() {
        while (!decisions.isEmpty()) {
            Decision last = decisions.getLast();
            if (++last.taken < last.ways) {
                return true;
            }
            decisions.removeLast();
        }
        return false;
    }
}
