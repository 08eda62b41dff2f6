// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Kept;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.Statistics.Estimate;

/** Everything that was measured, as it is kept in a file; tables and chart are functions of it. */
final class Results {
    String started;
    Machine machine;
    Session.Settings settings;
    /** The command of each contestant, without paths. */
    SortedMap<String, String> commands = new TreeMap<>();
    List<String> scenarios = new ArrayList<>();
    List<String> contestants = new ArrayList<>();
    /** The lines that the file has that is typed into, by scenario. */
    SortedMap<String, Integer> lines = new TreeMap<>();
    List<Double> loads = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    int rounds;

    static Results read(Path file) throws IOException {
        return Kept.read(file, Results.class, results -> results.settings != null && results.machine != null);
    }

    /** Writes all of it or nothing. */
    void write(Path file) throws IOException {
        Kept.write(file, this);
    }

    List<Sample> of(String contestant, String scenario, Measure measure) {
        return samples.stream().filter(sample -> sample.measure() == measure && sample.contestant().equals(contestant)
                && sample.scenario().equals(scenario)).toList();
    }

    /** The mean, over the rounds, of a percentile. */
    Estimate mean(String contestant, String scenario, Measure measure, ToDoubleFunction<Sample> value) {
        return Statistics.mean(of(contestant, scenario, measure).stream().filter(Sample::isMeasured).mapToDouble(value).toArray());
    }

    /** How many times as long the one takes as the other, from the rounds in which both were measured. */
    Estimate ratio(String of, String to, String scenario, Measure measure, ToDoubleFunction<Sample> value) {
        SortedMap<Integer, Double> others = new TreeMap<>();
        of(to, scenario, measure).stream().filter(Sample::isMeasured)
                .forEach(sample -> others.put(sample.round(), value.applyAsDouble(sample)));
        List<Sample> pairs = of(of, scenario, measure).stream().filter(sample -> sample.isMeasured() && others.containsKey(sample.round()))
                .toList();
        return Statistics.ratio(pairs.stream().mapToDouble(value).toArray(),
                pairs.stream().mapToDouble(sample -> others.get(sample.round())).toArray());
    }

    /** Whether there was no answer in time, at least once. */
    boolean unanswered(String contestant, String scenario, Measure measure) {
        return of(contestant, scenario, measure).stream().anyMatch(sample -> sample.unanswered() > 0);
    }
}
