// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.Statistics;

/**
 * Runs rounds. In each, every contestant is a fresh process, so that what one just-in-time compilation happened to do is not taken for the
 * server's nature; all are warmed up, and then cell by cell they are measured one after the other, in another order each time.
 */
final class Experiment {
    private static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int WARM_UP_STEPS = 2;
    private static final int WARM_UP_CONNECTIONS = 64;
    /** What starting, connecting and waiting take beside what is measured, in seconds; for the estimate only. */
    private static final double START_SECONDS = 1.2;
    private static final double CELL_SECONDS = 0.55;

    private final Results results;
    private final List<Contestant> contestants;
    private final Server.Setup setup;
    private final int rounds;
    private final Path file;
    private final Consumer<String> progress;
    private final Map<String, Workload> workloads = new HashMap<>();
    private final long began = System.nanoTime();

    /**
     * @param results to go on with; as many rounds as it says are complete
     * @param file where they are kept, after every cell
     * @param progress takes lines for people
     */
    Experiment(Results results, List<Contestant> contestants, Server.Setup setup, int rounds, Path file, Consumer<String> progress)
            throws IOException {
        this.results = results;
        this.contestants = contestants;
        this.setup = setup;
        this.rounds = rounds;
        this.file = file;
        this.progress = progress;
        for (String cell : results.cells) {
            String name = Cell.parse(cell).workload();
            workloads.put(name, workloads.containsKey(name) ? workloads.get(name) : Workload.of(name, setup.root()));
        }
    }

    /** How long that many rounds take, in seconds. */
    static double estimate(int rounds, int contestants, int cells, Results.Settings settings) {
        double perCell = settings.seconds() + settings.pacedSeconds() + CELL_SECONDS;
        return rounds * contestants * (START_SECONDS + settings.warmUpSeconds() + cells * perCell);
    }

    void run() throws IOException, InterruptedException {
        int first = results.rounds + 1;
        for (int round = first; round <= rounds; round++) {
            round(round, first);
            results.rounds = round;
            results.write(file);
        }
    }

    private void round(int round, int first) throws IOException, InterruptedException {
        List<Server> servers = new ArrayList<>();
        results.loads.add(Machine.loadNow());
        try {
            progress.accept("round " + round + " of " + rounds + ": starting and warming up " + contestants.size() + " servers");
            for (Contestant contestant : contestants) {
                Server server = Server.start(contestant, setup);
                servers.add(server);
                for (Workload workload : workloads.values()) {
                    results.headBytes.put(contestant.name() + " " + workload.name(), Verifier.verify(server, workload));
                }
                warmUp(server);
            }
            for (int i = 0; i < results.cells.size(); i++) {
                cell(round, Cell.parse(results.cells.get(i)), rotated(servers, (round - 1) * results.cells.size() + i));
                results.write(file);
                double done = (round - first + (i + 1.0) / results.cells.size()) / (rounds - first + 1);
                double elapsed = (System.nanoTime() - began) / 1e9;
                progress.accept(String.format(Locale.ROOT, "round %d of %d, %-10s  %3.0f %% done, about %s left", round, rounds,
                        results.cells.get(i), 100 * done, duration(elapsed / done - elapsed)));
            }
            for (Server server : servers) {
                memory(round, server);
            }
        } finally {
            servers.forEach(Server::close);
        }
    }

    static String duration(double seconds) {
        return seconds < 90 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    /** So that over the rounds nobody always follows the same one, and nobody is always the first. */
    static <T> List<T> rotated(List<T> list, int turn) {
        List<T> rotated = new ArrayList<>(list.size());
        int step = 1 + turn % Math.max(1, list.size() - 1);
        while (gcd(step, list.size()) != 1) {
            step++;
        }
        for (int i = 0; i < list.size(); i++) {
            rotated.add(list.get((turn + i * step) % list.size()));
        }
        return rotated;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private void warmUp(Server server) throws IOException {
        long window = (long) (results.settings.warmUpSeconds() * 1e9) / (WARM_UP_STEPS * workloads.size());
        for (int step = 0; step < WARM_UP_STEPS; step++) {
            for (Workload workload : workloads.values()) {
                try (Load load = new Load(server.port(), WARM_UP_CONNECTIONS, workload)) {
                    load.closed(0, window, () -> { });
                } catch (IOException failed) {
                    throw server.failed("fails: " + failed.getMessage());
                }
            }
        }
    }

    private void cell(int round, Cell cell, List<Server> servers) throws IOException {
        for (Server server : servers) {
            results.closed.add(closed(round, cell, server));
        }
        double rate = results.rates.computeIfAbsent(cell.toString(), name -> results.settings.share() * Statistics.median(
                results.closed.stream().filter(sample -> sample.cell().equals(name)).mapToDouble(Results.Closed::requestsPerSecond)
                        .toArray()));
        for (Server server : servers) {
            results.paced.add(paced(round, cell, server, rate));
        }
    }

    private Results.Closed closed(int round, Cell cell, Server server) throws IOException {
        double[] cpu = new double[2];
        long[] stolen = new long[2];
        int[] edge = {0};
        try (Load load = new Load(server.port(), cell.connections(), workloads.get(cell.workload()))) {
            Load.Closed done = load.closed(SETTLE, (long) (results.settings.seconds() * 1e9), () -> {
                cpu[edge[0]] = server.cpuSeconds();
                stolen[edge[0]++] = stolenTicks();
            });
            double used = cpu[1] - cpu[0];
            double ticks = 100 * done.seconds() * results.machine.processors();
            return new Results.Closed(round, cell.toString(), server.contestant().name(), done.requests() / done.seconds(),
                    done.bytes() / done.seconds() / 1e6, used / done.requests() * 1e6, used / done.seconds(), done.busy(),
                    (stolen[1] - stolen[0]) / ticks);
        } catch (IOException failed) {
            throw server.failed("fails in " + cell + ": " + failed.getMessage());
        }
    }

    private static long stolenTicks() {
        try {
            return Machine.stolenTicks();
        } catch (IOException unknown) {
            return 0; // without /proc/stat nothing of this works: servers' times come from there, too
        }
    }

    private Results.Paced paced(int round, Cell cell, Server server, double rate) throws IOException {
        try (Load load = new Load(server.port(), cell.connections(), workloads.get(cell.workload()))) {
            Load.Paced done = load.paced(rate, SETTLE, (long) (results.settings.pacedSeconds() * 1e9), 31L * round + cell.hashCode());
            int requests = done.latencies().length;
            return new Results.Paced(round, cell.toString(), server.contestant().name(), rate, done.micros(0.5), done.micros(0.99),
                    done.micros(1), requests, done.unanswered(), requests == 0 ? 0 : done.waited() / (double) requests, done.lag() / 1e3);
        } catch (IOException failed) {
            throw server.failed("fails in " + cell + ": " + failed.getMessage());
        }
    }

    /** With as many idle connections as the largest cell has. */
    private void memory(int round, Server server) throws IOException, InterruptedException {
        int connections = results.cells.stream().mapToInt(cell -> Cell.parse(cell).connections()).max().orElse(1);
        Load idle = new Load(server.port(), connections, workloads.values().iterator().next());
        try {
            long heap = server.liveHeapBytes();
            results.memory.add(new Results.Memory(round, server.contestant().name(), server.peakBytes(), heap));
        } finally {
            idle.close();
        }
    }
}
