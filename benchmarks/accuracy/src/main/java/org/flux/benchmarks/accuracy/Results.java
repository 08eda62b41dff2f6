// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.flux.benchmarks.Kept;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.real.RealMachine;

/** Everything that was predicted and measured, as it is kept in a file; page and chart are functions of it. Times are milliseconds. */
final class Results {
    /**
     * How it is measured; results of different settings are not mixed.
     *
     * @param seconds how long a run is measured, at least
     * @param repetitions of the runs of a cell
     * @param clients of the closed load that finds the knee
     * @param profileSeconds how long one client loads a server on one processor while it is profiled
     * @param pairs of runs with a node made faster and without: what it does is little, and takes more of them to be told from chance
     */
    record Settings(double seconds, double warmUp, int repetitions, int clients, double profileSeconds, int pairs) {
        static final Settings FULL = new Settings(30, 5, 5, 256, 240, 15);
        private static final double PROCESSORS = 2;

        /** Few processors serve few flows, and of few flows a high percentile is mere chance: there a run takes longer. */
        double seconds(Cell cell) {
            return cell.isKnee() ? seconds : seconds * Math.max(1, PROCESSORS / cell.cores());
        }
    }

    /**
     * What the simulator says of a cell: medians of simulated runs that are as long as the measured ones.
     *
     * @param rate of arrivals a second that is meant; of the knee what comes of it
     * @param longMean what all simulated runs together have, as is what one long run would find
     * @param longP99 likewise
     */
    record Predicted(Cell cell, double rate, double throughput, double mean, double p50, double p99, double longMean, double longP99,
            String bottleneck) {}

    /**
     * One run.
     *
     * @param disturbed how many runs before this one were not counted, for the machine stood still meanwhile
     * @param load of the machine, its average over a minute, when the run ended
     * @param stolen share of the time of all processors that the hypervisor took
     */
    record Sample(Cell cell, int repetition, double rate, Outcome outcome, int disturbed, double load, double stolen) {}

    /** What it is worth to make a node faster. Predicted: differences of mean times, negative if flows get faster. */
    record Gain(String program, String runtime, int cores, String node, double factor, double rate, double base, double difference,
            double half) {}

    /** One run with a node made faster by its factor; with an empty name none was. */
    record GainSample(String program, String runtime, int cores, String node, double factor, int repetition, Outcome outcome) {}

    /** The emulation against theory. */
    record Theoretical(String runtime, int cores, int load, double mean, double meanTheory, double p99, double p99Theory) {}

    String started;
    Machine machine;
    /** Other machines on which it went on. */
    List<Machine> later = new ArrayList<>();
    String priority;
    Settings settings;
    List<Predicted> predicted = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    List<Gain> gains = new ArrayList<>();
    List<GainSample> gainSamples = new ArrayList<>();
    List<Theoretical> theory = new ArrayList<>();
    List<RealMachine.Figure> real = new ArrayList<>();

    static Results read(Path file) throws IOException {
        Results results = Kept.read(file, Results.class, r -> r.settings != null && r.machine != null);
        results.samples.removeIf(sample -> Experiment.isSpoiled(sample.outcome()));
        results.gainSamples.removeIf(sample -> Experiment.isSpoiled(sample.outcome()));
        return results;
    }

    /** Writes all of it or nothing. */
    synchronized void write(Path file) throws IOException {
        Kept.write(file, this);
    }

    /** To be called where something is measured. */
    void goOnAt(Machine here) {
        if (Stream.concat(Stream.of(machine), later.stream()).noneMatch(known -> known.title().equals(here.title()))) {
            later.add(here);
        }
    }

    synchronized void add(Sample sample) {
        samples.add(sample);
    }

    synchronized void add(GainSample sample) {
        gainSamples.add(sample);
    }

    /** In place of what was predicted of the same cell before. */
    synchronized void put(Predicted prediction) {
        predicted.removeIf(p -> p.cell().equals(prediction.cell()));
        predicted.add(prediction);
    }

    synchronized Optional<Predicted> predicted(Cell cell) {
        return predicted.stream().filter(p -> p.cell().equals(cell)).findFirst();
    }

    synchronized List<Sample> samples(Cell cell) {
        return samples.stream().filter(s -> s.cell().equals(cell)).toList();
    }

    /** Of the runs of a cell; empty if there are none. */
    Optional<Measured> measured(Cell cell, ToDoubleFunction<Outcome> value) {
        double[] values = samples(cell).stream().map(Sample::outcome).mapToDouble(value).sorted().toArray();
        return values.length == 0 ? Optional.empty()
                : Optional.of(new Measured(Statistics.median(values), values[0], values[values.length - 1], values.length));
    }

    /** The median of some runs, and their extremes. */
    record Measured(double median, double least, double most, int runs) {
        /** Half of the range as a share of the median. */
        double spread() {
            return (most - least) / 2 / median;
        }
    }
}
