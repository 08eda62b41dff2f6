// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.flux.benchmarks.BenchmarkCommand;
import org.flux.benchmarks.Machine;
import org.flux.examples.webserver.samples.SpecTree;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code ./dev bench http}. */
@Command(name = "./dev bench http", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Loads Flux on each of its runtimes and other web servers side by side, and writes tables, a chart and every run.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/http/README.md."})
final class HttpBenchmark implements Callable<Integer> {
    private static final double QUICK_SECONDS = 0.5;
    private static final double PACED_SHARE_OF_TIME = 0.5;

    @Option(names = "--contestants", split = ",", paramLabel = "NAME", description = "only these; see --list")
    private List<String> names = List.of();

    @Option(names = "--cells", split = ",", paramLabel = "CELL", description = "only these, for example hello/64,files/1024")
    private List<String> cells = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "rounds, each with fresh processes (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1", description = {
        "how long each contestant is loaded in a closed loop, per cell and round (${DEFAULT-VALUE}); half as long at a given rate"})
    private double seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "4", description = {
        "how long each process is warmed up (${DEFAULT-VALUE})"})
    private double warmUp;

    @Option(names = "--share", paramLabel = "PERCENT", defaultValue = "50", description = {
        "the given rate, in percent of the median contestant's throughput (${DEFAULT-VALUE})"})
    private double share;

    @Option(names = "--quick", description = "one round of hello/64, to see whether everything works; the figures mean nothing")
    private boolean quick;

    @Option(names = "--resume", description = "go on with what was interrupted, after its last complete round")
    private boolean resume;

    @Option(names = "--report", description = "measure nothing; write tables and chart again from http.json")
    private boolean report;

    @Option(names = "--validate", description = "load the first contestant by wrk and by our own load in turn; they should agree")
    private boolean validate;

    @Option(names = "--out", paramLabel = "DIR", description = {
        "where http.json, http.md and http.svg go: by default benchmarks/results if everything is measured, else "
                + "benchmarks/http/target/results"})
    private Path out;

    @Option(names = "--server-core", paramLabel = "N", defaultValue = "0", description = "the processor for servers (${DEFAULT-VALUE})")
    private int serverCore;

    @Option(names = "--load-core", paramLabel = "N", description = "the processor for the load (the last one)")
    private Integer loadCore;

    @Option(names = "--list", description = "tell the names of contestants and cells")
    private boolean list;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "tell what you are reading")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** @param root of the checkout */
    private final Path root;
    private final PrintStream said;
    private volatile boolean interrupted;

    HttpBenchmark(Path root, PrintStream said) {
        this.root = root;
        this.said = said;
    }

    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("flux.root", "."));
        System.exit(run(root, System.err, arguments));
    }

    static int run(Path root, PrintStream said, String... arguments) {
        return BenchmarkCommand.run("http", new HttpBenchmark(root, said), said, arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Contestant.all().forEach(it -> said.printf(Locale.ROOT, "%-14s %s%n", it.name(), it.title()));
            said.println(String.join(" ", Cell.all().stream().map(Cell::toString).toList()));
            return 0;
        }
        List<Contestant> contestants = contestants();
        List<Cell> chosen = chosenCells();
        checkNumbers();
        boolean everything = names.isEmpty() && cells.isEmpty() && !quick;
        Path directory = out != null ? out : root.resolve(everything ? "benchmarks/results" : "benchmarks/http/target/results");
        Path file = directory.resolve("http.json");
        if (report) {
            write(Results.read(file), directory);
            return 0;
        }
        Results results = begin(contestants, chosen, file);
        Server.Setup setup = setup(results);
        contestants.removeIf(contestant -> results.absent.containsKey(contestant.name()));
        if (validate) {
            Machine.pinThisProcess(loadCore);
            try (Server server = Server.start(contestants.getFirst(), setup)) {
                new Validation(server, said).run();
            }
            return 0;
        }
        try {
            measure(results, contestants, setup, file);
        } catch (IOException failed) {
            if (interrupted) { // since its servers have been ended
                return BenchmarkCommand.FAILED;
            }
            throw failed;
        }
        write(results, directory);
        return 0;
    }

    private List<Contestant> contestants() {
        List<Contestant> all = new ArrayList<>(Contestant.all());
        for (String name : names) {
            if (all.stream().noneMatch(contestant -> contestant.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), "nobody is called '" + name + "'; there are "
                        + String.join(", ", all.stream().map(Contestant::name).toList()));
            }
        }
        all.removeIf(contestant -> !names.isEmpty() && !names.contains(contestant.name()));
        return all;
    }

    private List<Cell> chosenCells() {
        try {
            return !cells.isEmpty() ? cells.stream().map(Cell::parse).distinct().toList()
                    : quick ? List.of(new Cell(Workload.HELLO, 64)) : Cell.all();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private void checkNumbers() {
        if (quick) {
            rounds = 1;
            seconds = QUICK_SECONDS;
            warmUp = 2 * QUICK_SECONDS;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (loadCore == null) {
            loadCore = processors - 1;
        }
        within("--rounds", rounds, 1, 100);
        within("--seconds", seconds, 0.1, 600);
        within("--warm-up", warmUp, 0.1, 600);
        within("--share", share, 1, 95);
        within("--server-core", serverCore, 0, processors - 1);
        within("--load-core", loadCore, 0, processors - 1);
        if (loadCore == serverCore && !report) {
            throw new ParameterException(spec.commandLine(), processors < 2
                    ? "at least two processors are needed: one for the server, one for the load"
                    : "--server-core and --load-core must be different processors");
        }
    }

    private void within(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new ParameterException(spec.commandLine(), String.format(Locale.ROOT, "%s must be from %s to %s", option, plain(least),
                    plain(most)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private Results begin(List<Contestant> contestants, List<Cell> chosen, Path file) throws IOException {
        Results fresh = new Results();
        fresh.started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        fresh.machine = Machine.here();
        fresh.settings = new Results.Settings(seconds, seconds * PACED_SHARE_OF_TIME, warmUp, share / 100, serverCore, loadCore,
                Server.JVM);
        chosen.forEach(cell -> fresh.cells.add(cell.toString()));
        for (Contestant contestant : contestants) {
            if (contestant.group() == Contestant.Group.NATIVE && Nginx.find().isEmpty()) {
                fresh.absent.put(contestant.name(), "there is no program nginx (on Debian: apt-get install nginx-light)");
            } else {
                fresh.contestants.add(contestant.name());
            }
        }
        if (!resume) {
            return fresh;
        }
        if (!Files.exists(file)) {
            throw new LoadFailed("there is nothing to resume: " + file + " does not exist");
        }
        Results before = Results.read(file);
        if (!before.settings.equals(fresh.settings) || !before.cells.equals(fresh.cells) || !before.contestants.equals(fresh.contestants)) {
            throw new LoadFailed(file + " was measured with other options, which cannot be mixed with these; give the same, or leave out "
                    + "--resume to begin anew");
        }
        before.forgetAfter(before.rounds);
        said.println("going on after round " + before.rounds);
        return before;
    }

    private Server.Setup setup(Results results) throws IOException {
        results.absent.forEach((name, why) -> said.println("without " + name + ": " + why));
        Path classpath = root.resolve("benchmarks/http/contestants/target/classpath");
        if (!Files.exists(classpath)) {
            throw new LoadFailed(classpath + " is missing; ./dev bench http builds it");
        }
        Path work = Files.createDirectories(root.resolve("benchmarks/http/target/work").toAbsolutePath());
        Path files = work.resolve("files");
        SpecTree.create(files, Workload.DIRECTORIES);
        String own = root.resolve("benchmarks/http/contestants/target/classes").toAbsolutePath().toString();
        return new Server.Setup(own + ":" + Files.readString(classpath).strip(), files, work, serverCore, Nginx.find().orElse(null));
    }

    private void measure(Results results, List<Contestant> contestants, Server.Setup setup, Path file)
            throws IOException, InterruptedException {
        int left = rounds - results.rounds;
        said.println(contestants.size() + " contestants, " + results.cells.size() + " cells, " + left + " rounds: about "
                + Experiment.duration(Experiment.estimate(left, contestants.size(), results.cells.size(), results.settings)));
        BenchmarkCommand.warnIfBusy(results.machine, said);
        Machine.pinThisProcess(loadCore);
        Thread atExit = new Thread(() -> endServers(file));
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            new Experiment(results, contestants, setup, rounds, file, said::println).run();
        } finally {
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        }
    }

    /** Ends the servers; what they were measured at has been written before. */
    private void endServers(Path file) {
        interrupted = true;
        List<ProcessHandle> servers = ProcessHandle.current().children().toList();
        servers.forEach(ProcessHandle::destroy);
        servers.forEach(server -> server.onExit().completeOnTimeout(server, 1, TimeUnit.SECONDS).join());
        servers.forEach(ProcessHandle::destroyForcibly);
        said.println("interrupted; what was measured is in " + file + "; --resume goes on after the last complete round");
    }

    private void write(Results results, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("http.md"), Report.of(results));
        Files.writeString(directory.resolve("http.svg"), Chart.of(results));
        said.println("written: " + directory.resolve("http.md") + ", http.svg and http.json");
    }
}
