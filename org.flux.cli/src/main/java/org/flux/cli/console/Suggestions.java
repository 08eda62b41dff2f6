// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** "Did you mean": the nearest of some names by edit distance (optimal string alignment: a swap of neighbours counts once). */
public final class Suggestions {
    private Suggestions() {}

    /** {@code "; did you mean 'check'?"}, or an empty string where nothing is near. */
    public static String didYouMean(String wrong, Collection<String> candidates) {
        int tolerance = Math.max(1, wrong.length() / 3);
        return candidates.stream()
                .filter(c -> distance(wrong, c) <= tolerance)
                .min(Comparator.<String>comparingInt(c -> distance(wrong, c)).thenComparing(Comparator.naturalOrder()))
                .map(c -> "; did you mean '" + c + "'?")
                .orElse("");
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
