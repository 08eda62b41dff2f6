// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceTest {
    private static final int SAMPLES = 200_000;

    static Stream<Service> services() {
        return Stream.of(Service.constant(3), Service.exponential(4), Service.lognormal(6, 1), Service.lognormal(2, 0.5),
                Service.bimodal(15, 4, 0.2), Service.bimodal(20, 5, 0.1));
    }

    @ParameterizedTest
    @MethodSource("services")
    void samplesHaveMeanAndVariationAsAsked(Service service) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double millis = service.nanos(new FlowItem(7, i).random("Node", 0)) / 1e6;
            sum += millis;
            squares += millis * millis;
        }
        double mean = sum / SAMPLES;
        assertThat(mean).isCloseTo(service.mean(), within(0.015 * service.mean()));
        assertThat(Math.sqrt(squares / SAMPLES - mean * mean) / mean).isCloseTo(service.variation(), within(0.03));
    }

    @Test
    void aFasterNodeDrawsTheSameTimesScaled() {
        Service service = Service.lognormal(5, 0.7);
        long slow = service.nanos(new SplittableRandom(3));
        assertThat(service.scaled(0.5).nanos(new SplittableRandom(3))).isCloseTo(slow / 2, within(1L));
    }

    @Test
    void flowsDifferAndOneFlowIsAlwaysTheSame() {
        FlowItem item = new FlowItem(1, 5);
        double first = item.random("Read", 0).nextDouble();
        assertThat(new FlowItem(1, 5).random("Read", 0).nextDouble()).isEqualTo(first);
        assertThat(Stream.of(new FlowItem(1, 6).random("Read", 0), new FlowItem(2, 5).random("Read", 0), item.random("Write", 0),
                item.random("Read", 1)).map(SplittableRandom::nextDouble)).doesNotContain(first).doesNotHaveDuplicates();
    }

    @Test
    void scalingANodeThatIsNotThereIsAMistake() {
        Workload workload = Workloads.named("hot-lock");
        assertThat(workload.scaled(Map.of("Update", 0.5)).services().get("Update").mean()).isEqualTo(0.5);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> workload.scaled(Map.of("Updat", 0.5))))
                .hasMessageContaining("hot-lock").hasMessageContaining("Updat");
    }

    @Test
    void whatAProcessIsToldComesBack() {
        Run run = new Run(12.5, 0, -3, 1, 2.5, Map.of("A", 0.5, "B", 1.25), "out.json", 40);
        assertThat(Run.parse(run.line())).isEqualTo(run);
        assertThat(Run.parse(Run.closed(7, 9, 1, 2).line())).isEqualTo(Run.closed(7, 9, 1, 2));
        Outcome outcome = new Outcome(10.5, 1.25, 1, 2, 3, 100, 1, 0.5, 60, 2, 0.25, 0.125);
        assertThat(Outcome.parse(outcome.line())).isEqualTo(outcome);
    }
}
