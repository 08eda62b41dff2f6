// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.flux.graph.calls.Components;
import org.flux.graph.syntax.Declaration.LockMode;

/**
 * Finds the lexicographically least among the orders of the least cost.
 *
 * <p>A demand (C, L) costs 1 for each element of L that does not come after all of C. Demands between strongly connected components of the
 * graph c → l cost nothing in an order that is topological in the components, so the least cost is the sum over the components, and each is
 * found by dynamic programming over the sets of elements already placed (Held and Karp's scheme, 1962), up to {@link #EXACT} elements. A
 * larger component is put in order greedily, the cheapest element next, and that order is kept. Then one element after the other is placed:
 * the least whose placing does not raise the cost. Without demands that is Kahn's algorithm (CACM 1962) with the smallest ready element
 * first.
 *
 * <p>The sets of demands share their parts, and the arcs c → l are never made one by one: a demand leads to its set, this to its halves,
 * and so on down to the elements. So the time is near-linear in the parts that there are, however large the sets, but for what goes on
 * inside of components: the greedy part is quadratic in the component and linear in what demands have in it.
 */
final class OrderSearch {
    static final int EXACT = 12;

    /**
     * What must come before what to save a cost of 1 each.
     *
     * @param first what must come before each of {@code last}
     * @param last disjoint with {@code first}
     */
    record Demand(LockTrie first, LockTrie last) {}

    private final int size;
    private final List<Demand> demands;
    private final List<List<Integer>> demandsWithFirst = new ArrayList<>();
    /** How many elements of {@link Demand#first} are not placed. */
    private final int[] open;
    /** By demand: what it wants last that is in no component with any of what it wants first. */
    private final LockTrie[] outside;
    /** By demand: what else it wants last, as far as that is not decided. */
    private final List<List<Integer>> inside = new ArrayList<>();
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final int[] required;
    private final BitSet placed = new BitSet();
    /** The component of each element, of several elements, and the position in it; null for an element by itself. */
    private final Component[] components;
    private final int[] index;

    /** @param wanted for each element those that must come before it; free of rings */
    OrderSearch(int size, List<Demand> demands, List<Set<Integer>> wanted) {
        this.size = size;
        this.demands = demands;
        open = new int[demands.size()];
        outside = demands.stream().map(Demand::last).toArray(LockTrie[]::new);
        demands.forEach(d -> inside.add(new ArrayList<>()));
        required = new int[size];
        components = new Component[size];
        index = new int[size];
        for (int i = 0; i < size; i++) {
            before.add(new HashSet<>());
            after.add(new ArrayList<>());
            demandsWithFirst.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            for (int earlier : wanted.get(i)) {
                require(earlier, i);
            }
        }
        for (int d = 0; d < open.length; d++) {
            int demand = d;
            demands.get(d).first().forEach(earlier -> demandsWithFirst.get(earlier).add(demand));
        }
    }

    private void require(int earlier, int later) {
        if (before.get(later).add(earlier)) {
            after.get(earlier).add(later);
            required[later]++;
        }
    }

    List<Integer> order() {
        Parts parts = new Parts();
        for (int[] vertices : new Components(size + parts.list.size(), parts::successors).list()) {
            int[] members = Arrays.stream(vertices).filter(v -> v < size).sorted().toArray();
            if (members.length > 1) {
                new Component(members).settle();
            }
        }
        return new Placing().order();
    }

    /** The graph of demands: its vertices are the elements, and from {@link #size} on the sets and what these consist of. */
    private final class Parts {
        final List<LockTrie> list = new ArrayList<>();
        private final Map<LockTrie, Integer> numbers = new IdentityHashMap<>();

        Parts() {
            demands.forEach(d -> add(d.last()));
        }

        private void add(LockTrie part) {
            if (numbers.putIfAbsent(part, size + list.size()) == null) {
                list.add(part);
                part.halves().forEach(this::add);
            }
        }

