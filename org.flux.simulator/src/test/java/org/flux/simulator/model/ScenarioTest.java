// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.flux.simulator.engine.Variate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
    private static final WhatIf CHANGE = new WhatIf.Cores(3);

    /** Each change keeps what the others have made, whatever their order. */
    @Test
    void whatIsNotChangedStays() {
        Scenario expected = new Scenario(2, RuntimeKind.POOL, Load.closed(4, 5), 6, OptionalInt.of(7), 8, 0.5, 9, 10, 11, 12,
                List.of(CHANGE));
        Scenario there = Scenario.standard().withCores(2).withRuntime(RuntimeKind.POOL).withLoad(Load.closed(4, 5)).withMaxFlows(6)
                .withPoolSize(7).withSeconds(8).withWarmUp(0.5).withEffort(9).withSeed(10).withReplications(11).withSlice(12).with(CHANGE);
        Scenario back = Scenario.standard().with(CHANGE).withSlice(12).withReplications(11).withSeed(10).withEffort(9).withWarmUp(0.5)
                .withSeconds(8).withPoolSize(7).withMaxFlows(6).withLoad(Load.closed(4, 5)).withRuntime(RuntimeKind.POOL).withCores(2);
        assertThat(there).isEqualTo(expected);
        assertThat(back).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7", "2, 1.4", "3, 1.4", "4, 2.1", "8, 2.8", "64, 2.8"})
    void timeSlicesAreLinuxUnlessTold(int cores, double millis) {
        Scenario scenario = Scenario.standard().withCores(cores);
        assertThat(scenario.slice()).isCloseTo(millis * 1e6, within(1e-3));
        assertThat(scenario.withSlice(5e6).slice()).isEqualTo(5e6);
    }

    /** As that of a server that is started on such a machine. */
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 4", "3, 6", "8, 16"})
    void thePoolIsAsLargeAsTheMachineUnlessTold(int cores, int threads) {
        Scenario scenario = Scenario.standard().withRuntime(RuntimeKind.POOL);
        WhatIf another = new WhatIf.Cores(cores);
        assertThat(scenario.withCores(cores).poolThreads()).isEqualTo(threads);
        assertThat(Changed.of(Models.single(Variate.constant(1)), scenario.with(another)).scenario().poolThreads()).isEqualTo(threads);
        assertThat(Changed.of(Models.single(Variate.constant(1)), scenario.with(new WhatIf.PoolSize(5)).with(another)).scenario()
                .poolThreads()).isEqualTo(5);
    }

    /** How flows arrive stays, rates of single sources do not: all of them together are as many as is said. */
    @Test
    void aRateIsOfAllSourcesTogether() {
        Load.Open named = new Load.Open(OptionalDouble.empty(), Map.of("Listen", 5.0), Load.Arrivals.CONSTANT);
        assertThat(Scenario.standard().withLoad(named).withRate(7).load())
                .isEqualTo(new Load.Open(OptionalDouble.of(7), Map.of(), Load.Arrivals.CONSTANT));
        assertThat(Scenario.standard().withLoad(Load.closed(3, 0)).withRate(7).load()).isEqualTo(Load.open(7));
    }

    @Test
    void saysWhatCannotBe() {
        assertThatThrownBy(() -> Scenario.standard().withPoolSize(0)).hasMessage("pool-size: at least 1, not 0");
        assertThatThrownBy(() -> Scenario.standard().withCores(0)).hasMessage("cores: from 1 to 4096, not 0");
        assertThatThrownBy(() -> Scenario.standard().withMaxFlows(0)).hasMessage("max-flows: at least 1, not 0");
        assertThatThrownBy(() -> Scenario.standard().withPoolSize(-1)).hasMessageStartingWith("pool-size: ");
        assertThatThrownBy(() -> Scenario.standard().withEffort(0)).hasMessage("effort: at least 1 flow, not 0");
        assertThatThrownBy(() -> Scenario.standard().withSeconds(-1)).hasMessage("seconds: at least 0, not -1.0");
        assertThatThrownBy(() -> Scenario.standard().withSlice(-1)).hasMessage("slice: at least 0, not -1.0");
        assertThatThrownBy(() -> Scenario.standard().withReplications(1)).hasMessage("replications: at least 2, not 1");
        assertThatThrownBy(() -> Scenario.standard().withWarmUp(Double.NaN)).hasMessage("warm-up: from 0 to 0.9, not NaN");
        assertThatThrownBy(() -> Load.closed(1_000_001, 0))
                .hasMessage("a closed load has 1 to 1000000 clients and a think time of 0 to 1.0E18 ns, not 1000001 and 0.0 ns");
        assertThatThrownBy(() -> Load.closed(1, Double.POSITIVE_INFINITY)).hasMessageEndingWith("not 1 and Infinity ns");
    }

    /** Simulated time would hardly end, or hardly go on. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.9e-9, 1.1e9, Double.POSITIVE_INFINITY, Double.NaN})
    void ratesThatNobodyCanWaitForAreRefusedWhereverTheyAre(double rate) {
        String message = "a rate is from 1e-9 to 1e9 flows per second, not " + rate;
        assertThatThrownBy(() -> Load.open(rate)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThatThrownBy(() -> new Load.Open(OptionalDouble.empty(), Map.of("Listen", rate), Load.Arrivals.POISSON)).hasMessage(message);
        assertThatThrownBy(() -> new WhatIf.Rate(rate)).hasMessage(message);
        assertThat(Load.open(1e9).withRate(1e-9).rate()).hasValue(1e-9);
    }
}
