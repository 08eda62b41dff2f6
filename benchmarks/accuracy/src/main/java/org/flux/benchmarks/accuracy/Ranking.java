// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
     */
    record Effect(String node, double predicted, double measured, double half) {
        boolean significant() {
            return Math.abs(measured) > half;
        }
    }

    /** @param effects of all nodes, the one that is most worth it first */
    record Table(String program, String runtime, List<Effect> effects) {
        List<Effect> significant() {
            return effects.stream().filter(Effect::significant).toList();
        }

        double tau() {
            List<Effect> all = significant();
            return kendall(all.stream().mapToDouble(Effect::predicted).toArray(), all.stream().mapToDouble(Effect::measured).toArray());
        }
    }

    /** Of the programs of which everything has been measured. */
    static List<Table> tables(Results results) {
        List<Table> tables = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            for (String runtime : Cell.RUNTIMES) {
                List<Effect> effects = new ArrayList<>();
                for (Gain gain : results.gains) {
                    if (gain.program().equals(workload.name()) && gain.runtime().equals(runtime)) {
                        effect(gain, results).ifPresent(effects::add);
                    }
                }
                if (!effects.isEmpty()) {
                    effects.sort(Comparator.comparingDouble(Effect::measured));
                    tables.add(new Table(workload.name(), runtime, effects));
                }
            }
        }
        return tables;
    }

    private static java.util.Optional<Effect> effect(Gain gain, Results results) {
        Map<Integer, Double> before = means(results, gain, "");
        Map<Integer, Double> after = means(results, gain, gain.node());
        after.keySet().retainAll(before.keySet());
        if (after.size() < 2) {
            return java.util.Optional.empty();
        }
        double[] differences = after.entrySet().stream().mapToDouble(e -> e.getValue() - before.get(e.getKey())).toArray();
        double mean = java.util.Arrays.stream(differences).average().orElseThrow();
        double squares = java.util.Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
        double half = Statistics.quantile(differences.length - 1) * Math.sqrt(squares / (differences.length - 1) / differences.length);
        return java.util.Optional.of(new Effect(gain.node(), gain.difference(), mean, half));
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

    /** Kendall's τ-b of two rankings of the same things; 1 if they agree, also of fewer than two things. */
    static double kendall(double[] a, double[] b) {
        long concordant = 0;
        long discordant = 0;
        long tiesOfA = 0;
        long tiesOfB = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                double sign = Math.signum(a[i] - a[j]) * Math.signum(b[i] - b[j]);
                if (sign > 0) {
                    concordant++;
                } else if (sign < 0) {
                    discordant++;
                } else if (a[i] == a[j] && b[i] != b[j]) {
                    tiesOfA++;
                } else if (a[i] != a[j]) {
                    tiesOfB++;
                }
            }
        }
        long compared = concordant + discordant;
        return compared == 0 ? 1 : (concordant - discordant) / Math.sqrt((double) (compared + tiesOfA) * (compared + tiesOfB));
    }
}
