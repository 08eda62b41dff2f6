// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.graph.dispatch.Cube.Literal;

/**
 * Decides whether cubes cover everything, one object for all questions about one node, by Shannon expansion with unate reduction (Brayton
 * et al., "Logic Minimization Algorithms for VLSI Synthesis", 1984): a literal that occurs with one sign only is set against its sign; only
 * literals with both signs are branched on.
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
        left = Math.max(0, left - cubes.size());
        List<Cube> rest = cubes;
        for (Map.Entry<Literal, Boolean> literal : cube.literals().entrySet()) {
            rest = where(rest, literal.getKey(), literal.getValue());
        }
        return !ask(rest, new TreeMap<>()) && !tooHard;
    }

    /** Whether every further question is too hard. */
    boolean isExhausted() {
        return left == 0;
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
        Unate unate = new Unate(cubes);
        if (unate.rest().isEmpty()) {
            input.putAll(unate.input());
            return true;
        }
        Literal literal = unate.rest().stream().flatMap(c -> c.literals().keySet().stream()).min(Comparator.naturalOrder()).orElseThrow();
        if (attempt(unate.rest(), literal, false, input) || attempt(unate.rest(), literal, true, input)) {
            input.putAll(unate.input());
            return true;
        }
        return false;
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
