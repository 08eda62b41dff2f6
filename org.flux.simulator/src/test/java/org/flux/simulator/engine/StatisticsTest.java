// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @ParameterizedTest
    @CsvSource({"0.975, 1, 12.706", "0.975, 4, 2.776", "0.975, 9, 2.262", "0.95, 29, 1.699", "0.995, 9, 3.250", "0.975, 1000, 1.962"})
    void studentsQuantilesAreThoseOfTheTables(double p, double freedom, double expected) {
        assertThat(StudentT.quantile(p, freedom)).isCloseTo(expected, within(0.0006));
    }

    @Test
    void theIntervalOfFiveValues() {
        Estimate estimate = Tally.estimate(4, 6, 5, 7, 3);
        assertThat(estimate.value()).isEqualTo(5);
        assertThat(estimate.halfWidth()).isCloseTo(2.7764 * Math.sqrt(2.5 / 5), within(1e-3));
        assertThat(estimate.covers(6.9)).isTrue();
        assertThat(estimate.covers(7.1)).isFalse();
        assertThat(estimate.isSignificant()).isTrue();
        assertThat(Tally.estimate(1, -1, 2).isSignificant()).isFalse();
    }

    @Test
    void oneValueHasNoIntervalAndNothingHasNoValue() {
        assertThat(Tally.estimate(3).halfWidth()).isInfinite();
        assertThat(Tally.estimate(Double.NaN).value()).isNaN();
    }

    /** Of a hundred intervals of samples of ten, about 95 contain the mean. */
    @Test
    void intervalsContainTheMeanAsOftenAsTheySay() {
        long random = RandomStream.split(3, 3);
        int covered = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            Tally tally = new Tally();
            for (int i = 0; i < 10; i++) {
                double sum = 0;
                for (int j = 0; j < 12; j++) {
                    random = RandomStream.next(random);
                    sum += RandomStream.unit(random);
                }
                tally.add(sum);
            }
            covered += tally.estimate().covers(6) ? 1 : 0;
        }
        assertThat((double) covered / rounds).isCloseTo(0.95, within(0.012));
    }

    @Test
    void streamsWithDifferentKeysAreUnrelated() {
        double product = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            product += (RandomStream.unit(RandomStream.next(RandomStream.split(1, i))) - 0.5)
                    * (RandomStream.unit(RandomStream.next(RandomStream.split(1, i + 1))) - 0.5);
        }
        assertThat(product / n * 12).isCloseTo(0, within(4 / Math.sqrt(n)));
    }

    @Test
    void aHistogramsQuantilesAreThoseOfTheValues() {
        Histogram all = new Histogram();
        Histogram odd = new Histogram();
        for (int i = 1; i <= 100_000; i++) {
            (i % 2 == 0 ? all : odd).add(i * 1e3);
        }
        all.add(odd);
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999}) {
            assertThat(all.quantile(share)).isCloseTo(share * 1e8, within(share * 1e6));
        }
        assertThat(all.quantile(1)).isEqualTo(1e8);
        assertThat(all.count()).isEqualTo(100_000);
        assertThat(new Histogram().quantile(0.5)).isNaN();
    }

    @Test
    void aMeasuredDistributionHasItsMeanAndItsQuantiles() {
        Empirical measured = new Empirical(new double[] {1, 2, 10}, new double[] {2, 3, 10}, new long[] {60, 30, 10}, 2.65);
        assertThat(measured.mean()).isEqualTo(2.65);
        assertThat(measured.quantile(0.6)).isCloseTo(2, within(1e-9));
        assertThat(measured.quantile(0.95)).isCloseTo(10, within(1e-9));
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double value = measured.quantile((i + 0.5) / n);
            sum += value;
            squares += value * value;
        }
        assertThat(sum / n).isCloseTo(2.65, within(1e-4));
        assertThat(squares / n - 2.65 * 2.65).isCloseTo(measured.variance(), within(1e-3));
    }

    @Test
    void whatTheBucketsBlurIsPutRight() {
        assertThat(new Empirical(new double[] {8}, new double[] {16}, new long[] {5}, 9).quantile(0.5)).isCloseTo(9, within(1e-9));
        assertThatThrownBy(() -> new Empirical(new double[0], new double[0], new long[0], 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timeAveragesWeighByTime() {
        TimeAverage average = new TimeAverage();
        average.set(2, 4);
        average.add(3, -3);
        assertThat(average.mean(4)).isEqualTo((2 * 0 + 4 + 1) / 4.0);
        average.restart(4);
        average.set(5, 3);
        assertThat(average.mean(6)).isEqualTo(2);
    }
}
