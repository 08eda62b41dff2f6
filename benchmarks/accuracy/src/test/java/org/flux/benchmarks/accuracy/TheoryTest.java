// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TheoryTest {
    @Test
    void oneServerIsMm1() {
        assertThat(Theory.mmk(200, 4, 1)).isCloseTo(20, within(1e-9)); // 1 / (250 - 200) s
        assertThat(Theory.mmkQuantile(200, 4, 1, 0.99)).isCloseTo(20 * Math.log(100), within(1e-6));
        assertThat(Theory.inTurn(200, 4, 1)).isCloseTo(20, within(1e-6));
    }

    @Test
    void severalServersHaveErlangsWaits() {
        // Two servers, each half busy: one flow in three waits, for 1 / (2 mu - lambda).
        assertThat(Theory.mmk(250, 4, 2)).isCloseTo(4 + 4 / 3.0, within(1e-9));
        // Five servers, four of them busy on average: C = 0.5541.
        assertThat(Theory.mmk(4, 1000, 5)).isCloseTo(1000 + 554.1, within(0.1));
    }

    @Test
    void quantilesAreThoseOfTheDistributionThatHasTheMean() {
        double mean = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            mean += Theory.mmkQuantile(800, 4, 4, (i + 0.5) / steps) / steps;
        }
        assertThat(mean).isCloseTo(Theory.mmk(800, 4, 4), within(0.01));
    }

    @Test
    void queuesInTurnAreWorseThanOneForAllAndBetterThanByChance() {
        assertThat(Theory.inTurn(800, 4, 4)).isBetween(Theory.mmk(800, 4, 4), Theory.mmk(200, 4, 1));
    }
}
