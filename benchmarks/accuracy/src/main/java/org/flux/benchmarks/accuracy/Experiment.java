// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.StolenTime;
import org.flux.benchmarks.accuracy.Cell.Group;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.Results.Sample;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Run;
import org.flux.benchmarks.accuracy.emulation.Workload;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** Profiles, predicts and measures; what is there already is not done again, and what is new is kept at once. */
final class Experiment {
    /** Milliseconds. */
    static final double MOST_STALL = 40;
    /** Microseconds, on average. */
    static final double MOST_OVERSHOOT = 150;
    private static final int MOST_TRIES = 10;
    /** Of the time of a processor, in a second; and for how many seconds at most the machine is waited for. */
    private static final int MOST_STOLEN_TICKS = 2;
    private static final int MOST_SECONDS_UNTIL_QUIET = 30;
    /** Numbers of processors that say least: they come last. */
    private static final Set<Integer> LATER = Set.of(2, 8);
    private static final String PROFILE = ".profile.json";

    /**
     * Where things are.
     *
     * @param root of the checkout
     * @param work for generated classes
     * @param profiles for profiles, which predictions can be made of again
     * @param file the results
     */
    record Places(Path root, Path work, Path profiles, Path file) {}

    private final Places places;
    private final Results results;
    private final PrintStream said;
    private final double share;
    private final Host host;
    private final BooleanSupplier over;
    private final Map<String, Generation> generations = new LinkedHashMap<>();
    private final Map<String, Predictor> predictors = new LinkedHashMap<>();
    private Progress progress;

    /**
     * @param share of the real processors that emulated servers may take together
     * @param over whether nothing new is to be begun any more
     */
    Experiment(Places places, Results results, PrintStream said, double share, Host host, BooleanSupplier over) {
        this.places = places;
        this.results = results;
        this.said = said;
        this.share = share;
        this.host = host;
        this.over = over;
    }

    /** Makes profiles where there are none, or again: of a server on one processor, with one client. */
    void profile(List<Cell> cells, boolean again) throws IOException {
        List<Group> missing = cells.stream().map(c -> new Group(c.program(), c.runtime(), 1)).distinct()
                .filter(g -> again || !Files.exists(profileOf(g))).toList();
        if (missing.isEmpty()) {
            return;
        }
        Results.Settings settings = results.settings;
        progress = new Progress(said, "profiling", missing.size(), 0);
        Files.createDirectories(places.profiles());
        List<Servers.Job> jobs = new ArrayList<>();
        for (Group group : missing) {
            generation(group.program());
            jobs.add(Servers.Job.server(group.cores(), () -> profile(group)));
        }
        Servers.run(jobs, share);
        progress.end();
    }

    private void profile(Group group) throws IOException {
        if (over.getAsBoolean()) {
            return;
        }
        Path file = profileOf(group);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (ServerProcess server = server(group)) {
            Run run = Run.closed(1, seed(group.toString(), 0), results.settings.warmUp(), results.settings.profileSeconds())
                    .with(next.toAbsolutePath().toString());
            Outcome outcome = server.measure(run);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            progress.done("%s: profiled, %d flows of %.1f ms on average%s", group, outcome.flows(), outcome.mean(),
                    isSpoiled(outcome) ? "; nodes were late by %.0f µs on average and %.0f ms at most: --profile again on a quiet machine"
                            .formatted(outcome.overshoot(), outcome.stall()) : "");
        }
    }

    /** @param again also what has been predicted; at the rates of what has been measured */
    void predict(List<Cell> cells, boolean again) throws IOException {
        Map<Group, List<Cell>> groups = groups(cells.stream().filter(c -> again || results.predicted(c).isEmpty()).toList());
        if (groups.isEmpty() || over.getAsBoolean()) {
            return;
        }
        progress = new Progress(said, "predicting", groups.values().stream().mapToInt(List::size).sum(), 0);
        List<Servers.Job> jobs = new ArrayList<>();
        for (Map.Entry<Group, List<Cell>> group : groups.entrySet()) {
            Predictor predictor = predictor(group.getKey());
            jobs.add(Servers.Job.computing(() -> predict(predictor, group.getKey(), group.getValue(), again)));
        }
        Servers.run(jobs, Runtime.getRuntime().availableProcessors());
        results.write(places.file());
        progress.end();
    }

