// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.flux.graph.dispatch.Cube.Literal;

/**
 * The cubes of the variants before one, found by their literals: a node may have as many variants as its
 * file has lines.
 */
final class EarlierCubes {
    /** Of a cube with more literals the parts are too many to look up. */
    private static final int MOST_LITERALS = 8;

    private final List<Cube> cubes = new ArrayList<>();
    private final Map<Cube, Integer> first = new HashMap<>();
    private final Map<Literal, List<Integer>> byLiteral = new HashMap<>();
    /** 1 for literals that occur affirmed, 2 for negated ones, 3 for both. */
    private final Map<Literal, Integer> signs = new HashMap<>();
    /** For each cube how many of its literals occur with one sign only. */
    private final List<Integer> oneSigned = new ArrayList<>();
    /** Cubes all of whose literals occur with both signs. */
    private final List<Integer> bothSigned = new ArrayList<>();

    void add(Cube cube) {
        int index = cubes.size();
        cubes.add(cube);
        first.putIfAbsent(cube, index);
        oneSigned.add(0);
        cube.literals().forEach((literal, value) -> {
            int before = signs.getOrDefault(literal, 0);
            int now = before | (value ? 1 : 2);
            signs.put(literal, now);
            List<Integer> others = byLiteral.computeIfAbsent(literal, l -> new ArrayList<>(1));
            if (now != 3) {
                oneSigned.set(index, oneSigned.get(index) + 1);
            } else if (before != 3) {
                others.forEach(this::lose);
            }
            others.add(index);
        });
        if (oneSigned.get(index) == 0) {
            bothSigned.add(index);
        }
    }

    private void lose(int index) {
        oneSigned.set(index, oneSigned.get(index) - 1);
        if (oneSigned.get(index) == 0) {
            bothSigned.add(index);
        }
    }

    Cube get(int index) {
        return cubes.get(index);
    }

    /** The first one that is equal to a cube. */
    Optional<Integer> same(Cube cube) {
        return Optional.ofNullable(first.get(cube));
    }

    /** The first one that alone matches everything that a cube matches. */
    Optional<Integer> wider(Cube cube) {
        List<Map.Entry<Literal, Boolean>> literals = List.copyOf(cube.literals().entrySet());
        if (literals.size() > MOST_LITERALS) {
            return IntStream.range(0, cubes.size()).boxed()
                    .filter(i -> cube.literals().entrySet().containsAll(cubes.get(i).literals().entrySet())).findFirst();
        }
        Optional<Integer> least = Optional.empty();
        for (int part = 0; part < 1 << literals.size(); part++) {
            Map<Literal, Boolean> chosen = new TreeMap<>();
            for (int i = 0; i < literals.size(); i++) {
                if ((part >> i & 1) == 1) {
                    chosen.put(literals.get(i).getKey(), literals.get(i).getValue());
                }
            }
            Integer found = first.get(new Cube(chosen));
            if (found != null && (least.isEmpty() || found < least.get())) {
                least = Optional.of(found);
            }
        }
        return least;
    }

    /** Those that can have a part in covering a cube: no other literal of theirs can be set so that it hurts none of the others. */
    List<Cube> relevant(Cube cube) {
        Set<Integer> found = new HashSet<>(bothSigned);
        for (Literal literal : cube.literals().keySet()) {
            for (int index : byLiteral.getOrDefault(literal, List.of())) {
                if (cubes.get(index).literals().keySet().stream().allMatch(l -> signs.get(l) == 3 || cube.literals().containsKey(l))) {
                    found.add(index);
                }
            }
        }
        return found.stream().sorted().map(cubes::get).toList();
    }

    /** The first ones that match something that a cube matches. */
    List<Integer> overlapping(Cube cube, int most) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < cubes.size() && found.size() < most; i++) {
            if (cubes.get(i).overlaps(cube)) {
                found.add(i);
            }
        }
        return found;
    }
}
