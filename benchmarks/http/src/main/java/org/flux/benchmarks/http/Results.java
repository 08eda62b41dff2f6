// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Kept;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;

/** Everything that was measured, as it is kept in a file; tables and chart are functions of it. */
final class Results {
    /** How it is measured; results of different settings are not mixed. */
    record Settings(double seconds, double pacedSeconds, double warmUpSeconds, double share, int serverCore, int loadCore,
            List<String> jvm) {}

    /**
     * One run of one contestant in one cell, in a closed loop.
     *
     * @param cpuMicros processor time of the server per request, in microseconds
     * @param serverBusy share of the time in which the server's processor worked for the server
     * @param loadBusy the same for the load
     * @param stolen share of the time of all processors that the hypervisor has taken
     */
    record Closed(int round, String cell, String contestant, double requestsPerSecond, double megabytesPerSecond, double cpuMicros,
            double serverBusy, double loadBusy, double stolen) {
        private static final double SATURATED = 0.95;

        /** Whether the server could have done more, had it been asked faster. */
        boolean boundByLoad() {
            return loadBusy > SATURATED && serverBusy < SATURATED;
        }
    }

    /** One run at a given rate; times in microseconds. */
    record Paced(int round, String cell, String contestant, double rate, double p50, double p99, double max, int requests, int unanswered,
            double waitedShare, double lag) {}

    /** Memory after all cells of a round, in bytes; {@code heap} is -1 where there is none. */
    record Memory(int round, String contestant, long peak, long heap) {}

    String started;
    Machine machine;
    Settings settings;
    List<String> cells = new ArrayList<>();
    List<String> contestants = new ArrayList<>();
    /** What could not take part, and why. */
    SortedMap<String, String> absent = new TreeMap<>();
    /** Bytes in the head of a response to the first request of each workload. */
    SortedMap<String, Integer> headBytes = new TreeMap<>();
    /** Requests a second at which response times are measured, by cell. */
    SortedMap<String, Double> rates = new TreeMap<>();
    List<Double> loads = new ArrayList<>();
    List<Closed> closed = new ArrayList<>();
    List<Paced> paced = new ArrayList<>();
    List<Memory> memory = new ArrayList<>();
    int rounds;

    static Results read(Path file) throws IOException {
        return Kept.read(file, Results.class, results -> results.settings != null && results.machine != null);
    }

    /** Writes all of it or nothing. */
    void write(Path file) throws IOException {
        Kept.write(file, this);
    }

    /** Drops what was measured of a round that did not come to its end. */
    void forgetAfter(int completeRounds) {
        rounds = completeRounds;
        closed.removeIf(sample -> sample.round() > completeRounds);
        paced.removeIf(sample -> sample.round() > completeRounds);
        memory.removeIf(sample -> sample.round() > completeRounds);
    }

    List<Closed> closed(String cell, String contestant) {
        return closed.stream().filter(sample -> sample.cell().equals(cell) && sample.contestant().equals(contestant)).toList();
    }

    List<Paced> paced(String cell, String contestant) {
        return paced.stream().filter(sample -> sample.cell().equals(cell) && sample.contestant().equals(contestant)).toList();
    }

    List<Memory> memory(String contestant) {
        return memory.stream().filter(sample -> sample.contestant().equals(contestant)).toList();
    }

    Statistics.Estimate mean(String cell, String contestant, ToDoubleFunction<Closed> value) {
        return Statistics.mean(closed(cell, contestant).stream().mapToDouble(value).toArray());
    }

    /** The ratio of a value of two contestants, from the rounds in which both were measured. */
    Statistics.Estimate ratio(String cell, String of, String to, ToDoubleFunction<Closed> value) {
        Map<Integer, Closed> others = new TreeMap<>();
        closed(cell, to).forEach(sample -> others.put(sample.round(), sample));
        List<Closed> pairs = closed(cell, of).stream().filter(sample -> others.containsKey(sample.round())).toList();
        return Statistics.ratio(pairs.stream().mapToDouble(value).toArray(),
                pairs.stream().mapToDouble(sample -> value.applyAsDouble(others.get(sample.round()))).toArray());
    }
}
