// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.flux.simulator.model.Agreement.agree;
import static org.flux.simulator.model.Models.MS;

import java.util.ArrayDeque;
import java.util.Deque;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Tally;
import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * The same small servers once more, written against another library (L'Ecuyer's SSJ: its events, its random numbers): cores with one line
 * (threads that nothing interrupts), flows that keep their core until they wait, a fair lock of readers and writers that is handed over.
 */
class SsjTest {
    private static final int REPLICATIONS = 10;

    /** Flows compute, hold the lock as reader or writer while they compute, and compute again; exponential times in milliseconds. */
    private static final class Server {
        private final Simulator simulator = new Simulator();
        private final MRG32k3a uniform = new MRG32k3a();
        private final ExponentialGen between;
        private final ExponentialGen outside;
        private final ExponentialGen inside;
        private final double writers;
        private final double until;
        private final Deque<Flow> line = new ArrayDeque<>();
        private final Deque<Flow> lockQueue = new ArrayDeque<>();
        private int cores;
        private int readers;
        private boolean written;
        private final Tally latency = new Tally();

        private final class Flow {
            final double arrival = simulator.time();
            final boolean writes = uniform.nextDouble() < writers;
            int stage;
        }

        /** @param rate per millisecond */
        Server(int cores, double rate, double writers, double until) {
            this.cores = cores;
            this.writers = writers;
            this.until = until;
            between = new ExponentialGen(new MRG32k3a(), rate);
            outside = new ExponentialGen(new MRG32k3a(), 1);
            inside = new ExponentialGen(new MRG32k3a(), 2);
        }

        double meanLatency() {
            simulator.init();
            after(between.nextDouble(), this::arrive);
            after(until, simulator::stop);
            simulator.start();
            return latency.mean();
        }

        private void after(double delay, Runnable action) {
            new Event(simulator) {
                @Override
                public void actions() {
                    action.run();
                }
            }.schedule(delay);
        }

        private void arrive() {
            after(between.nextDouble(), this::arrive);
            line.add(new Flow());
            serve();
        }

        private void serve() {
            while (cores > 0 && !line.isEmpty()) {
                cores--;
                Flow flow = line.remove();
                after(flow.stage == 1 ? inside.nextDouble() : outside.nextDouble(), () -> computed(flow));
            }
        }

        private void computed(Flow flow) {
            flow.stage++;
            if (flow.stage == 1) {
                if (lockQueue.isEmpty() && !written && (!flow.writes || readers == 0)) {
                    enter(flow);
                    after(inside.nextDouble(), () -> computed(flow));
                    return;
                }
                lockQueue.add(flow);
                cores++;
            } else if (flow.stage == 2) {
                leave(flow);
                after(outside.nextDouble(), () -> computed(flow));
            } else {
                cores++;
                if (simulator.time() > until / 5) {
                    latency.add(simulator.time() - flow.arrival);
                }
            }
            serve();
        }

        private void enter(Flow flow) {
            written = flow.writes;
            readers += flow.writes ? 0 : 1;
        }

        private void leave(Flow flow) {
            written = false;
            readers -= flow.writes ? 0 : 1;
            while (!lockQueue.isEmpty() && !written && (!lockQueue.peek().writes || readers == 0)) {
                Flow owner = lockQueue.remove();
                enter(owner);
                line.add(owner);
            }
        }
    }

    private static Estimate bySsj(int cores, double rate, double writers) {
        double[] means = new double[REPLICATIONS];
        for (int i = 0; i < REPLICATIONS; i++) {
            means[i] = new Server(cores, rate, writers, 20_000 / rate).meanLatency() * MS;
        }
        return Tally.estimate(means);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3, 1", "4, 1.2, 0.5", "4, 1.2, 1", "8, 2.2, 0.2"})
    void serversWithALock(int cores, double rate, double writers) {
        ServerModel model = new Models().node("First", Variate.exponential(MS)).node("Inside", Variate.exponential(MS / 2))
                .node("Last", Variate.exponential(MS)).path(writers, "First a! Inside -a Last").path(1 - writers, "First a? Inside -a Last")
                .model();
        Prediction found = Simulation.run(model, Scenario.standard().withRuntime(RuntimeKind.THREADS)
                .withSlice(1e15).withCores(cores).withRate(1000 * rate)
                .withEffort(REPLICATIONS * 20_000)
                .withSeed(8), Progress.NONE);
        agree(found.latency().mean(), bySsj(cores, rate, writers));
    }

    /** The oracle itself: without writers it is M/G/k; with one core, Pollaczek and Khinchine know it. */
    @Test
    void theOracleKnowsWhatIsKnown() {
        double rate = 0.25;
        double mean = 2.5;
        double load = rate * mean;
        double variance = 1 + 0.25 + 1;
        double expected = mean + rate * (variance + mean * mean) / (2 * (1 - load));
        Agreement.agrees(bySsj(1, rate, 0), expected * MS);
    }
}
