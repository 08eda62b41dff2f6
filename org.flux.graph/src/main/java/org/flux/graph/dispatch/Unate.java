// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.flux.graph.dispatch.Cube.Literal;

/**
 * Cubes without those that an input escapes for free: a literal that occurs with one sign only is set against its sign, which no other
 * cube minds, the least literal first. Takes time proportional to the literals, whatever the order.
 */
final class Unate {
    private final List<Cube> cubes;
    private final boolean[] escaped;
    private final Map<Literal, Occurrences> occurrences = new HashMap<>();
    private final Map<Literal, Boolean> input = new TreeMap<>();

    private static final class Occurrences {
        private final List<Integer> cubes = new ArrayList<>(1);
        private int positive;
        private int negative;

        void count(boolean value, int change) {
            if (value) {
                positive += change;
            } else {
                negative += change;
            }
        }

        boolean oneSign() {
            return positive > 0 != negative > 0;
        }
    }

    Unate(List<Cube> cubes) {
        this.cubes = cubes;
        this.escaped = new boolean[cubes.size()];
        for (int i = 0; i < cubes.size(); i++) {
            int cube = i;
            cubes.get(i).literals().forEach((literal, value) -> {
                Occurrences of = occurrences.computeIfAbsent(literal, l -> new Occurrences());
                of.cubes.add(cube);
                of.count(value, 1);
            });
        }
        PriorityQueue<Literal> waiting = new PriorityQueue<>();
        occurrences.forEach((literal, of) -> {
            if (of.oneSign()) {
                waiting.add(literal);
            }
        });
        while (!waiting.isEmpty()) {
            Literal literal = waiting.remove();
            Occurrences of = occurrences.get(literal);
            // by now other literals may have taken all of its cubes
            if (of.oneSign()) {
                input.put(literal, of.positive == 0);
                of.cubes.forEach(cube -> escape(cube, waiting));
            }
        }
    }

    private void escape(int cube, PriorityQueue<Literal> waiting) {
        if (escaped[cube]) {
            return;
        }
        escaped[cube] = true;
        cubes.get(cube).literals().forEach((literal, value) -> {
            Occurrences of = occurrences.get(literal);
            boolean before = of.oneSign();
            of.count(value, -1);
            if (!before && of.oneSign()) {
                waiting.add(literal);
            }
        });
    }

    /** The cubes that are left; all their literals occur with both signs. */
    List<Cube> rest() {
        List<Cube> rest = new ArrayList<>();
        for (int i = 0; i < escaped.length; i++) {
            if (!escaped[i]) {
                rest.add(cubes.get(i));
            }
        }
        return rest;
    }

    /** How to escape the others. */
    Map<Literal, Boolean> input() {
        return input;
    }
}
