// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.graph.dispatch.Cube.Literal;

/**
 * Decides whether cubes cover everything, one object for all questions about one node,
 * by Shannon expansion with unate reduction (Brayton et al., "Logic Minimization Algorithms for
 * VLSI
 * Synthesis", 1984): a literal that occurs with one sign only is set against its sign; only literals with both signs are branched on.
 */
final class Cover {
    /** Cubes looked at for one question, and for all questions about one node. */
    private static final long MAX_WORK = 500_000;
    private static final long MAX_WORK_OF_NODE = 4_000_000;

    private long left = MAX_WORK_OF_NODE;
    private long end;
    private boolean tooHard;

    /** An input that no cube matches, as far as it matters; empty if they cover everything or the question is too hard to answer. */
    Optional<Map<Literal, Boolean>> missing(List<Cube> cubes) {
        Map<Literal, Boolean> input = new TreeMap<>();
        return ask(cubes, input) ? Optional.of(input) : Optional.empty();
    }

    /** Whether {@code cubes} together match everything that {@code cube} matches; not if that is too hard to answer. */
    boolean covers(List<Cube> cubes, Cube cube) {
        List<Cube> rest = cubes;
        for (Map.Entry<Literal, Boolean> literal : cube.literals().entrySet()) {
            rest = where(rest, literal.getKey(), literal.getValue());
        }
        return !ask(rest, new TreeMap<>()) && !tooHard;
    }

    private boolean ask(List<Cube> cubes, Map<Literal, Boolean> input) {
        tooHard = false;
        end = Math.max(0, left - MAX_WORK);
        return search(cubes, input);
    }

    /** Fills {@code input} with an input that no cube matches. Too hard counts as covered. */
    private boolean search(List<Cube> cubes, Map<Literal, Boolean> input) {
        if (cubes.stream().anyMatch(Cube::matchesEverything)) {
            return false;
        }
        left = Math.max(0, left - cubes.size() - 1);
        if (left <= end) {
            tooHard = true;
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