        int[] successors(int vertex) {
            if (vertex < size) {
                return IntStream.concat(after.get(vertex).stream().mapToInt(l -> l),
                        demandsWithFirst.get(vertex).stream().mapToInt(d -> numbers.get(demands.get(d).last()))).toArray();
            }
            LockTrie part = list.get(vertex - size);
            return part.halves().isEmpty() ? part.stream().toArray() : part.halves().stream().mapToInt(numbers::get).toArray();
        }
    }

    /** Places one element after the other. */
    private final class Placing {
        private final TreeSet<Integer> candidates = new TreeSet<>();
        /** By part of what is outside: how many open demands and other parts in use have it. */
        private final Map<LockTrie, Integer> uses = new IdentityHashMap<>();
        /** By element: how many blocks in use have it, so that it cannot be placed. */
        private final int[] blocks = new int[size];
        /** By element: how many open demands have it inside. */
        private final int[] price = new int[size];

        List<Integer> order() {
            for (int d = 0; d < open.length; d++) {
                open[d] = demands.get(d).first().size();
                use(outside[d]);
                inside.get(d).forEach(l -> price[l]++);
            }
            IntStream.range(0, size).forEach(candidates::add);
            List<Integer> order = new ArrayList<>();
            while (!candidates.isEmpty()) {
                int next = candidates.pollFirst();
                if (!placed.get(next) && isFree(next)) {
                    order.add(next);
                    place(next);
                }
            }
            return order;
        }

        private void use(LockTrie part) {
            if (uses.merge(part, 1, Integer::sum) == 1) {
                part.halves().forEach(this::use);
                if (part.halves().isEmpty()) {
                    part.forEach(l -> blocks[l]++);
                }
            }
        }

        private void drop(LockTrie part) {
            if (uses.merge(part, -1, Integer::sum) == 0) {
                part.halves().forEach(this::drop);
                if (part.halves().isEmpty()) {
                    part.forEach(l -> {
                        if (--blocks[l] == 0) {
                            candidates.add(l);
                        }
                    });
                }
            }
        }

        /** Whether placing an element next raises neither what is paid nor what will have to be paid. */
        private boolean isFree(int element) {
            return required[element] == 0 && blocks[element] == 0
                    && price[element] == (components[element] == null ? 0 : components[element].saved(element));
        }

        private void place(int element) {
            placed.set(element);
            for (int d : demandsWithFirst.get(element)) {
                if (--open[d] == 0) {
                    drop(outside[d]);
                    inside.get(d).forEach(l -> price[l]--);
                    candidates.addAll(inside.get(d));
                }
            }
            for (int later : after.get(element)) {
                required[later]--;
                candidates.add(later);
            }
            if (components[element] != null && components[element].costs != null) {
                Arrays.stream(components[element].members).forEach(candidates::add);
            }
        }
    }

    /** Elements that demands want before each other, in a ring. */
    private final class Component {
        /** Ascending. */
        final int[] members;
        private final LockTrie set;
        /** The demands that want any of them first. */
        private final int[] touching;
        /** Null for what is in order already. */
        private Costs costs;

        Component(int[] members) {
            this.members = members;
            LockTrie all = LockTrie.EMPTY;
            for (int i = 0; i < members.length; i++) {
                index[members[i]] = i;
                components[members[i]] = this;
                all = all.or(LockTrie.of(members[i], LockMode.WRITE));
            }
            set = all;
            touching = Arrays.stream(members).mapToObj(demandsWithFirst::get).flatMap(List::stream).mapToInt(d -> d).distinct().toArray();
        }

        void settle() {
            boolean exact = members.length <= EXACT;
            if (exact) {
                costs = new Costs();
            } else {
                keep(greedy());
            }
            UnaryOperator<LockTrie> remover = exact ? last -> last.without(set) : set.remover();
            for (int d : touching) {
                outside[d] = remover.apply(outside[d]);
            }
        }