    private void predict(Predictor predictor, Group group, List<Cell> cells, boolean again) throws IOException {
        if (over.getAsBoolean()) {
            return;
        }
        Cell kneeCell = new Cell(group.program(), group.runtime(), group.cores(), Cell.KNEE);
        Optional<Predicted> known = again ? Optional.empty() : results.predicted(kneeCell);
        Predicted knee = known.isPresent() ? known.get() : predictor.knee(group);
        if (known.isEmpty()) {
            results.put(knee);
            progress.done("%s: %.1f/s, %.0f ms; %s", kneeCell, knee.throughput(), knee.mean(), knee.bottleneck());
        }
        for (Cell cell : cells) {
            if (!cell.isKnee()) {
                double rate = results.samples(cell).stream().findFirst().map(Sample::rate).orElse(knee.throughput() * cell.load() / 100);
                Predicted predicted = predictor.open(cell, rate);
                results.put(predicted);
                progress.done("%s: %.1f/s, mean %.2f ms, p99 %.2f ms", cell, predicted.throughput(), predicted.mean(), predicted.p99());
            }
        }
    }

    /** Runs each cell until there are as many repetitions as wanted. */
    void measure(List<Cell> cells) throws IOException {
        int wanted = results.settings.repetitions();
        List<Cell> missing = new ArrayList<>(cells.stream().filter(c -> results.samples(c).size() < wanted).toList());
        if (missing.isEmpty()) {
            return;
        }
        int runs = missing.stream().mapToInt(c -> wanted - results.samples(c).size()).sum();
        ToDoubleFunction<Cell> seconds = c -> (wanted - results.samples(c).size())
                * (results.settings.seconds(c) + results.settings.warmUp());
        double all = missing.stream().mapToDouble(c -> seconds.applyAsDouble(c) * Servers.Job.server(c.cores(), null).share()).sum();
        progress = new Progress(said, "measuring", runs, all / runs / share);
        // The longest first, and of those the largest, so that few are left that run alone at the end.
        missing.sort(Comparator.<Cell, Boolean>comparing(cell -> LATER.contains(cell.cores()))
                .thenComparing(Comparator.comparingDouble(seconds).thenComparingInt(Cell::cores).reversed()));
        List<Servers.Job> jobs = new ArrayList<>();
        for (Cell cell : missing) {
            generation(cell.program());
            jobs.add(Servers.Job.server(cell.cores(), () -> measure(cell)));
        }
        Servers.run(jobs, share);
        progress.end();
    }

    private void measure(Cell cell) throws IOException {
        if (over.getAsBoolean()) {
            return;
        }
        try (ServerProcess server = server(cell.group())) {
            for (int i = 0; i < results.settings.repetitions(); i++) {
                if (over.getAsBoolean()) {
                    return;
                }
                int repetition = i;
                if (results.samples(cell).stream().noneMatch(s -> s.repetition() == repetition)) {
                    measure(server, cell, i);
                }
            }
        }
        progress.say(told(cell));
    }

    private void measure(ServerProcess server, Cell cell, int repetition) throws IOException {
        Results.Settings settings = results.settings;
        Predicted predicted = results.predicted(cell)
                .orElseThrow(() -> new IOException(cell + " has not been predicted, so that nobody knows what to load it with"));
        long seed = seed(cell.toString(), repetition);
        Run run = cell.isKnee() ? Run.closed(settings.clients(), seed, settings.warmUp(), settings.seconds(cell))
                : Run.open(predicted.rate(), seed, settings.warmUp(), settings.seconds(cell));
        StolenTime stolen = new StolenTime();
        Measurement measured = undisturbed(server, run);
        if (measured.outcome().isPresent()) {
            results.add(new Sample(cell, repetition, run.rate(), measured.outcome().get(), measured.disturbed(), Machine.loadNow(),
                    stolen.share()));
            results.write(places.file());
        } else {
            progress.say(cell + ": the machine is too busy: a run was spoiled " + measured.disturbed() + " times and is left for later");
        }
        progress.done(null);
    }

