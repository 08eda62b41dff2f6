// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import org.flux.simulator.engine.Histogram;

/**
 * What was counted in one replication after its warm-up. Times are nanoseconds; sums unless said otherwise.
 *
 * @param nanos for how long was looked
 * @param latency of the load sources' flows
 * @param loadLatencySum of the load sources' flows
 * @param latencySums of all flows, by source
 */
record Outcome(double nanos, long[] arrived, long[] ended, long[] completed, double[] latencySums, Histogram latency,
        Histogram[] latencies, long[] visits, double[] nodeTime, double[] nodeCoreTime, double[] nodeWait, long[] acquired,
        long[] contended, double[] lockWait, double[] hold, long[] released, double[] lockUtilisation, double coresBusy,
        double workersBusy, double inFlight, double outside, long admitted, long waitedOutside, double waitOutside, long refused,
        long events, double loadLatencySum) {

    double latencySum() {
        return sum(latencySums);
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