        /** By how much the cost of the rest falls when an element is placed next. */
        int saved(int element) {
            return costs == null ? 0 : costs.saved(element);
        }

        /** The members in a good order: again and again the one that costs least, of several the smallest. */
        private List<Integer> greedy() {
            int[] price = new int[members.length];
            int[] waiting = Arrays.stream(members).map(m -> (int) before.get(m).stream().filter(this::has).count()).toArray();
            for (int d : touching) {
                open[d] = demands.get(d).first().and(set).size();
                demands.get(d).last().and(set).forEach(l -> price[index[l]]++);
            }
            BitSet left = new BitSet();
            left.set(0, members.length);
            List<Integer> order = new ArrayList<>();
            while (!left.isEmpty()) {
                int best = -1;
                for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
                    if (waiting[i] == 0 && (best < 0 || price[i] < price[best])) {
                        best = i;
                    }
                }
                left.clear(best);
                order.add(members[best]);
                for (int d : demandsWithFirst.get(members[best])) {
                    if (--open[d] == 0) {
                        demands.get(d).last().and(set).forEach(l -> price[index[l]]--);
                    }
                }
                after.get(members[best]).stream().filter(this::has).forEach(l -> waiting[index[l]]--);
            }
            return order;
        }

        private boolean has(int element) {
            return components[element] == this;
        }

        /** Makes an order of the members binding; what it costs is spent, and what it gives needs no more care. */
        private void keep(List<Integer> order) {
            int[] position = new int[members.length];
            for (int i = 0; i < members.length; i++) {
                position[index[order.get(i)]] = i;
                if (i > 0) {
                    require(order.get(i - 1), order.get(i));
                }
            }
            for (int d : touching) {
                LockTrie first = demands.get(d).first();
                if (!first.without(set).isEmpty()) {
                    int latest = first.stream().filter(this::has).map(f -> position[index[f]]).max().orElseThrow();
                    demands.get(d).last().stream().filter(l -> has(l) && position[index[l]] > latest).forEach(inside.get(d)::add);
                }
            }
        }

        /** For each set of placed members the least cost of placing the others. */
        private final class Costs {
            private final int[] rest = new int[1 << members.length];
            private final int[] needed = new int[members.length];
            private final List<Map<Integer, Integer>> prices = new ArrayList<>();

            Costs() {
                for (int member : members) {
                    prices.add(new HashMap<>());
                    needed[index[member]] = before.get(member).stream().mapToInt(this::bit).sum();
                }
                for (int d : touching) {
                    int mask = demands.get(d).first().stream().map(this::bit).sum();
                    demands.get(d).last().and(set).forEach(l -> {
                        inside.get(d).add(l);
                        prices.get(index[l]).merge(mask, 1, Integer::sum);
                    });
                }
                solve();
            }

            private int bit(int element) {
                return has(element) ? 1 << index[element] : 0;
            }

            private void solve() {
                int all = rest.length - 1;
                for (int placed = all - 1; placed >= 0; placed--) {
                    rest[placed] = Integer.MAX_VALUE;
                    for (int i = 0; i < members.length; i++) {
                        int with = placed | 1 << i;
                        if (with != placed && (needed[i] & ~placed) == 0 && rest[with] != Integer.MAX_VALUE) {
                            rest[placed] = Math.min(rest[placed], rest[with] + price(i, placed));
                        }
                    }
                }
            }

            private int price(int member, int placed) {
                int sum = 0;
                for (Map.Entry<Integer, Integer> entry : prices.get(member).entrySet()) {
                    sum += (entry.getKey() & ~placed) != 0 ? entry.getValue() : 0;
                }
                return sum;
            }

            int saved(int element) {
                int now = Arrays.stream(members).filter(placed::get).map(this::bit).sum();
                int with = rest[now | bit(element)];
                return with == Integer.MAX_VALUE ? -1 : rest[now] - with;
            }
        }
    }
}
