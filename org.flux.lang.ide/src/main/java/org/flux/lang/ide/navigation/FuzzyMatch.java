// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How well names fit what somebody types to find them, as in editors: its letters occur in the name, in that order, in capitals or not.
 * Best are letters that follow each other, and those at which words begin ({@code rfd} is {@code ReadFromDisk}). Finds the best of all ways
 * to match, by the algorithm that aligns sequences (Smith and Waterman 1981), in time proportional to the product of the lengths.
 */
final class FuzzyMatch {
    private static final int NONE = Integer.MIN_VALUE / 2;
    private static final int LETTER = 10;
    private static final int SAME_CASE = 1;
    private static final int FOLLOWS = 8;
    private static final int BEGINS_WORD = 7;
    private static final int BEGINS_NAME = 4;

    private final int[] wanted;

    FuzzyMatch(String query) {
        this.wanted = query.codePoints().filter(c -> !Character.isWhitespace(c)).toArray();
    }

    /** The more the better; empty if the name does not fit. */
    OptionalInt score(String name) {
        int[] letters = name.codePoints().toArray();
        if (!fits(letters)) {
            return OptionalInt.empty();
        }
        int[] best = new int[letters.length]; // with the last letter so far being matched there
        for (int i = 0; i < wanted.length; i++) {
            int[] before = best;
            best = new int[letters.length];
            int reached = i == 0 ? 0 : NONE;
            for (int at = 0; at < letters.length; at++) {
                if (i > 0 && at > 0) {
                    reached = Math.max(reached, before[at - 1]);
                }
                int following = i > 0 && at > 0 && before[at - 1] > NONE ? before[at - 1] + FOLLOWS : NONE;
                int from = Math.max(reached, following);
                best[at] = same(wanted[i], letters[at]) && from > NONE ? from + value(i, letters, at) : NONE;
            }
        }
        int length = wanted.length == 0 ? 0 : Arrays.stream(best).max().orElse(0);
        return OptionalInt.of(length);
    }

    private boolean fits(int[] letters) {
        int matched = 0;
        for (int at = 0; at < letters.length && matched < wanted.length; at++) {
            matched += same(wanted[matched], letters[at]) ? 1 : 0;
        }
        return matched == wanted.length;
    }

    private int value(int index, int[] letters, int at) {
        boolean word = at == 0 || !Character.isLetterOrDigit(letters[at - 1])
                || Character.isUpperCase(letters[at]) && !Character.isUpperCase(letters[at - 1])
                || Character.isDigit(letters[at]) && !Character.isDigit(letters[at - 1]);
        return LETTER + (wanted[index] == letters[at] ? SAME_CASE : 0) + (word ? BEGINS_WORD : 0) + (at == 0 ? BEGINS_NAME : 0);
    }

    private static boolean same(int a, int b) {
        return a == b || Character.toLowerCase(Character.toUpperCase(a)) == Character.toLowerCase(Character.toUpperCase(b));
    }
}
