// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the name that was probably meant, by the restricted edit distance of Damerau (1964): insertions, deletions, replacements and swaps
 * of neighbours. A third of the letters may be wrong; a difference in case counts nothing. Names that differ in digits only are numbered,
 * not misspelt.
 *
 * <p>One object answers for many names. Once its questions have cost much, only candidates at distance 1 are found, by looking up what is
 * left when one letter is deleted (Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors", CACM 1982): a
 * program with thousands of unknown names has other problems than misspellings.
 */
public final class DidYouMean {
    /** Comparisons of two names after which the index is used. */
    private static final int PATIENCE = 100_000;

    private final Set<String> candidates;
    private Map<String, List<String>> byDeletion;
    private int comparisons;

    public DidYouMean(Collection<String> candidates) {
        this.candidates = new LinkedHashSet<>(candidates);
    }

    /** The closest candidate, the first of several; empty if none is close. */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        return new DidYouMean(candidates).closest(name);
    }

    /** The closest candidate, the first of several; empty if none is close. */
    public Optional<String> closest(String name) {
        if (comparisons + candidates.size() <= PATIENCE || byDeletion == null && comparisons == 0) {
            comparisons += candidates.size();
            return closest(name, candidates, Math.max(1, name.length() / 3));
        }
        if (byDeletion == null) {
            byDeletion = new HashMap<>();
            candidates.forEach(this::index);
        }
        Set<String> near = new LinkedHashSet<>();
        for (String part : deletions(name)) {
            byDeletion.getOrDefault(part, List.of()).stream().filter(candidates::contains).forEach(near::add);
        }
        return closest(name, near, 1);
    }

    public void add(String candidate) {
        if (candidates.add(candidate) && byDeletion != null) {
            index(candidate);
        }
    }

    public void remove(String candidate) {
        candidates.remove(candidate);
    }

    /** {@code , did you mean `x`?}, or nothing. */
    public static String suffix(Optional<String> suggestion) {
        return suggestion.map(s -> ", did you mean `" + s + "`?").orElse("");
    }

    private void index(String candidate) {
        deletions(candidate).forEach(part -> byDeletion.computeIfAbsent(part, p -> new ArrayList<>(1)).add(candidate));
    }

    /** A name, and what is left of it without one of its letters. */
    private static Set<String> deletions(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Set<String> parts = new LinkedHashSet<>(List.of(lower));
        for (int i = 0; i < lower.length(); i++) {
            parts.add(lower.substring(0, i) + lower.substring(i + 1));
        }
        return parts;
    }

    private static Optional<String> closest(String name, Collection<String> candidates, int most) {
        String best = null;
        int limit = most;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - name.length()) > limit || isSibling(candidate, name)) {
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

    /** Whether two names are equal, or would be without the numbers that both have in them. */
    private static boolean isSibling(String a, String b) {
        int i = letter(a, 0);
        int j = letter(b, 0);
        while (i < a.length() && j < b.length() && a.charAt(i) == b.charAt(j)) {
            i = letter(a, i + 1);
            j = letter(b, j + 1);
        }
        return i == a.length() && j == b.length() && (a.equals(b) || hasDigit(a) && hasDigit(b));
    }

    /** The position of the first letter from a position on; the length if there is none. */
    private static int letter(String name, int from) {
        int at = from;
        while (at < name.length() && Character.isDigit(name.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean hasDigit(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isDigit(name.charAt(i))) {
                return true;
            }
        }
        return false;
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
