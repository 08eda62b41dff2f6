// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.flux.benchmarks.BenchmarkCommand;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.accuracy.emulation.EmulatedServer;
import org.flux.benchmarks.accuracy.real.RealMachine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./dev bench accuracy}. */
@Command(name = "./dev bench accuracy", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Compares what the simulator predicts of five programs, from a profile of one processor, with what they do on 1 to 16 emulated ones,"
            + " and writes docs/accuracy.md. It goes on where it was stopped; every run is kept at once.",
    "How it is measured: benchmarks/accuracy/README.md."})
final class AccuracyBenchmark implements Callable<Integer> {
    private static final double HOUR = 3600e9;

    @Option(names = "--only", split = ",", paramLabel = "PROGRAM[/RUNTIME[/CORES[/LOAD]]]", description = {
        "only these, for example library/virtual,accounts/event/4/knee"})
    private Set<String> only = new TreeSet<>();

    @Option(names = "--hours", paramLabel = "H", description = "begin nothing new after so long")
    private Double hours;

    @Option(names = "--share", paramLabel = "P", defaultValue = "0.8", description = {
        "how much of the real processors the emulated servers may take together; each takes 0.03 to 0.2 (${DEFAULT-VALUE})"})
    private double share;

    @Option(names = "--wall-clock", description = {
        "time everything by the wall; by default the clock stands still while the hypervisor takes a processor away (which needs root)"})
    private boolean wall;

    @Option(names = "--seconds", paramLabel = "S", description = "how long each run is measured (30)")
    private Double seconds;

    @Option(names = "--repetitions", paramLabel = "N", description = "runs of each cell, with other seeds (5)")
    private Integer repetitions;

    @Option(names = "--pairs", paramLabel = "N", description = "runs of the ranking with each node made faster, and as many without (15)")
    private Integer pairs;

    @Option(names = "--profile-seconds", paramLabel = "S", description = "how long each program is profiled (240)")
    private Double profileSeconds;

    @Option(names = "--predict", description = {
        "measure nothing; predict again what has been predicted, from the same profiles and at the same rates"})
    private boolean predict;

    @Option(names = "--profile", description = "profile again, and predict again")
    private boolean profile;

    @Option(names = "--ranking", description = "only what is worth optimising; by default that comes after the cells")
    private boolean ranking;

    @Option(names = "--theory", description = "only the emulation itself, against formulas")
    private boolean theory;

    @Option(names = "--real", description = {
        "only the image server on this machine's own processors, over HTTP: 10 minutes, in which nothing else should run"})
    private boolean real;

    @Option(names = "--report", description = "measure nothing; write page and chart again")
    private boolean report;

    @Option(names = "--fresh", description = "forget what has been measured before")
    private boolean fresh;

