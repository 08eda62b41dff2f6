// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;
import org.flux.runtime.RuntimeKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./dev bench overload}. */
@Command(name = "./dev bench overload", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Offers examples/web-server more than it can do, on each runtime, and writes how much it does nevertheless, and how soon it recovers.",
    "To be run on a machine that does nothing else. How it is measured: benchmarks/http/README.md."})
final class Overload extends WebServerBenchmark<Overload.Results> {
    private static final double GOAL = 0.9;
    private static final double RECOVERY = 5;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "1", description = "runs of each, with fresh processes (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--turns", paramLabel = "N", defaultValue = "10", description = {
        "how often capacity and overload are measured in turn, in each run (${DEFAULT-VALUE})"})
    private int turns;

    @Option(names = "--turn", paramLabel = "S", defaultValue = "5", description = {
        "how long each of the five loads of a turn lasts; a fifth of it does not count (${DEFAULT-VALUE})"})
    private double turn;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30",
            description = "how long the overload lasts that follows (${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--normal", paramLabel = "S", defaultValue = "5", description = {
        "how long half of the capacity is offered before, and twice as long after (${DEFAULT-VALUE})"})
    private double normal;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "16", description = "how long each is warmed up (${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--factor", paramLabel = "X", defaultValue = "2", description = "times the capacity that is offered (${DEFAULT-VALUE})")
    private double factor;

    @Option(names = "--max-flows", paramLabel = "N", defaultValue = "128", description = "the admission limit (${DEFAULT-VALUE})")
    private int maxFlows;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "2048", description = "of the clients (${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--bound", paramLabel = "S", defaultValue = "1", description = "a later answer does not count (${DEFAULT-VALUE} s)")
    private double bound;

    @Option(names = "--workload", paramLabel = "NAME", defaultValue = Workload.FILES, description = "hello or files (${DEFAULT-VALUE})")
    private String workload;

    Overload(Path root, PrintStream said) {
        super("overload", Results.class, root, said);
    }

    public static void main(String[] arguments) {
        System.exit(new Overload(root(), System.err).run(arguments));
    }

    /** Everything, as it is kept. */
    record Results(Machine machine, OverloadRun.Settings settings, List<OverloadRun> runs) implements Measured {
        Map<String, List<OverloadRun>> byRuntime() {
            return runs.stream().collect(Collectors.groupingBy(run -> run.contestant().substring(Contestant.FLUX.length()),
                    LinkedHashMap::new, Collectors.toList()));
        }
    }

    @Override
    void checkOptions() {
        if (rounds < 1 || turns < 1 || maxFlows < 1 || connections <= maxFlows || !Workload.NAMES.contains(workload)
                || !(turn > 0 && seconds > 0 && normal > 0 && warmUp > 0 && factor > 1 && bound > 0)) {
            throw wrong("numbers must be positive, --factor above 1, --connections above --max-flows, --workload one of "
                    + String.join(", ", Workload.NAMES));
        }
    }

    @Override
    double expectedSeconds() {
        return rounds * kinds().size() * (3 + warmUp + (turns * (2 + OverloadRun.OFFERS.length) + 1) * turn + 3 * normal + seconds);
    }

    @Override
    Results measure(Machine machine) throws Exception {
        OverloadRun.Settings settings = new OverloadRun.Settings(turns, turn, seconds, normal, warmUp, factor, maxFlows, connections, bound,
                workload);
        Results results = new Results(machine, settings, new ArrayList<>());
        for (int round = 1; round <= rounds; round++) {
            for (RuntimeKind kind : Experiment.rotated(kinds(), round - 1)) {
                OverloadRun run = run(round, kind, settings);
                results.runs().add(run);
                keep(results, summary(run));
            }
        }
        return results;
    }

    private OverloadRun run(int round, RuntimeKind kind, OverloadRun.Settings settings) throws IOException, InterruptedException {
        try (Server server = start(kind, "overload-" + name(kind), "--max-flows=" + settings.maxFlows())) {
            try {
                return OverloadRun.of(round, server, Workload.of(settings.workload(), files()), settings);
            } catch (IOException failed) {
                throw server.failed("fails: " + failed.getMessage());
            }
        }
    }

    private static String summary(OverloadRun run) {
        Shares shares = Shares.of(List.of(run));
        return String.format(Locale.ROOT, "round %d, %-12s  capacity %.0f/s, under overload %s of it, %s of what few connections get; "
                + "CPU %.1f and %.1f us each, p99 %.1f ms, recovered after %.2f s", run.round(), run.contestant(), shares.capacity(),
                shares.ofCapacity().ratio(), shares.ofFew().ratio(), shares.cpu(), shares.cpuUnderOverload(), run.p99() / 1e3,
                run.recoverySeconds());
    }

    /**
     * What is done under overload, compared turn by turn.
     *
     * @param ofCapacity with the most that is done of any load offered over the same connections
     * @param ofFew with the throughput over few
     * @param cpu microseconds of processor time for each answer over few connections
     */
    private record Shares(double capacity, double few, Statistics.Estimate ofCapacity, Statistics.Estimate ofFew, double cpu,
            double cpuUnderOverload) {

        static Shares of(List<OverloadRun> runs) {
            List<OverloadRun.Turn> turns = runs.stream().flatMap(run -> run.turns().stream()).toList();
            int best = OverloadRun.best(turns);
            double[] good = values(turns, turn -> turn.overloaded().perSecond());
            double[] capacity = values(turns, turn -> turn.offered()[best].perSecond());
            double[] few = values(turns, turn -> turn.few().perSecond());
            return new Shares(mean(capacity), mean(few), Statistics.ratio(good, capacity), Statistics.ratio(good, few),
                    mean(values(turns, turn -> turn.few().cpu())), mean(values(turns, turn -> turn.overloaded().cpu())));
        }

        private static double mean(double[] values) {
            return Statistics.mean(values).mean();
        }

        String verdict() {
            return ofCapacity.low() >= GOAL ? "met" : ofCapacity.high() < GOAL ? "missed"
                    : ofCapacity.mean() >= GOAL ? "met, within noise" : "missed, within noise";
        }
    }

    @Override
    String page(Results results) {
        OverloadRun.Settings settings = results.settings();
        StringBuilder page = new StringBuilder("# Overload\n\n");
        page.append(String.format(Locale.ROOT, "%s Web server: 1 event loop, at most %d flows, "
                + "workload `%s`, %d connections. %d turns of %.0f s for each load; then half of the capacity for %.0f s, %.1f "
                + "times the capacity for %.0f s, and half again. An answer counts within %.1f s. Ratios are within a turn, with their 95 "
                + "%% intervals. How it is measured: [benchmarks/http](../http/README.md). All of it: [overload.json](overload.json).%n%n",
                measuredOn(results.machine()), settings.maxFlows(), settings.workload(), settings.connections(), settings.turns(),
                settings.turnSeconds(), settings.normalSeconds(), settings.factor(), settings.seconds(), settings.boundSeconds()));
        page.append("| runtime | capacity, 1/s | goodput ÷ capacity | goal ≥ 0.9 | over few connections, 1/s | goodput ÷ that "
                + "| CPU over few / under overload, µs |\n|" + "---|".repeat(7) + "\n");
        results.byRuntime().forEach((name, runs) -> page.append(shares(name, runs)));
        page.append(String.format(Locale.ROOT, "%nThe %.0f s of overload, and what followed:%n%n", settings.seconds()));
        page.append("| runtime | goodput, 1/s | late | 503 | turned away | p50 / p99 before, ms | p50 / p99 under overload, ms "
                + "| recovery at most, s | goal ≤ 5 s | slow again later | server's share of its processor | memory, MB |\n|"
                + "---|".repeat(12) + "\n");
        results.byRuntime().forEach((name, runs) -> page.append(overload(name, runs)));
        return page.append("""

                Where there are as many flows as there may be, the server starts none: of each connection it reads one request, which
                waits in line, in order of arrival; so the time of all is bounded by connections ÷ capacity. What a flow could not be
                started for all the same waits for its turn, as many as there may be flows; the rest is answered 503 with Retry-After.
                Capacity is the most that it answers of any load offered over the same connections. "Over few connections" is a closed
                loop over as many as there may be flows: each of many costs more by itself, with or without a limit, since memory and
                caches hold more of them. "Turned away" are requests that were due while the load had no free connection; they are not
                the server's. It has recovered as soon as the 99th percentile of every quarter of a second is at most twice what it was
                at worst before, for two seconds; "slow again later" is the share of the quarters of a second after that which were not,
                the machine's own disturbances among them.
                """).toString();
    }

    private static String shares(String name, List<OverloadRun> runs) {
        Shares shares = Shares.of(runs);
        return String.format(Locale.ROOT, "| %s | %.0f | %s | %s | %.0f | %s | %.1f / %.1f |%n", name, shares.capacity(),
                shares.ofCapacity().ratio(), shares.verdict(), shares.few(), shares.ofFew().ratio(), shares.cpu(),
                shares.cpuUnderOverload());
    }

    private static String overload(String name, List<OverloadRun> runs) {
        double recovery = runs.stream().mapToDouble(OverloadRun::recoverySeconds).max().orElse(0);
        return String.format(Locale.ROOT, "| %s | %.0f | %.1f %% | %.1f %% | %.0f %% | %.1f / %.1f | %.1f / %.1f | %.2f | %s "
                + "| %.1f %% | %.2f | %.0f |%n", name, mean(runs, OverloadRun::good), 100 * mean(runs, OverloadRun::late),
                100 * mean(runs, OverloadRun::refused), 100 * mean(runs, OverloadRun::turnedAway),
                mean(runs, OverloadRun::normalP50) / 1e3, mean(runs, OverloadRun::normalP99) / 1e3,
                mean(runs, OverloadRun::p50) / 1e3, mean(runs, OverloadRun::p99) / 1e3, recovery,
                recovery <= RECOVERY ? "met" : "missed", 100 * mean(runs, OverloadRun::relapses), mean(runs, OverloadRun::busy),
                mean(runs, run -> run.peakBytes()) / (1 << 20));
    }

    private static double[] values(List<OverloadRun.Turn> turns, ToDoubleFunction<OverloadRun.Turn> value) {
        return turns.stream().mapToDouble(value).toArray();
    }

    private static double mean(List<OverloadRun> runs, ToDoubleFunction<OverloadRun> value) {
        return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
