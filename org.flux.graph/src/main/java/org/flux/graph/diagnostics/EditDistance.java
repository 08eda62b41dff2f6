// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

/**
 * The restricted edit distance of Damerau (1964) from one text to others: insertions, deletions, replacements and swaps of neighbours, no
 * letter changed twice. A column of the table is two words, of what grows and what shrinks from row to row, and is found with a dozen
 * instructions (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 2003);
 * texts of more than 64 letters have their table filled cell by cell.
 */
final class EditDistance {
    private static final int PLAIN = 128;

    private final String text;
    /** For each plain letter, a bit for each place where the text has it. */
    private final long[] places = new long[PLAIN];

    EditDistance(String text) {
        this.text = text;
        if (text.length() <= Long.SIZE) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < PLAIN) {
                    places[text.charAt(i)] |= 1L << i;
                }
            }
        }
    }

    /** The distance; where it is beyond the limit, something beyond it. */
    int to(String other, int limit) {
        if (text.isEmpty() || other.isEmpty()) {
            return Math.max(text.length(), other.length());
        }
        return text.length() <= Long.SIZE ? byWords(other, limit) : byCells(other, limit);
    }

    private int byWords(String other, int limit) {
        long last = 1L << text.length() - 1;
        int distance = text.length();
        long diagonal = 0; // where a cell equals the one before and above it
        long grows = -1;
        long shrinks = 0;
        long matchBefore = 0;
        for (int j = 0; j < other.length(); j++) {
            long match = places(other.charAt(j));
            long swapped = (~diagonal & match) << 1 & matchBefore;
            diagonal = (match & grows) + grows ^ grows | match | shrinks | swapped;
            long wider = shrinks | ~(diagonal | grows);
            long narrower = diagonal & grows;
            if ((wider & last) != 0) {
                distance++;
            } else if ((narrower & last) != 0) {
                distance--;
            }
            if (distance - (other.length() - 1 - j) > limit) {
                return limit + 1; // each letter that follows takes away one at most
            }
            wider = wider << 1 | 1;
            narrower <<= 1;
            grows = narrower | ~(diagonal | wider);
            shrinks = wider & diagonal;
            matchBefore = match;
        }
        return distance;
    }

    private long places(char letter) {
        if (letter < PLAIN) {
            return places[letter];
        }
        long found = 0;
        for (int i = text.indexOf(letter); i >= 0; i = text.indexOf(letter, i + 1)) {
            found |= 1L << i;
        }
        return found;
    }

    private int byCells(String other, int limit) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        int leastOfLast = 0;
        for (int i = 1; i <= text.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int replace = last[j - 1] + (text.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && text.charAt(i - 1) == other.charAt(j - 2) && text.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit && leastOfLast > limit) {
                return limit + 1; // no row grows less than the two before it
            }
            leastOfLast = least;
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
