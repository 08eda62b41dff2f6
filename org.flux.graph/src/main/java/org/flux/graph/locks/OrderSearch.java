// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.calls.Components;

/**
 * Finds the lexicographically least among the orders of the least cost.
 *
 * <p>A demand (C, L) costs 1 for each element of L that does not come after all of C. Demands between strongly connected components of the
 * graph c → l cost nothing in an order that is topological in the components, so the least cost is the sum over the components, and each is
 * found by dynamic programming over the sets of elements already placed (Held and Karp's scheme, 1962), up to {@link #EXACT} elements. A
 * larger component is put in order greedily, the cheapest element next, and that order is kept. Then one element after the other is placed:
 * the least whose placing does not raise the cost. Without demands that is Kahn's algorithm (CACM 1962) with the smallest ready element
 * first. What placing an element would cost is kept up to date, so that the time is linear in the sizes of the demands but for the greedy
 * part, which is quadratic in the component.
 */
final class OrderSearch {
    static final int EXACT = 12;

    /**
     * What must come before what to save a cost of 1 each.
     *
     * @param first what must come before each of {@code last}
     * @param last disjoint with {@code first}
     */
    record Demand(Set<Integer> first, BitSet last) {}

    private final int size;
    private final List<Demand> demands = new ArrayList<>();
    private final List<List<Integer>> demandsWithFirst = new ArrayList<>();
    private final List<BitSet> before = new ArrayList<>();
    private final List<BitSet> dependents = new ArrayList<>();
    private final BitSet placed = new BitSet();
    private final Map<Integer, ComponentCost> componentOf = new HashMap<>();

    /** @param required for each element those that must come before it; free of rings */
    OrderSearch(int size, List<Demand> demands, List<Set<Integer>> required) {
        this.size = size;
        for (int i = 0; i < size; i++) {
            before.add(new BitSet());
            dependents.add(new BitSet());
            demandsWithFirst.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            for (int earlier : required.get(i)) {
                require(earlier, i);
            }
        }
        for (Demand demand : demands) {
            for (int earlier : demand.first()) {
                dependents.get(earlier).or(demand.last());
                demandsWithFirst.get(earlier).add(this.demands.size());
            }
            this.demands.add(new Demand(demand.first(), (BitSet) demand.last().clone()));
        }
    }

    private void require(int earlier, int later) {
        before.get(later).set(earlier);
        dependents.get(earlier).set(later);
    }

    List<Integer> order() {
        for (int[] component : new Components(size, i -> dependents.get(i).stream().toArray()).list()) {
            List<Integer> members = Arrays.stream(component).sorted().boxed().toList();
            if (members.size() > EXACT) {
                keep(greedy(members));
            } else if (members.size() > 1) {
                ComponentCost cost = new ComponentCost(members);
                members.forEach(m -> componentOf.put(m, cost));
            }
        }
        componentOf.values().stream().distinct().forEach(c -> c.members.forEach(m -> before.get(m).stream().forEach(e -> c.require(m, e))));
        for (Demand demand : demands) {
            demand.last().stream().filter(componentOf::containsKey).forEach(l -> componentOf.get(l).demand(l, demand.first()));
        }
        componentOf.values().stream().distinct().forEach(ComponentCost::solve);
        return place();
    }

    private List<Integer> place() {
        Prices prices = new Prices(null);
        List<Integer> order = new ArrayList<>();
        BitSet candidates = new BitSet();
        candidates.set(0, size);
        while (!candidates.isEmpty()) {
            int next = candidates.nextSetBit(0);
            candidates.clear(next);
            if (!placed.get(next) && isFree(next, prices)) {
                order.add(next);
                placed.set(next);
                candidates.or(prices.place(next));
                if (componentOf.containsKey(next)) {
                    componentOf.get(next).members.forEach(candidates::set);
                }
            }
        }
        return order;
    }

    /** Whether placing an element next raises neither what is paid nor what will have to be paid. */
    private boolean isFree(int element, Prices prices) {
        if (prices.required[element] > 0) {
            return false;
        }
        ComponentCost component = componentOf.get(element);
        return component == null ? prices.price[element] == 0 : prices.price[element] == component.saved(element);
    }

