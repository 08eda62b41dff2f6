// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.simulator.model.Agreement.agrees;
import static org.flux.simulator.model.Models.MS;

import org.flux.simulator.engine.Empirical;
import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Systems whose solution is known. */
class QueueingTheoryTest {
    private static final Scenario SCENARIO = Scenario.standard().withEffort(600_000).withSeed(11);

    private static Prediction run(ServerModel model, Scenario scenario) {
        Prediction prediction = Simulation.run(model, scenario, Progress.NONE);
        assertThat(prediction.little().error()).as("Little's law").isLessThan(0.01);
        return prediction;
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL", "EVENT"})
    void singleServerWithExponentialTimes(RuntimeKind runtime) {
        double load = 0.8;
        Prediction found = run(Models.single(Variate.exponential(MS)), SCENARIO.withRuntime(runtime).withRate(1000 * load));
        agrees(found.latency().mean(), MS / (1 - load));
        agrees(found.latency().p99(), MS / (1 - load) * Math.log(100));
        agrees(found.cores(), load);
        agrees(found.inFlight(), load / (1 - load));
        agrees(found.throughput(), 800);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.8", "4, 0.9", "16, 0.9"})
    void manyServersWithExponentialTimes(int servers, double load) {
        Prediction found = run(Models.single(Variate.exponential(MS)), SCENARIO.withCores(servers).withRate(1000 * load * servers));
        double delayed = erlangC(servers, load * servers);
        agrees(found.latency().mean(), MS + delayed * MS / (servers * (1 - load)));
        agrees(found.cores(), load);
    }

    /** The probability that one has to wait, by the recursion of Erlang B. */
    private static double erlangC(int servers, double traffic) {
        double blocked = 1;
        for (int i = 1; i <= servers; i++) {
            blocked = traffic * blocked / (i + traffic * blocked);
        }
        double load = traffic / servers;
        return blocked / (1 - load * (1 - blocked));
    }

    @Test
    void singleServerWithConstantTimes() {
        double load = 0.85;
        Prediction found = run(Models.single(Variate.constant(MS)), SCENARIO.withRate(1000 * load));
        agrees(found.latency().mean(), MS * (1 + load / (2 * (1 - load))));
    }

    /** Pollaczek and Khinchine. */
    @Test
    void singleServerWithMeasuredTimes() {
        Variate time = new Empirical(new double[] {0.1 * MS, 4 * MS}, new double[] {0.5 * MS, 6 * MS}, new long[] {9, 1}, 0.77 * MS);
        double rate = 900;
        double load = rate * time.mean() * 1e-9;
        Prediction found = run(Models.single(time), SCENARIO.withEffort(1_500_000).withRate(rate));
        agrees(found.latency().mean(), time.mean() * (1 + load * (1 + time.squaredVariation()) / (2 * (1 - load))));
    }

    /** The machine repairman: clients that think, one core. */
    @Test
    void clientsThatThink() {
        int clients = 6;
        double think = 5 * MS;
        Prediction found = run(Models.single(Variate.exponential(MS)), SCENARIO.withLoad(Load.closed(clients, think)));
        double[] weights = new double[clients + 1];
        weights[0] = 1;
        double sum = 1;
        for (int i = 1; i <= clients; i++) {
            weights[i] = weights[i - 1] * (clients - i + 1) * MS / think;
            sum += weights[i];
        }
        double throughput = (1 - 1 / sum) / MS;
        agrees(found.throughput(), throughput * 1e9);
        agrees(found.latency().mean(), clients / throughput - think);
    }

    /** A closed network, by mean value analysis: one core, and a blocking node off it. */
    @Test
    void closedNetworkWithBlockingNode() {
        int clients = 8;
        double blocked = 3 * MS;
        ServerModel model = new Models().node("Compute", Variate.exponential(MS)).blocking("Block", Variate.uniform(0, 2 * blocked))
                .path(1, "Compute Block").model();
        Prediction found = run(model, SCENARIO.withLoad(Load.closed(clients, 0)));
        double queue = 0;
        double throughput = 0;
        for (int n = 1; n <= clients; n++) {
            double atCore = MS * (1 + queue);
            throughput = n / (atCore + blocked);
            queue = throughput * atCore;
        }
        agrees(found.throughput(), throughput * 1e9);
    }

    /** Whoever shares the processor evenly takes no notice of the variance of the times. */
    @Test
    void timeSlicesSharePlatformThreadsEvenly() {
        Variate time = new Empirical(new double[] {0.2 * MS, 8 * MS}, new double[] {0.2 * MS, 8 * MS}, new long[] {9, 1}, 0.98 * MS);
        double rate = 700;
        Prediction found = run(Models.single(time), SCENARIO.withRuntime(RuntimeKind.THREADS).withSlice(0.02 * MS).withEffort(200_000)
                .withRate(rate));
        agrees(found.latency().mean(), time.mean() / (1 - rate * time.mean() * 1e-9));
    }

    @Test
    void aPoolOfTwoThreadsIsTwoServers() {
        double load = 0.8;
        Prediction found = run(Models.single(Variate.exponential(MS)),
                SCENARIO.withRuntime(RuntimeKind.POOL).withPoolSize(2).withCores(8).withRate(2000 * load));
        agrees(found.latency().mean(), MS + erlangC(2, 2 * load) * MS / (2 * (1 - load)));
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.POOL);
    }

    /** One flow at a time is one server, whatever the number of cores; who waits waits outside. */
    @Test
    void admissionOfOneIsOneServer() {
        double load = 0.7;
        Prediction found = run(Models.single(Variate.exponential(MS)), SCENARIO.withCores(8).withMaxFlows(1).withRate(1000 * load));
        agrees(found.latency().mean(), MS / (1 - load));
        agrees(found.admission().waited(), load);
        agrees(found.admission().meanWait(), MS * load / (1 - load));
        assertThat(found.bottleneck().limit()).isEqualTo(Prediction.Limit.ADMISSION);
    }

    /** Flows go to two loops in turn: each sees every second arrival, which is E2/M/1. */
    @Test
    void loopsInTurn() {
        double load = 0.8;
        Prediction found = run(Models.single(Variate.exponential(MS)), SCENARIO.withRuntime(RuntimeKind.EVENT).withCores(2)
                .withRate(2000 * load));
        double busyOnArrival = 0.5;
        for (int i = 0; i < 1000; i++) {
            double half = 2 * load / (2 * load + 1 - busyOnArrival);
            busyOnArrival = half * half;
        }
        agrees(found.latency().mean(), MS / (1 - busyOnArrival));
    }

    /** Who comes back from a blocking node waits for the flow that runs, not until the loop has nothing to do. */
    @Test
    void blockingNodesBesideOneLoop() {
        double load = 0.8;
        ServerModel model = new Models().node("Serve", Variate.exponential(MS)).blocking("Block", Variate.exponential(10 * MS))
                .path(1, "Serve Block").model();
        Prediction found = run(model, SCENARIO.withRuntime(RuntimeKind.EVENT).withRate(1000 * load));
        agrees(found.latency().mean(), MS / (1 - load) + 10 * MS + load * MS);
    }
}
