// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.Results.Gain;
import org.flux.benchmarks.accuracy.Results.GainSample;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** What the simulator says is worth optimising, compared with what is. */
final class Ranking {
    static final double FACTOR = 0.5;
    static final int CORES = 4;
    static final int LOAD = 80;
    static final double GOAL = 0.9;

    private Ranking() {}

    /**
     * What it does to the mean time of flows, in milliseconds, to make one node faster.
     *
     * @param half half of the 95 % interval of what was measured, over the pairs of runs
     * @param pairs how many there are, with the node made faster and without
     */
    record Effect(String node, double predicted, double measured, double half, int pairs) {
        boolean significant() {
            return Math.abs(measured) > half;
        }
    }

    /**
     * Two nodes whose effects can be told from none.
     *
     * @param agrees whether they were predicted in the order in which they were measured, not as equal
     * @param apart whether they can be told from each other, too: whether the difference of their effects is more than its 95 % interval
     */
    record Order(boolean agrees, boolean apart) {}

    /**
     * @param effects of the nodes that have been measured at least twice, the one that is most worth it first
     * @param nodes how many there are
     * @param pairs of runs that are wanted of each
     * @param orders of each two of {@link #significant}
     */
    record Table(String program, String runtime, List<Effect> effects, int nodes, int pairs, List<Order> orders) {
        /** How many nodes have been measured as often as is wanted. */
        long measured() {
            return effects.stream().filter(e -> e.pairs() >= pairs).count();
        }

        List<Effect> significant() {
            return effects.stream().filter(Effect::significant).toList();
        }
    }

    /**
     * Of the programs of which something has been measured: a node at least twice, and without it being faster. Nodes that only stand for
     * others are left out: they take no time that could be made less.
     */
    static List<Table> tables(Results results) {
        List<Table> tables = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            for (String runtime : Cell.RUNTIMES) {
                List<Gain> gains = results.gains.stream()
                        .filter(g -> g.program().equals(workload.name()) && g.runtime().equals(runtime))
                        .filter(g -> workload.nodes().contains(g.node())).toList();
                List<Effect> effects = gains.stream().flatMap(gain -> effect(gain, results).stream())
                        .sorted(Comparator.comparingDouble(Effect::measured)).toList();
                if (!effects.isEmpty()) {
                    tables.add(new Table(workload.name(), runtime, effects, gains.size(), results.settings.pairs(),
                            orders(gains.getFirst(), effects.stream().filter(Effect::significant).toList(), results)));
                }
            }
        }
        return tables;
    }

    private static Optional<Effect> effect(Gain gain, Results results) {
        return Difference.of(means(results, gain, gain.node()), means(results, gain, ""))
                .map(d -> new Effect(gain.node(), gain.difference(), d.mean(), d.half(), d.pairs()));
    }

    /** @param effects in the order in which they were measured */
    private static List<Order> orders(Gain gain, List<Effect> effects, Results results) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            for (int j = 0; j < i; j++) {
                Effect more = effects.get(j);
                Effect less = effects.get(i);
                boolean apart = Difference.of(means(results, gain, more.node()), means(results, gain, less.node()))
                        .filter(Difference::significant).isPresent();
                orders.add(new Order(more.predicted() < less.predicted(), apart));
            }
        }
        return orders;
    }

    /** Between runs with the same flows, by repetition; {@code half} of the 95 % interval. */
    private record Difference(double mean, double half, int pairs) {
        /** Empty if there are fewer than two repetitions of both. */
        static Optional<Difference> of(Map<Integer, Double> after, Map<Integer, Double> before) {
            double[] differences = after.entrySet().stream().filter(e -> before.containsKey(e.getKey()))
                    .mapToDouble(e -> e.getValue() - before.get(e.getKey())).toArray();
            int n = differences.length;
            if (n < 2) {
                return Optional.empty();
            }
            double mean = Arrays.stream(differences).average().orElseThrow();
            double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
            return Optional.of(new Difference(mean, Statistics.quantile(n - 1) * Math.sqrt(squares / (n - 1) / n), n));
        }

        boolean significant() {
            return Math.abs(mean) > half;
        }
    }

    /**
     * Kendall's τ (τ-a): from 1 if all of them agree to -1 if none does.
     *
     * @param orders one at least
     */
    static double tau(List<Order> orders) {
        long agreeing = orders.stream().filter(Order::agrees).count();
        return (2.0 * agreeing - orders.size()) / orders.size();
    }

    private static Map<Integer, Double> means(Results results, Gain gain, String node) {
        Map<Integer, Double> means = new TreeMap<>();
        for (GainSample s : results.gainSamples) {
            if (s.program().equals(gain.program()) && s.runtime().equals(gain.runtime()) && s.node().equals(node)) {
                means.put(s.repetition(), s.outcome().mean());
            }
        }
        return means;
    }
}
