// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

/** Predicts how a server performs. */
public final class Simulation {
    private static final int MILLIS_BETWEEN_REPORTS = 100;

    private Simulation() {}

    /**
     * Simulates, replications in parallel on all processors.
     *
     * @throws IllegalArgumentException if a change names what the model has not, or the model has no flows
     * @throws CancellationException if {@code progress} says so, or the thread is interrupted
     */
    public static Prediction run(ServerModel model, Scenario scenario, Progress progress) {
        return predict(model, scenario, progress).prediction();
    }

    /** The same on so many threads: the prediction is the same. */
    public static Prediction run(ServerModel model, Scenario scenario, Progress progress, int threads) {
        return predict(model, scenario, progress, threads).prediction();
    }

    /**
     * Makes the scenario's changes and nothing else.
     *
     * @throws IllegalArgumentException if a change names what the model has not; the message says what it has
     */
    public static void check(ServerModel model, Scenario scenario) {
        Changed.of(model, scenario);
    }

    /** @param outcomes what the prediction was made from, by replication */
    record Run(Prediction prediction, List<Outcome> outcomes) {}

    static Run predict(ServerModel model, Scenario scenario, Progress progress) {
        return predict(model, scenario, progress, Runtime.getRuntime().availableProcessors());
    }

    private static Run predict(ServerModel model, Scenario scenario, Progress progress, int threads) {
        long began = System.nanoTime();
        Changed changed = Changed.of(model, scenario);
        if (changed.model().sources().isEmpty()) {
            throw new IllegalArgumentException("no source has any flow: there is nothing to simulate");
        }
        Plan plan = new Plan(changed.model());
        Machine machine = Machine.of(changed.model(), changed.scenario());
        List<Outcome> outcomes = replicate(plan, machine, progress, threads);
        return new Run(Results.of(plan, machine, scenario, outcomes, (System.nanoTime() - began) * 1e-9), outcomes);
    }

    private static List<Outcome> replicate(Plan plan, Machine machine, Progress progress, int threads) {
        int count = machine.scenario().replications();
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicLongArray done = new AtomicLongArray(count);
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.clamp(threads, 1, count), Simulation::thread)) {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                futures.add(executor.submit(() -> new Replication(plan, machine, number).run(share -> {
                    done.set(number, (long) (share * 1e6));
                    return !cancelled.get();
                })));
            }
            try {
                return outcomes(futures, done, progress);
            } finally {
                cancelled.set(true);
                executor.shutdownNow();
            }
        }
    }

    private static Thread thread(Runnable task) {
        return Thread.ofPlatform().daemon().name("flux-simulation").unstarted(task);
    }

    private static List<Outcome> outcomes(List<Future<Outcome>> futures, AtomicLongArray done, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>();
        double reported = 0;
        for (int i = 0; i < futures.size();) {
            try {
                outcomes.add(futures.get(i).get(MILLIS_BETWEEN_REPORTS, TimeUnit.MILLISECONDS));
                done.set(i++, 1_000_000);
            } catch (TimeoutException notYet) {
                // only to report
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw cancelled();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a replication failed", failed.getCause());
            }
            double sum = 0;
            for (int j = 0; j < futures.size(); j++) {
                sum += done.get(j);
            }
            reported = Math.max(reported, sum / futures.size() / 1e6);
            if (!progress.at(reported)) {
                throw cancelled();
            }
        }
        return outcomes;
    }

    private static CancellationException cancelled() {
        return new CancellationException("the simulation was cancelled");
    }
}
