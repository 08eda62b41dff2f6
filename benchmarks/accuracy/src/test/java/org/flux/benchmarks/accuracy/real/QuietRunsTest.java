// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuietRunsTest {
    private int run;

    private QuietRuns<Integer> taking(double... shares) {
        Iterator<Double> next = DoubleStream.of(shares).iterator();
        return new QuietRuns<>(() -> next::next);
    }

    @Test
    void aRunThatWasDisturbedIsDoneAgain() throws Exception {
        QuietRuns<Integer> runs = taking(0.01, 0.3, 0.1, 0.015);
        runs.add(() -> ++run);
        runs.add(() -> ++run);
        assertThat(runs.counted()).isEqualTo(List.of(1, 4));
        assertThat(runs.disturbed()).isEqualTo(2);
        assertThat(runs.stolen()).isEqualTo(0.015);
    }

    @Test
    void ofDisturbedOnesTheLeastDisturbedCounts() throws Exception {
        QuietRuns<Integer> runs = taking(0.5, 0.4, 0.3, 0.2, 0.6, 0.7, 0.8, 0.9);
        runs.add(() -> ++run);
        assertThat(runs.counted()).isEqualTo(List.of(4));
        assertThat(runs.disturbed()).isEqualTo(QuietRuns.MOST_TRIES - 1);
        assertThat(runs.stolen()).isEqualTo(0.2);
    }
}
