// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.real.HttpLoad.Answers;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Prediction.SingleRun;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.Simulation;

/**
 * The image server on {@code virtual}: profiled on one processor with one client, on {@code threads}, where the processor time of nodes is
 * known; predicted and measured on one and two. With two, the load has to share them.
 */
public final class RealMachine {
    private static final double MILLIS = 1e6;
    private static final int CLIENTS = 16;
    private static final String CPU = "processor time of a request";
    private static final int RUNS = 5;
    private static final int SIMULATED_RUNS = 201;
    private static final double PROFILE_SECONDS = 60;
    private static final double WARM_UP_SECONDS = 60;
    private static final double SECONDS = 10;
    /** What a hypervisor may take in a run, as a share of the time of all processors, so that it is not done again. */
    public static final double MOST_STOLEN = QuietRuns.MOST_STOLEN;
    private static final int[] LOADS = {50, 80};
    /** Room for half of the pictures that are asked for: hits and misses come side by side. */
    private static final String CACHE = "--cache-bytes=3000000";
    private static final int LOAD_PROCESSOR = 0;
    private static final List<String> PROCESSORS = List.of("1", "0,1");

    private final Path root;
    private final Path work;
    private final Analysis analysis;
    private final Consumer<String> said;

    /**
     * One figure; rates are a second's, times milliseconds.
     *
     * @param rate of an open load; 0 for a closed one
     * @param predicted median of simulated runs that are as long as the measured ones
     * @param low of 95 % of the simulated runs, the least
     * @param high likewise, the most
     * @param load of the machine, its average over a minute
     * @param stolen the most that the hypervisor took in one of the runs, as a share of the time of all processors
     * @param disturbed how many runs were not counted since it took more than it may
     */
    public record Figure(String what, int processors, double rate, double predicted, double low, double high, List<Double> measured,
            double load, double stolen, int disturbed) {}

    /** @param work for pictures and the profile */
    public RealMachine(Path root, Path work, Analysis analysis, Consumer<String> said) {
        this.root = root;
        this.work = work;
        this.analysis = analysis;
        this.said = said;
    }

    public List<Figure> measure() throws IOException, InterruptedException {
        Files.createDirectories(work);
        Machine.pinThisProcess(LOAD_PROCESSOR);
        Profile profile = read(profile());
        List<Figure> figures = new ArrayList<>();
        for (String processors : PROCESSORS) {
            measure(profile, processors, figures);
        }
        return figures;
    }

    /** What came of the load while a profile was taken. */
    private record Profiled(Path file, Answers answers) {}

    private Path profile() throws IOException, InterruptedException {
        QuietRuns<Profiled> runs = new QuietRuns<>();
        int[] number = {0};
        runs.add(() -> {
            said.accept("profiling the image server on one processor for " + Math.round(PROFILE_SECONDS) + " s");
            Path file = work.resolve("image-server.threads.profile." + ++number[0] + ".json");
            try (ImageServer server = new ImageServer(root, PROCESSORS.getFirst(), options("threads", "--profile=" + file.toAbsolutePath(),
                    "--profile-after=" + Math.round(WARM_UP_SECONDS) + "s"), log()); HttpLoad load = new HttpLoad(server.port())) {
                return new Profiled(file, load.closed(1, WARM_UP_SECONDS + PROFILE_SECONDS, 1));
            }
        });
        Profiled profiled = runs.counted().getFirst();
        said.accept(String.format(Locale.ROOT, "one client: %.1f/s, %.2f ms; the hypervisor took %.1f %%", profiled.answers().perSecond(),
                profiled.answers().mean(), 100 * runs.stolen()));
        return profiled.file();
    }

    /** @param cpu processor time of the server for each answer, in milliseconds */
    private record Loaded(Answers answers, double cpu) {}

    /** Lasts some seconds. */
    private interface Run {
        Answers answers() throws InterruptedException;
    }

    private static Loaded loaded(ImageServer server, Run run) throws InterruptedException {
        long before = server.cpu();
        Answers answers = run.answers();
        return new Loaded(answers, (server.cpu() - before) / MILLIS / Math.max(1, answers.count()));
    }

    /** What the processors did for a flow while the profile was taken, but for compiling, in milliseconds. */
    private static double cpu(Profile profile) {
        return (profile.process().cpu().orElse(0.0) - profile.process().compiler().orElse(0.0)) / MILLIS / profile.flows().started();
    }