    @Option(names = "--out", paramLabel = "DIR", description = {
        "where accuracy.json, accuracy.md and accuracy.svg go: by default benchmarks/results, docs and docs/images"})
    private Path out;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "tell what you are reading")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Path root;
    private final PrintStream said;

    AccuracyBenchmark(Path root, PrintStream said) {
        this.root = root;
        this.said = said;
    }

    public static void main(String[] arguments) {
        System.exit(run(Path.of(System.getProperty("flux.root", ".")), System.err, arguments));
    }

    static int run(Path root, PrintStream said, String... arguments) {
        return BenchmarkCommand.run("accuracy", new AccuracyBenchmark(root, said), said, arguments);
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        List<Cell> cells = Cell.all().stream().filter(c -> c.matches(only)).toList();
        Path file = (out == null ? root.resolve("benchmarks/results") : out).resolve("accuracy.json");
        if (report) {
            write(results(file));
            return 0;
        }
        ResultsLock lock = ResultsLock.of(file);
        try (lock) {
            Results results = results(file);
            measure(cells, results, file);
            write(results);
        } catch (IOException failed) {
            if (ServerProcess.areEnding()) { // by Ctrl-C: then servers have ended, too
                said.println("accuracy: stopped; every run that came to its end is kept");
                return BenchmarkCommand.FAILED;
            }
            throw failed;
        }
        return 0;
    }

    private void checkOptions() {
        for (String one : only) {
            if (Cell.all().stream().noneMatch(c -> c.matches(Set.of(one)))) {
                throw new ParameterException(spec.commandLine(), "--only " + one + " means nothing; there are for example "
                        + Cell.all().getFirst() + " and " + Cell.all().getLast());
            }
        }
        if (!(share > 0) || !isPositive(hours) || !isPositive(seconds) || !isPositive(profileSeconds) || !isPositive(repetitions)
                || !isPositive(pairs)) {
            throw new ParameterException(spec.commandLine(),
                    "--share, --hours, --seconds, --profile-seconds, --repetitions and --pairs must be positive");
        }
        if (report && fresh) {
            throw new ParameterException(spec.commandLine(), "--report and --fresh: there would be nothing to report");
        }
    }

    /** Options that are not given are all right. */
    private static boolean isPositive(Number value) {
        return value == null || value.doubleValue() > 0;
    }

    private void measure(List<Cell> cells, Results results, Path file) throws IOException {
        Path target = root.resolve("benchmarks/accuracy/target");
        if (!predict) {
            results.goOnAt(Machine.here());
        }
        if (real) {
            measureReally(target, results);
            results.write(file);
        }
        boolean all = !ranking && !theory && !real;
        if (!all && !ranking && !theory) {
            return;
        }
        EmulatedServer.check(Runtime.version().feature());
        try (Host host = Host.best(wall)) {
            emulate(cells, results, file, target, host, all);
        }
    }

    private void emulate(List<Cell> cells, Results results, Path file, Path target, Host host, boolean all) throws IOException {
        if (host.priority() != Priority.REAL_TIME) {
            said.println("accuracy: emulated servers get no real-time priority here (root has it), so that other programs disturb them");
        }
        results.priority = host.priority().toString();
        long start = System.nanoTime();
        BooleanSupplier over = () -> hours != null && System.nanoTime() - start > hours * HOUR;
        Path profiles = out == null ? root.resolve("benchmarks/results/accuracy") : out.resolve("profiles");
        Experiment experiment = new Experiment(new Experiment.Places(root, target.resolve("programs"), profiles, file), results, said,
                share, host, over);
        if (theory || all && results.theory.isEmpty() && only.isEmpty()) {
            new TheoryRuns(root, target.resolve("programs"), results, said, share, host).measure();
            results.write(file);
        }
        if (all || ranking) {
            experiment.profile(cells, profile);
            experiment.predict(cells, predict || profile);
        }
        if (all && !predict) {
            experiment.measure(cells);
        }
        if (all && only.isEmpty() || ranking) {
            RankingRuns runs = new RankingRuns(experiment, results, file, said, share, over);
            runs.predict(cells, predict || profile);
            if (!predict) {
                runs.measure(cells);
            }
        }
        if (over.getAsBoolean()) {
            said.println("accuracy: the time is over; the same command goes on");
        }
    }

    private void measureReally(Path target, Results results) throws IOException {
        BenchmarkCommand.warnIfBusy(Machine.here(), said);
        Path program = root.resolve("examples/image-server/src/main/flux/image-server.flux");
        try (Host awake = Host.awake()) {
            said.println("accuracy: the processors are kept awake; the server has " + awake.priority());
            results.real = new RealMachine(root, target.resolve("real"), Generation.load(program).analysis(),
                    line -> said.println("accuracy: " + line)).measure();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private Results results(Path file) throws IOException {
        if (report || Files.exists(file) && !fresh) {
            Results results = Results.read(file);
            Results.Settings old = results.settings;
            Results.Settings wanted = asked(old);
            if (wanted.seconds() != old.seconds() && !results.samples.isEmpty()) {
                throw new IOException(file + " has runs of " + old.seconds() + " s: say the same --seconds, --fresh or another --out");
            }
            results.settings = wanted;
            return results;
        }
        Results results = new Results();
        results.started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        results.machine = Machine.here();
        results.settings = asked(Results.Settings.FULL);
        return results;
    }

    /** The settings with what the options say of them. */
    private Results.Settings asked(Results.Settings settings) {
        return new Results.Settings(seconds == null ? settings.seconds() : seconds, settings.warmUp(),
                repetitions == null ? settings.repetitions() : repetitions, settings.clients(),
                profileSeconds == null ? settings.profileSeconds() : profileSeconds, pairs == null ? settings.pairs() : pairs);
    }

    private void write(Results results) throws IOException {
        Path page = out == null ? root.resolve("docs/accuracy.md") : out.resolve("accuracy.md");
        Path chart = out == null ? root.resolve("docs/images/accuracy.svg") : out.resolve("images/accuracy.svg");
        Files.createDirectories(chart.getParent());
        Files.writeString(page, Report.of(results));
        Files.writeString(chart, Chart.of(results));
        said.println("accuracy: wrote " + page + " and " + chart);
    }
}