    /** The elements of a large component in a good order: again and again the one that costs least, of several the smallest. */
    private List<Integer> greedy(List<Integer> members) {
        BitSet left = new BitSet();
        members.forEach(left::set);
        Prices prices = new Prices((BitSet) left.clone());
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) {
            int best = -1;
            for (int element = left.nextSetBit(0); element >= 0; element = left.nextSetBit(element + 1)) {
                if (prices.required[element] == 0 && (best < 0 || prices.price[element] < prices.price[best])) {
                    best = element;
                }
            }
            order.add(best);
            left.clear(best);
            prices.place(best);
        }
        return order;
    }

    /** Makes an order of elements binding; what it costs is spent. */
    private void keep(List<Integer> order) {
        int[] position = new int[size];
        Arrays.fill(position, -1);
        for (int i = 0; i < order.size(); i++) {
            position[order.get(i)] = i;
            if (i > 0) {
                require(order.get(i - 1), order.get(i));
            }
        }
        for (Demand demand : demands) {
            int latest = demand.first().stream().mapToInt(f -> position[f]).max().orElse(-1);
            if (latest > 0) {
                for (int l = demand.last().nextSetBit(0); l >= 0; l = demand.last().nextSetBit(l + 1)) {
                    if (position[l] >= 0 && position[l] < latest) {
                        demand.last().clear(l);
                    }
                }
            }
        }
    }

    /** What it would cost to place each element next, and how many must be placed before it. */
    private final class Prices {
        final int[] price = new int[size];
        final int[] required = new int[size];
        private final int[] open = new int[demands.size()];
        private final BitSet among;

        /** @param among the only elements that count, as first and as last; null for all */
        Prices(BitSet among) {
            this.among = among;
            for (int i = 0; i < size; i++) {
                required[i] = (int) before.get(i).stream().filter(this::counts).count();
            }
            for (int d = 0; d < open.length; d++) {
                open[d] = (int) demands.get(d).first().stream().filter(this::counts).count();
                if (open[d] > 0) {
                    demands.get(d).last().stream().forEach(l -> price[l]++);
                }
            }
        }

        private boolean counts(int element) {
            return among == null || among.get(element);
        }

        /** Elements that have become cheaper, or need not wait any more. */
        BitSet place(int element) {
            BitSet changed = new BitSet();
            for (int d : demandsWithFirst.get(element)) {
                if (--open[d] == 0) {
                    demands.get(d).last().stream().forEach(l -> price[l]--);
                    changed.or(demands.get(d).last());
                }
            }
            BitSet after = dependents.get(element);
            for (int l = after.nextSetBit(0); l >= 0; l = after.nextSetBit(l + 1)) {
                if (before.get(l).get(element)) {
                    required[l]--;
                    changed.set(l);
                }
            }
            return changed;
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
            this.rest = new int[1 << members.size()];
            this.required = new int[members.size()];
            members.forEach(m -> prices.add(new HashMap<>()));
        }

        private int bit(int element) {
            int index = members.indexOf(element);
            return index < 0 ? 0 : 1 << index;
        }

        void require(int member, int earlier) {
            required[members.indexOf(member)] |= bit(earlier);
        }

        void demand(int member, Set<Integer> first) {
            int mask = first.stream().mapToInt(this::bit).reduce(0, (a, b) -> a | b);
            if (mask != 0) {
                prices.get(members.indexOf(member)).merge(mask, 1, Integer::sum);
            }
        }

        void solve() {
            int all = rest.length - 1;
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

        /** By how much the cost of the rest falls when an element is placed next. */
        int saved(int element) {
            int set = 0;
            for (int i = 0; i < members.size(); i++) {
                set |= placed.get(members.get(i)) ? 1 << i : 0;
            }
            int with = rest[set | bit(element)];
            return with == Integer.MAX_VALUE ? -1 : rest[set] - with;
        }
    }
}
