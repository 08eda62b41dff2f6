// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.flux.graph.syntax.Declaration.LockMode;
import org.junit.jupiter.api.Test;

/** What sets of locks contain, against maps; and that they take no more space than they have to, by counting objects. */
class LockTrieTest {

    @Test
    void operationsAreThoseOfMaps() {
        Random random = new Random(7L);
        for (int round = 0; round < 3_000; round++) {
            int ranks = List.of(10, 64, 65, 1_000, 100_000).get(round % 5);
            Map<Integer, LockMode> a = modes(random, ranks);
            Map<Integer, LockMode> b = modes(random, ranks);
            LockTrie first = trie(a, LockTrie.EMPTY);
            LockTrie second = trie(b, round % 2 == 0 ? LockTrie.EMPTY : first);
            Map<Integer, LockMode> both = round % 2 == 0 ? b : or(a, b);
            assertThat(modes(first.or(second))).isEqualTo(or(a, both));
            assertThat(modes(first.and(second))).isEqualTo(and(a, both));
            assertThat(modes(first.without(second))).isEqualTo(without(a, both));
            assertThat(second.remover().apply(first)).isEqualTo(first.without(second));
            int rank = random.nextInt(-1, ranks + 2);
            assertThat(modes(first.before(rank))).isEqualTo(new TreeMap<>(a).headMap(rank));
            assertThat(first.next(rank)).isEqualTo(a.keySet().stream().mapToInt(r -> r).filter(r -> r >= rank).findFirst().orElse(-1));
            assertThat(first.mode(Math.max(0, rank))).isEqualTo(a.get(Math.max(0, rank)));
            assertThat(first.last()).isEqualTo(a.keySet().stream().mapToInt(r -> r).max().orElse(-1));
            assertThat(first.size()).isEqualTo(a.size());
            assertThat(first.isEmpty()).isEqualTo(a.isEmpty());
        }
    }

    @Test
    void setsAreEqualWhicheverWayTheyCameAbout() {
        Random random = new Random(8L);
        for (int round = 0; round < 1_000; round++) {
            Map<Integer, LockMode> modes = modes(random, 5_000);
            LockTrie one = trie(modes, LockTrie.EMPTY);
            LockTrie other = trie(new TreeMap<>(modes), trie(modes(random, 5_000), LockTrie.EMPTY)).without(LockTrie.EMPTY).and(one);
            assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(one.or(LockTrie.of(5_000, LockMode.READ))).isNotEqualTo(one);
            assertThat(LockTrie.of(round, LockMode.READ)).isNotEqualTo(LockTrie.of(round, LockMode.WRITE));
        }
    }

    /** As in a chain of nodes with a lock each, whatever the order of the locks. */
    @Test
    void setsThatGrowShareWhatTheyHaveInCommon() {
        List<Integer> ranks = new ArrayList<>(IntStream.range(0, 50_000).boxed().toList());
        Collections.shuffle(ranks, new Random(9L));
        List<LockTrie> needed = new ArrayList<>(List.of(LockTrie.EMPTY));
        ranks.forEach(rank -> needed.add(needed.getLast().or(LockTrie.of(rank, LockMode.WRITE))));
        assertThat(parts(needed)).isLessThan(12 * 50_000);

        LockTrie half = needed.getLast().before(25_000);
        List<LockTrie> held = new ArrayList<>();
        for (LockTrie set : needed.reversed()) {
            half = set.and(half);
            held.add(half);
        }
        assertThat(parts(held)).isLessThan(12 * 50_000);
        List<LockTrie> all = new ArrayList<>(needed);
        all.addAll(held);
        assertThat(parts(all)).as("held is a part of what is needed").isLessThan(parts(needed) + 3 * 50_000);

        UnaryOperator<LockTrie> remover = held.getFirst().remover();
        assertThat(parts(needed.stream().map(remover).toList())).isLessThan(12 * 50_000);
    }

    @Test
    void whatChangesNothingMakesNoNewSet() {
        LockTrie set = IntStream.range(0, 100).mapToObj(i -> LockTrie.of(37 * i, LockMode.READ)).reduce(LockTrie.EMPTY, LockTrie::or);
        LockTrie part = set.before(2_500);
        assertThat(set.or(part)).isSameAs(set);
        assertThat(part.or(set)).isSameAs(set);
        assertThat(set.and(part)).isSameAs(part);
        assertThat(set.before(5_000)).isSameAs(set);
        assertThat(set.without(set)).isSameAs(LockTrie.EMPTY);
        assertThat(set.without(LockTrie.of(6_000, LockMode.WRITE))).isSameAs(set);
    }

    private static Map<Integer, LockMode> modes(Random random, int ranks) {
        Map<Integer, LockMode> modes = new TreeMap<>();
        for (int i = random.nextInt(random.nextBoolean() ? 4 : 200); i > 0; i--) {
            modes.put(random.nextInt(ranks), random.nextBoolean() ? LockMode.READ : LockMode.WRITE);
        }
        return modes;
    }

    private static Map<Integer, LockMode> modes(LockTrie set) {
        Map<Integer, LockMode> modes = new TreeMap<>();
        set.stream().forEach(rank -> modes.put(rank, set.mode(rank)));
        for (int rank = set.next(0), seen = 0; rank >= 0; rank = set.next(rank + 1)) {
            assertThat(modes.keySet()).element(seen++).isEqualTo(rank);
        }
        return modes;
    }

    private static LockTrie trie(Map<Integer, LockMode> modes, LockTrie more) {
        LockTrie set = more;
        for (Map.Entry<Integer, LockMode> entry : modes.entrySet()) {
            set = set.or(LockTrie.of(entry.getKey(), entry.getValue()));
        }
        return set;
    }

    private static Map<Integer, LockMode> or(Map<Integer, LockMode> a, Map<Integer, LockMode> b) {
        Map<Integer, LockMode> result = new TreeMap<>(a);
        b.forEach((rank, mode) -> result.merge(rank, mode, (x, y) -> x.compareTo(y) < 0 ? y : x));
        return result;
    }

    private static Map<Integer, LockMode> and(Map<Integer, LockMode> a, Map<Integer, LockMode> b) {
        Map<Integer, LockMode> result = new TreeMap<>(a);
        result.keySet().retainAll(b.keySet());
        result.replaceAll((rank, mode) -> mode.compareTo(b.get(rank)) < 0 ? mode : b.get(rank));
        return result;
    }

    private static Map<Integer, LockMode> without(Map<Integer, LockMode> a, Map<Integer, LockMode> b) {
        Map<Integer, LockMode> result = new TreeMap<>(a);
        result.entrySet().removeIf(e -> b.containsKey(e.getKey()) && b.get(e.getKey()).compareTo(e.getValue()) >= 0);
        return result;
    }

    /** How many objects sets consist of, what they share counted once. */
    private static int parts(List<LockTrie> sets) {
        Set<LockTrie> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        sets.forEach(set -> collect(set, parts));
        return parts.size();
    }

    private static void collect(LockTrie set, Set<LockTrie> parts) {
        if (parts.add(set)) {
            set.halves().forEach(half -> collect(half, parts));
        }
    }
}
