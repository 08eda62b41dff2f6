// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.flux.benchmarks.accuracy.Cell.Group;
import org.flux.benchmarks.accuracy.Results.Gain;
import org.flux.benchmarks.accuracy.Results.GainSample;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Run;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** Makes each node of the programs faster, in the simulator and in the emulation. */
final class RankingRuns {
    private final Experiment experiment;
    private final Results results;
    private final Path file;
    private final PrintStream said;
    private final double share;
    private final BooleanSupplier over;

    RankingRuns(Experiment experiment, Results results, Path file, PrintStream said, double share, BooleanSupplier over) {
        this.experiment = experiment;
        this.results = results;
        this.file = file;
        this.said = said;
        this.share = share;
        this.over = over;
    }

    void predict(List<Cell> cells, boolean again) throws IOException {
        Map<Group, Predicted> groups = groups(cells);
        groups.keySet().removeIf(g -> !again && results.gains.stream().anyMatch(gain -> isOf(gain, g)));
        if (groups.isEmpty()) {
            return;
        }
        Progress progress = new Progress(said, "predicting what is worth optimising", groups.size(), 0);
        List<Servers.Job> jobs = new ArrayList<>();
        for (Map.Entry<Group, Predicted> entry : groups.entrySet()) {
            Group group = entry.getKey();
            Predictor predictor = experiment.predictor(group);
            jobs.add(Servers.Job.computing(() -> {
                List<Gain> gains = predictor.gains(group, entry.getValue().rate());
                synchronized (results) {
                    results.gains.removeIf(gain -> isOf(gain, group));
                    results.gains.addAll(gains);
                }
                progress.done("%s: %s", group, String.join(", ", gains.stream()
                        .map(g -> String.format(Locale.ROOT, "%s %+.2f ms", g.node(), g.difference())).toList()));
            }));
        }
        Servers.run(jobs, 1); // each takes all processors by itself
        results.write(file);
        progress.end();
    }

    void measure(List<Cell> cells) throws IOException {
        Map<Group, Predicted> groups = groups(cells);
        Results.Settings settings = results.settings;
        int runs = groups.keySet().stream()
                .mapToInt(group -> IntStream.range(0, settings.pairs()).map(i -> missing(group, i).size()).sum()).sum();
        if (runs == 0) {
            return;
        }
        Progress progress = new Progress(said, "measuring what is worth optimising", runs,
                (settings.seconds() + settings.warmUp()) * Servers.Job.server(Ranking.CORES, null).share() / share);
        List<Servers.Job> jobs = new ArrayList<>();
        for (Group group : groups.keySet()) {
            experiment.generation(group.program());
        }
        for (int i = 0; i < settings.pairs(); i++) {
            int repetition = i;
            groups.forEach((group, predicted) -> {
                if (!missing(group, repetition).isEmpty()) {
                    jobs.add(Servers.Job.server(Ranking.CORES, () -> measure(group, repetition, predicted.rate(), progress)));
                }
            });
        }
        Servers.run(jobs, share);
        progress.end();
    }

    /** One after another, with each node made faster and without: what the machine does meanwhile, it does to all of them. */
    private void measure(Group group, int repetition, double rate, Progress progress) throws IOException {
        if (over.getAsBoolean()) {
            return;
        }
        Results.Settings settings = results.settings;
        // The same flows at the same times, whichever node is faster.
        Run run = Run.open(rate, Experiment.seed("ranking " + group, repetition), settings.warmUp(), settings.seconds());
        List<String> nodes = missing(group, repetition);
        Collections.shuffle(nodes, new Random(run.seed()));
        try (ServerProcess server = experiment.server(group)) {
            for (String node : nodes) {
                if (over.getAsBoolean()) {
                    return;
                }
                Map<String, Double> faster = node.isEmpty() ? Map.of() : Map.of(node, Ranking.FACTOR);
                Optional<Outcome> outcome = Experiment.undisturbed(server, run.with(faster)).outcome();
                if (outcome.isPresent()) {
                    results.add(new GainSample(group.program(), group.runtime(), group.cores(), node, Ranking.FACTOR, repetition,
                            outcome.get()));
                    results.write(file);
                }
                progress.done(null);
            }
        }
    }

    /** The nodes that have not been made faster in this repetition; an empty name stands for none being faster. */
    private List<String> missing(Group group, int repetition) {
        List<String> nodes = new ArrayList<>(Workloads.named(group.program()).nodes());
        nodes.addFirst("");
        synchronized (results) {
            results.gainSamples.stream().filter(s -> isOf(s, group) && s.repetition() == repetition)
                    .forEach(s -> nodes.remove(s.node()));
        }
        return nodes;
    }

    private static boolean isOf(GainSample s, Group group) {
        return s.program().equals(group.program()) && s.runtime().equals(group.runtime()) && s.cores() == group.cores();
    }

    /** With the cell whose rate they are loaded with. */
    private Map<Group, Predicted> groups(List<Cell> cells) {
        Map<Group, Predicted> groups = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.cores() == Ranking.CORES && cell.load() == Ranking.LOAD) {
                results.predicted(cell).ifPresent(p -> groups.put(cell.group(), p));
            }
        }
        return groups;
    }

    private static boolean isOf(Gain gain, Group group) {
        return gain.program().equals(group.program()) && gain.runtime().equals(group.runtime()) && gain.cores() == group.cores();
    }
}
