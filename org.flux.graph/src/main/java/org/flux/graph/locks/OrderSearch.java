// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.flux.graph.calls.Components;

/**
 * Finds the lexicographically least among the orders of the least cost.
 *
 * <p>An item (C, l) costs its weight unless all of C comes before l. Items between strongly connected components of the graph c → l cost
 * nothing in an order that is topological in the components, so the least cost is the sum over the components, and each is found by dynamic
 * programming over the sets of elements already placed (Held and Karp's scheme, 1962), up to {@link #EXACT} elements. A larger component is
 * put in order greedily, the cheapest element next, and that order is kept. Then one element after the other is placed: the least whose
 * placing does not raise the cost. Without items that is Kahn's algorithm (CACM 1962) with the smallest ready element first.
 */
final class OrderSearch {
    static final int EXACT = 12;

    /** @param first what must come before {@code last} to save the item's cost */
    record Item(Set<Integer> first, int last) {
        /** Spread: what records have by default collides for neighbouring numbers. */
        @Override
        public int hashCode() {
            return first.hashCode() * 0x9E3779B9 + last;
        }
    }

    private record Demand(Set<Integer> first, int weight) {}

    private final int size;
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<List<Demand>> demands = new ArrayList<>();
    private final List<Set<Integer>> dependents = new ArrayList<>();
    private final BitSet placed = new BitSet();
    private final Map<Integer, ComponentCost> componentOf = new HashMap<>();

    /**
     * @param items costs by item
     * @param required for each element those that must come before it; free of rings
     */
    OrderSearch(int size, Map<Item, Integer> items, List<Set<Integer>> required) {
        this.size = size;
        required.forEach(r -> before.add(new LinkedHashSet<>(r)));
        for (int i = 0; i < size; i++) {
            demands.add(new ArrayList<>());
            dependents.add(new LinkedHashSet<>());
        }
        items.forEach((item, weight) -> demands.get(item.last()).add(new Demand(item.first(), weight)));
        for (int i = 0; i < size; i++) {
            for (int earlier : before.get(i)) {
                dependents.get(earlier).add(i);
            }
            for (Demand demand : demands.get(i)) {
                for (int earlier : demand.first()) {
                    dependents.get(earlier).add(i);
                }
            }
        }
    }

    List<Integer> order() {
        for (List<Integer> component : Components.of(IntStream.range(0, size).boxed().toList(), dependents::get)) {
            List<Integer> members = component.stream().sorted().toList();
            if (members.size() > EXACT) {
                keep(greedy(members));
            } else if (members.size() > 1) {
                ComponentCost cost = new ComponentCost(members);
                members.forEach(m -> componentOf.put(m, cost));
            }
        }
        List<Integer> order = new ArrayList<>();
        TreeSet<Integer> candidates = new TreeSet<>(IntStream.range(0, size).boxed().toList());
        while (!candidates.isEmpty()) {
            int next = candidates.pollFirst();
            if (!placed.get(next) && isFree(next)) {
                order.add(next);
                placed.set(next);
                candidates.addAll(dependents.get(next));
                if (componentOf.containsKey(next)) {
                    candidates.addAll(componentOf.get(next).members);
                }
            }
        }
        return order;
    }

    /** Whether placing an element next raises neither what is paid nor what will have to be paid. */
    private boolean isFree(int element) {
        if (!before.get(element).stream().allMatch(placed::get)) {
            return false;
        }
        int price = demands.get(element).stream().filter(d -> !d.first().stream().allMatch(placed::get)).mapToInt(Demand::weight).sum();
        ComponentCost component = componentOf.get(element);
        return component == null ? price == 0 : price == component.saved(element);
    }

    /** The elements of a large component in a good order: again and again the one that costs least, of several the smallest. */
    private List<Integer> greedy(List<Integer> members) {
        Set<Integer> left = new TreeSet<>(members);
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int best = -1;
            int bestPrice = Integer.MAX_VALUE;
            for (int element : left) {
                if (Collections.disjoint(before.get(element), left)) {
                    int price = demands.get(element).stream().filter(d -> !Collections.disjoint(d.first(), left))
                            .mapToInt(Demand::weight).sum();
                    if (price < bestPrice) {
                        best = element;
                        bestPrice = price;
                    }
                }
            }
            order.add(best);
            left.remove(best);
        }
        return order;
    }

    /** Makes an order of elements binding; what it costs is spent. */
    private void keep(List<Integer> order) {
        Set<Integer> later = new HashSet<>(order);
        for (int i = 0; i < order.size(); i++) {
            later.remove(order.get(i));
            demands.get(order.get(i)).removeIf(d -> !Collections.disjoint(d.first(), later));
            if (i > 0) {
                before.get(order.get(i)).add(order.get(i - 1));
                dependents.get(order.get(i - 1)).add(order.get(i));
            }
        }
    }

    /** For each set of placed elements of one component the least cost of placing the others. */
    private final class ComponentCost {
        final List<Integer> members;
        private final int[] rest;
        private final int[] required;
        private final List<Map<Integer, Integer>> prices = new ArrayList<>();

        ComponentCost(List<Integer> members) {
            this.members = members;
            this.required = new int[members.size()];
            for (int i = 0; i < members.size(); i++) {
                required[i] = mask(before.get(members.get(i)));
                Map<Integer, Integer> price = new HashMap<>();
                demands.get(members.get(i)).forEach(d -> price.merge(mask(d.first()), d.weight(), Integer::sum));
                price.remove(0);
                prices.add(price);
            }
            int all = (1 << members.size()) - 1;
            rest = new int[all + 1];
            for (int set = all - 1; set >= 0; set--) {
                rest[set] = Integer.MAX_VALUE;
                for (int i = 0; i < members.size(); i++) {
                    int with = set | 1 << i;
                    if (with != set && (required[i] & ~set) == 0 && rest[with] != Integer.MAX_VALUE) {
                        rest[set] = Math.min(rest[set], rest[with] + price(i, set));
                    }
                }
            }
        }

        private int price(int member, int set) {
            int sum = 0;
            for (Map.Entry<Integer, Integer> entry : prices.get(member).entrySet()) {
                sum += (entry.getKey() & ~set) != 0 ? entry.getValue() : 0;
            }
            return sum;
        }

        private int mask(Set<Integer> elements) {
            int mask = 0;
            for (int i = 0; i < members.size(); i++) {
                mask |= elements.contains(members.get(i)) ? 1 << i : 0;
            }
            return mask;
        }

        /** By how much the cost of the rest falls when an element is placed next. */
        int saved(int element) {
            int set = 0;
            for (int i = 0; i < members.size(); i++) {
                set |= placed.get(members.get(i)) ? 1 << i : 0;
            }
            int with = rest[set | 1 << members.indexOf(element)];
            return with == Integer.MAX_VALUE ? -1 : rest[set] - with;
        }
    }
}
