// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.graph.dispatch.Cube.Literal;

/**
 * Decides whether cubes cover everything, by Shannon expansion with unate reduction (Brayton et al., "Logic Minimization Algorithms for
 * VLSI
 * Synthesis", 1984): a literal that occurs with one sign only is set against its sign; only literals with both signs are branched on.
 */
final class Cover {
    private static final int MAX_BRANCHES = 10_000;

    private int branches;

    /** An input that no cube matches, as far as it matters; empty if they cover everything or the question is too hard to answer. */
    static Optional<Map<Literal, Boolean>> missing(List<Cube> cubes) {
        Map<Literal, Boolean> input = new TreeMap<>();
        return new Cover().search(cubes, input) ? Optional.of(input) : Optional.empty();
    }

    /** Whether {@code cubes} together match everything that {@code cube} matches. */
    static boolean covers(List<Cube> cubes, Cube cube) {
        List<Cube> rest = cubes;
        for (Map.Entry<Literal, Boolean> literal : cube.literals().entrySet()) {
            rest = where(rest, literal.getKey(), literal.getValue());
        }
        Cover cover = new Cover();
        return !cover.search(rest, new TreeMap<>()) && cover.branches < MAX_BRANCHES;
    }

    /** Fills {@code input} with an input that no cube matches. Too hard counts as covered. */
    private boolean search(List<Cube> cubes, Map<Literal, Boolean> input) {
        if (cubes.stream().anyMatch(Cube::matchesEverything) || ++branches >= MAX_BRANCHES) {
            return false;
        }
        if (cubes.isEmpty()) {
            return true;
        }
        Map<Literal, Integer> signs = new HashMap<>();
        cubes.forEach(c -> c.literals().forEach((literal, value) -> signs.merge(literal, value ? 1 : 2, (a, b) -> a | b)));
        Literal literal = signs.keySet().stream().min(java.util.Comparator.<Literal>comparingInt(l -> signs.get(l) == 3 ? 1 : 0)
                .thenComparing(java.util.Comparator.naturalOrder())).orElseThrow();
        boolean first = signs.get(literal) == 2;
        if (attempt(cubes, literal, first, input)) {
            return true;
        }
        return signs.get(literal) == 3 && attempt(cubes, literal, !first, input);
    }

    private boolean attempt(List<Cube> cubes, Literal literal, boolean value, Map<Literal, Boolean> input) {
        input.put(literal, value);
        if (search(where(cubes, literal, value), input)) {
            return true;
        }
        input.remove(literal);
        return false;
    }

    private static List<Cube> where(List<Cube> cubes, Literal literal, boolean value) {
        return cubes.stream().flatMap(c -> c.where(literal, value).stream()).toList();
    }
}
