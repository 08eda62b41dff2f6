// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.Statistics.Estimate;
import org.flux.examples.webserver.samples.SpecTree;
import org.flux.runtime.RuntimeKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./dev bench profile}. */
@Command(name = "./dev bench profile", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Loads examples/web-server without and with --profile in turn, and flows that do nothing, and writes what measuring costs.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/http/README.md."})
final class ProfileCost implements Callable<Integer> {
    private static final double GOAL = 1.05;
    private static final double SETTLE = 0.25;
    private static final String TINY = "tiny flows";

    @Option(names = "--runtimes", split = ",", paramLabel = "NAME", description = "only these; by default all")
    private List<RuntimeKind> kinds = List.of(RuntimeKind.values());

    @Option(names = "--workloads", split = ",", paramLabel = "NAME", description = "hello or files; by default both")
    private List<String> workloads = Workload.NAMES;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64", description = "of the clients (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--turns", paramLabel = "N", defaultValue = "16", description = "how often each is measured (${DEFAULT-VALUE})")
    private int turns;

    @Option(names = "--turn", paramLabel = "S", defaultValue = "2", description = {
        "how long each turn lasts; a quarter of it does not count (${DEFAULT-VALUE})"})
    private double turn;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "10", description = "how long each is warmed up (${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--report", description = "measure nothing: write profile.md anew of the profile.json that is there")
    private boolean reportOnly;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "benchmarks/results", description = {
        "where profile.md and profile.json go (${DEFAULT-VALUE})"})
    private Path out;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "tell what you are reading")
    private boolean help;

    private final Path root;
    private final PrintStream said;

    ProfileCost(Path root, PrintStream said) {
        this.root = root;
        this.said = said;
    }

    /**
     * Without and with a profile, measured one after the other.
     *
     * @param plain flows a second, {@code profiled} the same with a profile
     * @param plainCpu the server's processor time for each in microseconds; of flows on the calling thread, its time
     */
    private record Pair(double plain, double profiled, double plainCpu, double profiledCpu) {}

    private record Cell(String runtime, String workload, List<Pair> pairs) {
        /** How many times as long a flow takes with a profile. */
        Estimate time() {
            return Statistics.ratio(values(Pair::plain), values(Pair::profiled));
        }

        Estimate cpu() {
            return Statistics.ratio(values(Pair::profiledCpu), values(Pair::plainCpu));
        }

        double mean(ToDoubleFunction<Pair> value) {
            return Statistics.mean(values(value)).mean();
        }

        private double[] values(ToDoubleFunction<Pair> value) {
            return pairs.stream().mapToDouble(value).toArray();
        }
    }

    private record Results(Machine machine, int connections, int turns, double turnSeconds, List<Cell> cells) {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new ProfileCost(Path.of(System.getProperty("flux.root", ".")).toAbsolutePath(), System.err));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, given) -> {
            System.err.println("bench profile: " + wrong.getMessage());
            return 2;
        });
        line.setExecutionExceptionHandler((thrown, command, given) -> {
            if (!(thrown instanceof IOException)) {
                throw thrown;
            }
            System.err.println("bench profile: " + thrown.getMessage());
            return 1;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createDirectories(root.resolve(out));
        if (reportOnly) {
            write(directory, new Gson().fromJson(Files.readString(directory.resolve("profile.json")), Results.class));
            return 0;
        }
        if (connections < 1 || turns < 2 || !(turn > 0 && warmUp > 0) || !Workload.NAMES.containsAll(workloads)) {
            throw new LoadFailed("numbers must be positive, --turns at least 2, --workloads of " + String.join(", ", Workload.NAMES));
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors < 2) {
            throw new LoadFailed("at least two processors are needed: one for the server, one for the load");
        }
        Results results = new Results(Machine.here(), connections, turns, turn, new ArrayList<>());
        double each = 2 * (3 + warmUp + turns * turn);
        said.println(kinds.size() + " runtimes, " + workloads.size() + " workloads: about "
                + Experiment.duration((kinds.size() * workloads.size() + 1) * each)
                + (results.machine().load() > 0.5 ? "; this machine is busy: figures will be worth little" : ""));
        Path work = Files.createDirectories(root.resolve("benchmarks/http/target/work"));
        Path files = work.resolve("files");
        SpecTree.create(files, Workload.DIRECTORIES);
        Machine.pinThisProcess(processors - 1);
        keep(results, tiny(work), directory);
        for (RuntimeKind kind : kinds) {
            for (String workload : workloads) {
                keep(results, cell(kind, Workload.of(workload, files), files, work), directory);
            }
        }
        write(directory, results);
        return 0;
    }

    private void keep(Results results, Cell cell, Path directory) throws IOException {
        results.cells().add(cell);
        said.printf(Locale.ROOT, "%-8s %-10s time %s, processor time %s%n", cell.runtime(), cell.workload(), cell.time().ratio(),
                cell.cpu().ratio());
        Files.writeString(directory.resolve("profile.json"),
                new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create().toJson(results));
    }

    private Cell tiny(Path work) throws Exception {
        long window = nanos(turn);
        List<Pair> pairs = new ArrayList<>();
        try (TinyFlows plain = new TinyFlows(null); TinyFlows profiled = new TinyFlows(work.resolve("tiny.json"))) {
            for (int i = 0; i < 4; i++) { // both in turn, or the first one's code is made for it alone
                plain.run(nanos(warmUp) / 4);
                profiled.run(nanos(warmUp) / 4);
            }
            for (int i = 0; i < turns; i++) {
                double first = (i % 2 == 0 ? plain : profiled).run(window);
                double second = (i % 2 == 0 ? profiled : plain).run(window);
                double without = i % 2 == 0 ? first : second;
                double with = i % 2 == 0 ? second : first;
                pairs.add(new Pair(1e9 / without, 1e9 / with, without / 1e3, with / 1e3));
            }
            if (plain.state() == 0 && profiled.state() == 0) {
                throw new LoadFailed("nothing was done");
            }
        }
        return new Cell("event", TINY, pairs);
    }

    private Cell cell(RuntimeKind kind, Workload workload, Path files, Path work) throws IOException, InterruptedException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        List<Pair> pairs = new ArrayList<>();
        try (Server plain = start(name, files, work, ""); Server profiled = start(name, files, work, "profile");
                Load ofPlain = new Load(plain.port(), connections, workload);
                Load ofProfiled = new Load(profiled.port(), connections, workload)) {
            ofPlain.closed(0, nanos(warmUp), () -> { });
            ofProfiled.closed(0, nanos(warmUp), () -> { });
            for (int i = 0; i < turns; i++) {
                double[] first = i % 2 == 0 ? measure(plain, ofPlain) : measure(profiled, ofProfiled);
                double[] second = i % 2 == 0 ? measure(profiled, ofProfiled) : measure(plain, ofPlain);
                double[] without = i % 2 == 0 ? first : second;
                double[] with = i % 2 == 0 ? second : first;
                pairs.add(new Pair(without[0], with[0], without[1], with[1]));
            }
        }
        return new Cell(name, workload.name(), pairs);
    }

    private Server start(String runtime, Path files, Path work, String profile) throws IOException, InterruptedException {
        Contestant contestant = Contestant.all().stream().filter(it -> it.name().equals(Contestant.FLUX + runtime)).findFirst()
                .orElseThrow();
        String classpath = root.resolve("examples/web-server/target/classes") + ":" + root.resolve("org.flux.cli/target/flux.jar");
        List<String> command = new ArrayList<>(Server.java(classpath, "org.flux.examples.webserver.WebServerMain", "--port=0",
                "--php=off", "--io-threads=1", "--root=" + files, "--runtime=" + runtime));
        if (!profile.isEmpty()) {
            command.add("--profile=" + work.resolve(profile + "-" + runtime + ".json"));
        }
        return Server.start(contestant, 0, command, 0, work.resolve("profile-" + runtime + profile + ".log"));
    }

    /** Requests a second, and the server's processor time for each in microseconds. */
    private double[] measure(Server server, Load load) throws IOException {
        double[] cpu = new double[2];
        int[] edge = new int[1];
        Load.Closed done = load.closed(nanos(SETTLE * turn), nanos((1 - SETTLE) * turn), () -> cpu[edge[0]++] = server.cpuSeconds());
        return new double[] {done.requests() / done.seconds(), (cpu[1] - cpu[0]) * 1e6 / done.requests()};
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    private void write(Path directory, Results results) throws IOException {
        Files.writeString(directory.resolve("profile.md"), report(results));
        said.println("written: " + directory.resolve("profile.md") + " of profile.json");
    }

    private static String report(Results results) {
        StringBuilder page = new StringBuilder("# What a profile costs\n\n");
        page.append(String.format(Locale.ROOT, "%s, %d processors, %s, JDK %s, load average %.2f before. Web server on one processor, %d "
                + "connections that ask again as soon as they are answered; %d turns of %.0f s without and with `--profile`, in turn, two "
                + "processes. Ratios are within a turn, with their 95 %% intervals. How it is measured: "
                + "[benchmarks/http](../http/README.md#what-a-profile-costs). All of it: [profile.json](profile.json).%n%n",
                results.machine().processor(), results.machine().processors(), results.machine().system(), results.machine().jdk(),
                results.machine().load(), results.connections(), results.turns(), results.turnSeconds()));
        page.append("| runtime | workload | 1/s without | time per request, with ÷ without | CPU each without, µs "
                + "| CPU per request, with ÷ without | goal ≤ 1.05 |\n|" + "---|".repeat(7) + "\n");
        for (Cell cell : results.cells()) {
            page.append(String.format(Locale.ROOT, "| %s | %s | %.0f | %s | %.2f | %s | %s |%n", cell.runtime(), cell.workload(),
                    cell.mean(Pair::plain), cell.time().ratio(), cell.mean(Pair::plainCpu), cell.cpu().ratio(),
                    cell.time().atMost(GOAL)));
        }
        return page.append("\n`" + TINY + "` are flows of three calls and a lock that do nothing, from the thread that is their loop: "
                + "what a flow costs at the very least.\n").toString();
    }
}
