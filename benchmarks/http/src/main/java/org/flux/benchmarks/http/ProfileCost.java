// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.Statistics.Estimate;
import org.flux.runtime.RuntimeKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./dev bench profile}. */
@Command(name = "./dev bench profile", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Loads examples/web-server without and with --profile in turn, and flows that do nothing, and writes what measuring costs.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/http/README.md."})
final class ProfileCost extends WebServerBenchmark<ProfileCost.Results> {
    private static final double GOAL = 1.05;
    private static final double SETTLE = 0.25;
    private static final String TINY = "tiny flows";

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

    ProfileCost(Path root, PrintStream said) {
        super("profile", Results.class, root, said);
    }

    public static void main(String[] arguments) {
        System.exit(new ProfileCost(root(), System.err).run(arguments));
    }

    /**
     * Without and with a profile, measured one after the other.
     *
     * @param plain flows a second, {@code profiled} the same with a profile
     * @param plainCpu the server's processor time for each in microseconds; of flows on the calling thread, its time
     */
    record Pair(double plain, double profiled, double plainCpu, double profiledCpu) {}

    record Cell(String runtime, String workload, List<Pair> pairs) {
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

    /** Everything, as it is kept. */
    record Results(Machine machine, int connections, int turns, double turnSeconds, List<Cell> cells) implements Measured {}

    /** Something that can be measured again and again. */
    @FunctionalInterface
    private interface Measurement<T> {
        T take() throws IOException;
    }

    @Override
    void checkOptions() {
        if (connections < 1 || turns < 2 || !(turn > 0 && warmUp > 0) || !Workload.NAMES.containsAll(workloads)) {
            throw wrong("numbers must be positive, --turns at least 2, --workloads of " + String.join(", ", Workload.NAMES));
        }
    }

    @Override
    double expectedSeconds() {
        return (kinds().size() * workloads.size() + 1) * 2 * (3 + warmUp + turns * turn);
    }

    @Override
    Results measure(Machine machine) throws Exception {
        Results results = new Results(machine, connections, turns, turn, new ArrayList<>());
        add(results, tiny());
        for (RuntimeKind kind : kinds()) {
            for (String workload : workloads) {
                add(results, cell(kind, Workload.of(workload, files())));
            }
        }
        return results;
    }

    private void add(Results results, Cell cell) throws IOException {
        results.cells().add(cell);
        keep(results, String.format(Locale.ROOT, "%-8s %-10s time %s, processor time %s", cell.runtime(), cell.workload(),
                cell.time().ratio(), cell.cpu().ratio()));
    }

    private Cell tiny() throws Exception {
        long window = nanos(turn);
        try (TinyFlows plain = new TinyFlows(null); TinyFlows profiled = new TinyFlows(work().resolve("tiny.json"))) {
            for (int i = 0; i < 4; i++) { // both in turn, or the first one's code is made for it alone
                plain.run(nanos(warmUp) / 4);
                profiled.run(nanos(warmUp) / 4);
            }
            List<Pair> pairs = pairs(() -> plain.run(window), () -> profiled.run(window),
                    (without, with) -> new Pair(1e9 / without, 1e9 / with, without / 1e3, with / 1e3));
            if (plain.state() == 0 && profiled.state() == 0) {
                throw new LoadFailed("nothing was done");
            }
            return new Cell(name(RuntimeKind.EVENT), TINY, pairs);
        }
    }

    private Cell cell(RuntimeKind kind, Workload workload) throws IOException, InterruptedException {
        String log = "profile-" + name(kind);
        try (Server plain = start(kind, log);
                Server profiled = start(kind, log + "-profiled", "--profile=" + work().resolve(log + ".json"));
                Load ofPlain = new Load(plain.port(), connections, workload);
                Load ofProfiled = new Load(profiled.port(), connections, workload)) {
            ofPlain.closed(0, nanos(warmUp), () -> { });
            ofProfiled.closed(0, nanos(warmUp), () -> { });
            return new Cell(name(kind), workload.name(), pairs(() -> Rate.closed(plain, ofPlain, nanos(turn), SETTLE),
                    () -> Rate.closed(profiled, ofProfiled, nanos(turn), SETTLE),
                    (without, with) -> new Pair(without.perSecond(), with.perSecond(), without.cpu(), with.cpu())));
        }
    }

    /** Measures both in turn, each first as often as the other. */
    private <T> List<Pair> pairs(Measurement<T> plain, Measurement<T> profiled, BiFunction<T, T, Pair> pair) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            boolean plainFirst = i % 2 == 0;
            T first = (plainFirst ? plain : profiled).take();
            T second = (plainFirst ? profiled : plain).take();
            pairs.add(plainFirst ? pair.apply(first, second) : pair.apply(second, first));
        }
        return pairs;
    }

    @Override
    String page(Results results) {
        StringBuilder page = new StringBuilder("# What a profile costs\n\n");
        page.append(String.format(Locale.ROOT, "%s Web server on one processor, %d connections that ask again as soon as they are "
                + "answered; %d turns of %.0f s without and with `--profile`, in turn, two processes. Ratios are within a turn, with their "
                + "95 %% intervals. How it is measured: "
                + "[benchmarks/http](../http/README.md#what-a-profile-costs). All of it: [profile.json](profile.json).%n%n",
                measuredOn(results.machine()), results.connections(), results.turns(), results.turnSeconds()));
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
