// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.Results.Theoretical;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.flux.benchmarks.accuracy.emulation.Run;
import org.flux.benchmarks.accuracy.emulation.Service;
import org.flux.benchmarks.accuracy.emulation.Workloads;

/** Measures a program of one node, of which theory knows what comes out. */
record TheoryRuns(Path root, Path work, Results results, PrintStream said, double share, Host host) {
    private static final double MEAN = 4;
    private static final List<Integer> CORES = List.of(1, 4, 16);
    private static final List<Integer> LOADS = List.of(50, 80);

    void measure() throws IOException {
        results.theory.clear();
        Path classes = Generation.of(Workloads.single(Service.exponential(MEAN)), root, work.resolve("single")).classes();
        Results.Settings s = results.settings;
        Progress progress = new Progress(said, "checking the emulation",
                Cell.RUNTIMES.size() * CORES.size() * LOADS.size() * s.repetitions(), 0);
        List<Servers.Job> jobs = new ArrayList<>();
        for (String runtime : Cell.RUNTIMES) {
            for (int cores : CORES) {
                for (int load : LOADS) {
                    jobs.add(Servers.Job.server(cores, () -> measure(classes, runtime, cores, load, progress)));
                }
            }
        }
        Servers.run(jobs, share);
        results.theory.sort(Comparator.comparing(Theoretical::runtime).reversed().thenComparing(Theoretical::cores)
                .thenComparing(Theoretical::load));
        progress.end();
    }

    private void measure(Path classes, String runtime, int cores, int load, Progress progress) throws IOException {
        double rate = load / 100.0 * cores * 1000 / MEAN;
        List<Outcome> outcomes = new ArrayList<>();
        try (ServerProcess server = new ServerProcess("single", classes, Cell.kind(runtime), cores, host)) {
            for (int i = 0; i < results.settings.repetitions(); i++) {
                Experiment.undisturbed(server, Run.open(rate, Experiment.seed("theory " + runtime + cores + load, i),
                        results.settings.warmUp(), results.settings.seconds())).outcome().ifPresent(outcomes::add);
                progress.done(null);
            }
        }
        if (outcomes.isEmpty()) {
            throw new IOException("the machine is too busy: every run was spoiled");
        }
        double service = MEAN + outcomes.stream().mapToDouble(Outcome::overshoot).average().orElseThrow() / 1000;
        boolean shared = runtime.equals("virtual");
        synchronized (results) {
            results.theory.add(new Theoretical(runtime, cores, load,
                    Statistics.median(outcomes.stream().mapToDouble(Outcome::mean).toArray()),
                    shared ? Theory.mmk(rate, service, cores) : Theory.inTurn(rate, service, cores),
                    Statistics.median(outcomes.stream().mapToDouble(Outcome::p99).toArray()),
                    // The time in G/M/1 is exponential.
                    shared ? Theory.mmkQuantile(rate, service, cores, 0.99) : Theory.inTurn(rate, service, cores) * -Math.log(0.01)));
        }
    }
}
