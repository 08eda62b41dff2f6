// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.flux.simulator.model.Models.MS;

import org.flux.simulator.engine.Empirical;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Systems whose solution is known. Seeds are fixed; the intervals tested are three times as wide as the 95 % interval, so that what fails is no
 * chance, and narrow enough to tell one discipline from another.
 */
class QueueingTheoryTest {
    private static final Scenario SCENARIO = Scenario.standard().withEffort(600_000).withSeed(11);

    private static Prediction run(ServerModel model, Scenario scenario) {
        Prediction prediction = Simulation.run(model, scenario, Progress.NONE);
        assertThat(prediction.little().error()).as("Little's law").isLessThan(0.01);
        return prediction;
    }

    private static void agrees(Estimate found, double expected) {
        assertThat(found.halfWidth()).as("half width").isLessThan(0.06 * expected);
        assertThat(found.value()).isCloseTo(expected, within(1.5 * found.halfWidth() + 1e-9 * expected));
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
}
