// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.Locale;

/**
 * What was measured in one run. Times are in milliseconds, from when a flow was meant to come to when it ended, of those that came while it
 * was measured.
 *
 * @param throughput flows that ended a second
 * @param flows how many the times are of
 * @param unfinished how many of those that came did not end
 * @param busy share of the processors' time that nodes held them
 * @param overshoot by how many microseconds nodes took longer than they should, on average
 * @param stall by how many milliseconds one of them did at worst: the machine stood still for so long
 * @param own share of one real processor that the process took
 * @param stood share of the time meanwhile in which the clock stood still, as the machine did
 */
public record Outcome(double throughput, double mean, double p50, double p90, double p99, int flows, int unfinished, double busy,
        double overshoot, double stall, double own, double stood) {

    String line() {
        return String.format(Locale.ROOT, "%.4f\t%.5f\t%.5f\t%.5f\t%.5f\t%d\t%d\t%.5f\t%.2f\t%.3f\t%.4f\t%.4f",
                throughput, mean, p50, p90, p99, flows,
                unfinished, busy, overshoot, stall, own, stood);
    }

    /** @throws IllegalArgumentException if the line is none of these */
    public static Outcome parse(String line) {
        String[] fields = line.split("\t");
        if (fields.length != 12) {
            throw new IllegalArgumentException("no result of a run: " + line);
        }
        double[] n = new double[fields.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Double.parseDouble(fields[i]);
        }
        return new Outcome(n[0], n[1], n[2], n[3], n[4], (int) n[5], (int) n[6], n[7], n[8], n[9], n[10], n[11]);
    }
}