    private void measure(Profile profile, String processors, List<Figure> figures) throws IOException, InterruptedException {
        ServerModel model = ServerModel.of(analysis, profile);
        int cores = processors.split(",").length;
        Scenario scenario = Scenario.standard().withCores(cores).withRuntime(RuntimeKind.VIRTUAL);
        Prediction most = run(model, scenario.withLoad(Load.closed(CLIENTS, 0)).withSeconds(2 * SECONDS).withWarmUp(0.5)
                .withReplications(SIMULATED_RUNS));
        try (ImageServer server = new ImageServer(root, processors, options("virtual"), log());
                HttpLoad load = new HttpLoad(server.port())) {
            load.closed(CLIENTS, WARM_UP_SECONDS, 0);
            QuietRuns<Loaded> closed = new QuietRuns<>();
            for (int i = 1; i <= RUNS; i++) {
                long seed = 1000 * i;
                closed.add(() -> loaded(server, () -> load.closed(CLIENTS, SECONDS, seed)));
            }
            String of = " of " + CLIENTS + " clients";
            add(figures, "throughput" + of + ", 1/s", cores, 0, values(most, SingleRun::throughput, 1), closed,
                    l -> l.answers().perSecond());
            add(figures, CPU + of + ", ms", cores, 0, new double[] {cpu(profile)}, closed, Loaded::cpu);
            for (int percent : LOADS) {
                double rate = most.throughput().value() * percent / 100;
                Prediction open = run(model, scenario.withRate(rate).withSeconds(SECONDS).withWarmUp(0).withReplications(SIMULATED_RUNS));
                QuietRuns<Loaded> runs = new QuietRuns<>();
                for (int i = 1; i <= RUNS; i++) {
                    long seed = i;
                    runs.add(() -> loaded(server, () -> load.open(rate, SECONDS, seed)));
                }
                String at = " at " + percent + " % of the predicted capacity";
                add(figures, "throughput" + at + ", 1/s", cores, rate, values(open, SingleRun::throughput, 1), runs,
                        l -> l.answers().perSecond());
                add(figures, CPU + at + ", ms", cores, rate, new double[] {cpu(profile)}, runs, Loaded::cpu);
                add(figures, "mean" + at + ", ms", cores, rate, values(open, SingleRun::mean, MILLIS), runs, l -> l.answers().mean());
                add(figures, "p99" + at + ", ms", cores, rate, values(open, SingleRun::p99, MILLIS), runs, l -> l.answers().p99());
            }
        }
    }

    private static double[] values(Prediction prediction, ToDoubleFunction<SingleRun> value, double unit) {
        return prediction.runs().stream().mapToDouble(value).map(v -> v / unit).sorted().toArray();
    }

    /** @param predicted in order */
    private void add(List<Figure> figures, String what, int cores, double rate, double[] predicted, QuietRuns<Loaded> runs,
            ToDoubleFunction<Loaded> value) throws IOException {
        int failures = runs.counted().stream().mapToInt(loaded -> loaded.answers().failures()).sum();
        if (failures > 0) {
            throw new IOException(failures + " requests failed: nothing can be said of the others");
        }
        int outside = predicted.length / 40;
        Figure figure = new Figure(what, cores, rate, Statistics.median(predicted), predicted[outside],
                predicted[predicted.length - 1 - outside], runs.counted().stream().mapToDouble(value).sorted().boxed().toList(),
                Machine.loadNow(), runs.stolen(), runs.disturbed());
        figures.add(figure);
        said.accept(String.format(Locale.ROOT, "%d processors, %s: %.2f predicted, %.2f measured", cores, what, figure.predicted(),
                figure.measured().get(figure.measured().size() / 2)));
    }

    private static Prediction run(ServerModel model, Scenario scenario) {
        return Simulation.run(model, scenario, Progress.NONE);
    }

    private static Profile read(Path file) throws IOException {
        try {
            return ProfileReader.read(Files.readString(file));
        } catch (JsonMistake mistake) {
            throw new IOException(mistake.message(file.toString()), mistake);
        }
    }

    private Path log() {
        return work.resolve("image-server.log");
    }

    private List<String> options(String runtime, String... others) {
        List<String> options = new ArrayList<>(List.of("--runtime=" + runtime, CACHE,
                "--images=" + work.resolve("pictures").toAbsolutePath()));
        options.addAll(List.of(others));
        return options;
    }
}
