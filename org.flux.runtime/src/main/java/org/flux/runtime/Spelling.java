// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Spelling {
    private Spelling() {}

    /** The candidate within a third of the text's length in edits (at least one), the nearest first. */
    static Optional<String> closest(String text, List<String> candidates) {
        int most = Math.max(1, (text.length() + 1) / 3);
        return candidates.stream().filter(c -> edits(text, c) <= most).min(Comparator.comparingInt((String c) -> edits(text, c)));
    }

    /** Insertions, deletions, replacements and swaps of neighbours: Damerau and Levenshtein, optimal string alignment. */
    static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