    /** @param disturbed how many runs before it are not counted */
    record Measurement(Optional<Outcome> outcome, int disturbed) {}

    /**
     * A run in which the machine did not stand still for much longer than a node takes, nor let nodes wait: what a server does then says
     * nothing of processors that are its own. Empty if there was none among some.
     */
    static Measurement undisturbed(ServerProcess server, Run run) throws IOException {
        for (int disturbed = 0; disturbed < MOST_TRIES; disturbed++) {
            Outcome outcome = server.measure(run.withMostStall(MOST_STALL));
            if (!isSpoiled(outcome)) {
                return new Measurement(Optional.of(outcome), disturbed);
            }
            awaitQuiet();
        }
        return new Measurement(Optional.empty(), MOST_TRIES);
    }

    /** Until the hypervisor gives this machine its processors again: when it does not, it often does not for seconds. */
    private static void awaitQuiet() throws IOException {
        try {
            for (int i = 0; i < MOST_SECONDS_UNTIL_QUIET; i++) {
                long before = Machine.stolenTicks();
                Thread.sleep(1000);
                if (Machine.stolenTicks() - before <= MOST_STOLEN_TICKS) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    static boolean isSpoiled(Outcome outcome) {
        return outcome.stall() > MOST_STALL || outcome.overshoot() > MOST_OVERSHOOT;
    }

    private String told(Cell cell) {
        StringBuilder text = new StringBuilder(cell + ":");
        for (Goal goal : Goal.values()) {
            goal.figure(cell, results).ifPresent(f -> text.append(String.format(Locale.ROOT, " %s %.1f %s, %+.1f %% predicted%s;",
                    goal.title(), f.measured().median(), goal.unit(), 100 * f.error(), f.counts() && !f.met() ? " (MISSED)" : "")));
        }
        return text.substring(0, text.length() - 1);
    }

    ServerProcess server(Group group) throws IOException {
        return new ServerProcess(group.program(), generation(group.program()).classes(), Cell.kind(group.runtime()), group.cores(),
                host);
    }

    synchronized Generation generation(String program) throws IOException {
        Generation known = generations.get(program);
        if (known == null) {
            Workload workload = Workloads.named(program);
            known = Generation.of(workload, places.root(), places.work().resolve(program));
            generations.put(program, known);
        }
        return known;
    }

    /** The profile of the same program and runtime on one processor is what predictions are made of. */
    synchronized Predictor predictor(Group group) throws IOException {
        Group one = new Group(group.program(), group.runtime(), 1);
        Predictor known = predictors.get(one.toString());
        if (known == null) {
            known = new Predictor(generation(group.program()).analysis(), Predictor.read(profileOf(one)), results.settings);
            predictors.put(one.toString(), known);
        }
        return known;
    }

    private Path profileOf(Group group) {
        return places.profiles().resolve(group.program() + "." + group.runtime() + PROFILE);
    }

    private static Map<Group, List<Cell>> groups(List<Cell> cells) {
        Map<Group, List<Cell>> groups = new LinkedHashMap<>();
        cells.forEach(c -> groups.computeIfAbsent(c.group(), g -> new ArrayList<>()).add(c));
        return groups;
    }

    /** Of a text and a number; other runs have other ones. */
    static long seed(String of, int repetition) {
        long seed = 1;
        for (int i = 0; i < of.length(); i++) {
            seed = seed * 0x5851F42D4C957F2DL + of.charAt(i);
        }
        return seed * 0x5851F42D4C957F2DL + repetition;
    }
}
