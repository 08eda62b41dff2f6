// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.Arrays;
import java.util.Collection;
import org.flux.benchmarks.Statistics;

/**
 * What one process was measured at, in milliseconds or megabytes.
 *
 * @param count how many times were measured
 * @param unanswered how many more there would have been, had there been an answer in time
 * @param empty how many answers said nothing
 * @param offered whether the server claims to be able to do it
 */
record Sample(int round, String contestant, String scenario, Measure measure, int count, double p50, double p95, double p99, double max,
        int unanswered, int empty, boolean offered) {
    private static final double NANOS = 1e6;

    /** Where something is measured. */
    record Cell(int round, Contestant contestant, Scenario scenario) {
        Sample of(Measure measure, Collection<Double> values, int unanswered, int empty) {
            long[] sorted = values.stream().mapToLong(value -> Math.round(value * NANOS)).sorted().toArray();
            return new Sample(round, contestant.name(), scenario.name(), measure, sorted.length, at(sorted, 0.5), at(sorted, 0.95),
                    at(sorted, 0.99), at(sorted, 1), unanswered, empty, true);
        }

        Sample of(Measure measure, double value) {
            return of(measure, Arrays.asList(value), 0, 0);
        }

        Sample notOffered(Measure measure) {
            return new Sample(round, contestant.name(), scenario.name(), measure, 0, 0, 0, 0, 0, 0, 0, false);
        }

        private static double at(long[] sorted, double share) {
            return Statistics.percentile(sorted, sorted.length, share) / NANOS;
        }
    }

    boolean isMeasured() {
        return count > 0;
    }
}
