// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.flux.graph.syntax.Declaration.LockMode;
import org.junit.jupiter.api.Test;

/** The search against the enumeration of all orders. */
class OrderSearchTest {

    @Test
    void findsTheLexicographicallyLeastOfTheCheapestOrders() {
        Random random = new Random(20061L);
        for (int round = 0; round < 3_000; round++) {
            int size = 1 + random.nextInt(6);
            Map<Item, Integer> items = new HashMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                Set<Integer> first = new HashSet<>();
                for (int j = random.nextInt(3); j >= 0; j--) {
                    first.add(random.nextInt(size));
                }
                int last = random.nextInt(size);
                if (!first.contains(last)) {
                    items.merge(new Item(first, last), 1 + random.nextInt(3), Integer::sum);
                }
            }
            List<Set<Integer>> required = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                required.add(new LinkedHashSet<>());
            }
            for (int i = random.nextInt(3); i > 0 && size > 1; i--) {
                int a = random.nextInt(size - 1);
                int b = a + 1 + random.nextInt(size - a - 1);
                boolean reversed = round % 2 == 0;
                required.get(reversed ? a : b).add(reversed ? b : a);
            }
            assertThat(new OrderSearch(size, demands(items), required).order()).as("%s %s", items, required)
                    .isEqualTo(bruteForce(size, items, required));
        }
    }

    @Test
    void largeComponentsAreOrderedGreedilyAndCompletely() {
        int size = 40;
        Map<Item, Integer> items = new HashMap<>();
        for (int i = 0; i < size; i++) {
            items.put(new Item(Set.of((i + 1) % size), i), 1);
        }
        List<Set<Integer>> required = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            required.add(new HashSet<>());
        }
        List<Integer> order = new OrderSearch(size, demands(items), required).order();
        assertThat(order).hasSize(size).doesNotHaveDuplicates();
        assertThat(cost(order, items)).isEqualTo(1);
    }

    private record Item(Set<Integer> first, int last) {}

    private static List<OrderSearch.Demand> demands(Map<Item, Integer> items) {
        List<OrderSearch.Demand> demands = new ArrayList<>();
        items.forEach((item, weight) -> {
            for (int i = 0; i < weight; i++) {
                demands.add(new OrderSearch.Demand(set(item.first()), set(Set.of(item.last()))));
            }
        });
        return demands;
    }

    private static LockTrie set(Set<Integer> elements) {
        return elements.stream().map(e -> LockTrie.of(e, LockMode.WRITE)).reduce(LockTrie.EMPTY, LockTrie::or);
    }

    private static List<Integer> bruteForce(int size, Map<Item, Integer> items, List<Set<Integer>> required) {
        List<List<Integer>> orders = new ArrayList<>();
        permute(size, new ArrayList<>(), required, orders);
        List<Integer> best = orders.getFirst();
        for (List<Integer> order : orders) {
            if (cost(order, items) < cost(best, items)) {
                best = order;
            }
        }
        return best;
    }

    private static void permute(int size, List<Integer> prefix, List<Set<Integer>> required, List<List<Integer>> orders) {
        if (prefix.size() == size) {
            orders.add(List.copyOf(prefix));
        }
        for (int i = 0; i < size; i++) {
            if (!prefix.contains(i) && prefix.containsAll(required.get(i))) {
                prefix.add(i);
                permute(size, prefix, required, orders);
                prefix.removeLast();
            }
        }
    }

    private static int cost(List<Integer> order, Map<Item, Integer> items) {
        return items.entrySet().stream().filter(e -> e.getKey().first().stream()
                .anyMatch(f -> order.indexOf(f) > order.indexOf(e.getKey().last()))).mapToInt(Map.Entry::getValue).sum();
    }
}
