// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the name that was probably meant, by the {@linkplain EditDistance restricted edit distance}. A third of the letters may be wrong; a
 * difference in case counts nothing. Names that differ in digits only are numbered, not misspelt.
 *
 * <p>One object answers for many names. Once its questions have cost much, only candidates at distance 1 are found, by looking up what is
 * left when one letter is deleted (Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors", CACM 1982): a
 * program with thousands of unknown names has other problems than misspellings.
 */
public final class DidYouMean {
    /** Comparisons of two names after which the index is used. */
    private static final int PATIENCE = 100_000;

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private Map<String, List<String>> byDeletion;
    private int comparisons;

    /**
     * A name that may be meant.
     *
     * @param letters a bit for each, some for several; each that only one of two names has is a difference between them
     */
    private record Candidate(String name, String lower, long letters) {
        static Candidate of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return new Candidate(name, lower, lower.chars().mapToLong(letter -> 1L << letter).reduce(0, (a, b) -> a | b));
        }

        /** What the distance is at least; much quicker to find than the distance. */
        int leastDistance(Candidate other) {
            return Math.max(Math.abs(lower.length() - other.lower.length()),
                    Math.max(Long.bitCount(letters & ~other.letters), Long.bitCount(other.letters & ~letters)));
        }
    }

    public DidYouMean(Collection<String> candidates) {
        candidates.forEach(candidate -> this.candidates.put(candidate, Candidate.of(candidate)));
    }

    /** The closest candidate, the first of several; empty if none is close. */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        return new DidYouMean(candidates).closest(name);
    }

    /** The closest candidate, the first of several; empty if none is close. */
    public Optional<String> closest(String name) {
        if (comparisons + candidates.size() <= PATIENCE || byDeletion == null && comparisons == 0) {
            comparisons += candidates.size();
            return closest(name, candidates.values(), Math.max(1, name.length() / 3));
        }
        if (byDeletion == null) {
            byDeletion = new HashMap<>();
            candidates.keySet().forEach(this::index);
        }
        Set<Candidate> near = new LinkedHashSet<>();
        for (String part : deletions(name)) {
            byDeletion.getOrDefault(part, List.of()).stream().map(candidates::get).filter(Objects::nonNull).forEach(near::add);
        }
        return closest(name, near, 1);
    }

    public void add(String candidate) {
        if (candidates.putIfAbsent(candidate, Candidate.of(candidate)) == null && byDeletion != null) {
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

    private static Optional<String> closest(String name, Collection<Candidate> candidates, int most) {
        Candidate wanted = Candidate.of(name);
        EditDistance distances = new EditDistance(wanted.lower());
        String best = null;
        int limit = most;
        for (Candidate candidate : candidates) {
            String other = candidate.name();
            if (Math.abs(other.length() - name.length()) > limit || wanted.leastDistance(candidate) > limit || isSibling(other, name)) {
                continue;
            }
            int distance = distances.to(candidate.lower(), limit);
            if (distance < other.length() && (distance < limit || distance == limit && best == null)) {
                best = other;
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
}
