// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant, by the restricted edit distance of Damerau (1964): insertions, deletions, replacements and swaps
 * of neighbours. A third of the letters may be wrong; a difference in case counts nothing.
 */
public final class DidYouMean {
    private DidYouMean() {}

    /** The closest candidate, the first of several; empty if none is close. */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        String best = null;
        int limit = Math.max(1, name.length() / 3);
        for (String candidate : candidates) {
            if (candidate.equals(name) || Math.abs(candidate.length() - name.length()) > limit) {
                continue;
            }
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < candidate.length() && (distance < limit || distance == limit && best == null)) {
                best = candidate;
                limit = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code , did you mean `x`?}, or nothing. */
    public static String suffix(Optional<String> suggestion) {
        return suggestion.map(s -> ", did you mean `" + s + "`?").orElse("");
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
