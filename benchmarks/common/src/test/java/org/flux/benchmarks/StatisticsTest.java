// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.flux.benchmarks.Statistics.Estimate;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final int TRIALS = 4000;

    @Test
    void theMeanIsGeometricAndInItsInterval() {
        Estimate mean = Statistics.mean(new double[] {1, 100});
        assertThat(mean.mean()).isCloseTo(10, within(1e-9));
        assertThat(mean.low()).isLessThan(10);
        assertThat(mean.high()).isGreaterThan(10);
    }

    /** Logs 0, 0.1, 0.2, 0.3, 0.4: mean 0.2, standard error 0.0707, quantile 2.776. */
    @Test
    void theIntervalIsStudentsOnLogarithms() {
        Estimate mean = Statistics.mean(DoubleStream.of(0, 0.1, 0.2, 0.3, 0.4).map(Math::exp).toArray());
        assertThat(Math.log(mean.low())).isCloseTo(0.2 - 2.776 * 0.070711, within(1e-4));
        assertThat(Math.log(mean.high())).isCloseTo(0.2 + 2.776 * 0.070711, within(1e-4));
    }

    /** That is what an interval of 95 % promises. */
    @Test
    void nineteenOfTwentyIntervalsContainTheTruth() {
        Random random = new Random(1);
        int hits = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] values = DoubleStream.generate(() -> Math.exp(0.2 * random.nextGaussian())).limit(5).toArray();
            hits += Statistics.mean(values).coversOne() ? 1 : 0;
        }
        assertThat(hits / (double) TRIALS).isCloseTo(0.95, within(0.012));
    }

    /** A round in which the machine was slow was slow for both: the ratio does not know of it. */
    @Test
    void ratiosArePairedByRound() {
        Estimate ratio = Statistics.ratio(new double[] {2, 20, 200}, new double[] {1, 10, 100});
        assertThat(ratio.mean()).isCloseTo(2, within(1e-9));
        assertThat(ratio.low()).isCloseTo(2, within(1e-9));
        assertThat(ratio.coversOne()).isFalse();
    }

    @Test
    void oneRunProvesNothing() {
        assertThat(Statistics.mean(new double[] {3}).coversOne()).isTrue();
        assertThat(Statistics.mean(new double[0]).coversOne()).isTrue();
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        long[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(Statistics.percentile(sorted, 10, 0.5)).isEqualTo(5);
        assertThat(Statistics.percentile(sorted, 10, 0.99)).isEqualTo(10);
        assertThat(Statistics.percentile(sorted, 10, 1)).isEqualTo(10);
        assertThat(Statistics.percentile(sorted, 4, 0.5)).isEqualTo(2);
        assertThat(Statistics.percentile(sorted, 0, 0.5)).isZero();
        assertThat(Statistics.median(new double[] {9, 1, 2})).isEqualTo(2);
        assertThat(Statistics.median(new double[] {4, 1, 2, 9})).isEqualTo(3);
    }

    @Test
    void aGoalHoldsOnlyIfTheWholeIntervalDoes() {
        assertThat(new Estimate(1.01, 1.00, 1.02, 5).atMost(1.05)).isEqualTo("holds");
        assertThat(new Estimate(1.04, 1.00, 1.08, 5).atMost(1.05)).isEqualTo("holds on average, within noise");
        assertThat(new Estimate(1.06, 1.00, 1.12, 5).atMost(1.05)).isEqualTo("missed on average, within noise");
        assertThat(new Estimate(1.26, 1.20, 1.32, 5).atMost(1.05)).isEqualTo("missed by 20 %");
        assertThat(Estimate.NONE.atMost(1.05)).isEqualTo("not measured");
    }
}
