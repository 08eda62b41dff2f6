// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import java.util.Arrays;

/**
 * A distribution that was observed, given as a histogram: within a bucket every value is as likely. What the buckets blur is put right so
 * that the mean is the one that was observed. Finding a quantile takes constant time by a guide table (Chen and Asau, "On Generating Random
 * Variates from an Empirical Distribution", AIIE Transactions 1974).
 */
public final class Empirical implements Variate {
    /** Cumulative probability before each bucket; one more for the end. */
    private final double[] before;
    private final double[] from;
    private final double[] width;
    private final int[] guide;
    private final double mean;
    private final double variance;

    /**
     * @param from lower ends of the buckets, ascending
     * @param to upper ends
     * @param count how many values fell into each bucket, at least one in one of them
     * @param mean of the values
     */
    public Empirical(double[] from, double[] to, long[] count, double mean) {
        int n = from.length;
        double total = Arrays.stream(count).sum();
        if (n == 0 || !(total > 0) || !(mean >= 0)) {
            throw new IllegalArgumentException("a distribution needs values of at least 0");
        }
        double blurred = 0;
        for (int i = 0; i < n; i++) {
            blurred += count[i] / total * (from[i] + to[i]) / 2;
        }
        double right = blurred > 0 ? mean / blurred : 1;
        this.before = new double[n + 1];
        this.from = new double[n];
        this.width = new double[n];
        double square = 0;
        for (int i = 0; i < n; i++) {
            double share = count[i] / total;
            before[i + 1] = before[i] + share;
            this.from[i] = from[i] * right;
            width[i] = (to[i] - from[i]) * right;
            double middle = this.from[i] + width[i] / 2;
            square += share * (middle * middle + width[i] * width[i] / 12);
        }
        before[n] = 1;
        this.mean = mean;
        this.variance = Math.max(0, square - mean * mean);
        this.guide = new int[Math.max(16, 2 * n)];
        int bucket = 0;
        for (int i = 0; i < guide.length; i++) {
            while (bucket < n - 1 && before[bucket + 1] <= (double) i / guide.length) {
                bucket++;
            }
            guide[i] = bucket;
        }
    }

    @Override
    public double quantile(double u) {
        int bucket = guide[(int) (u * guide.length)];
        while (u >= before[bucket + 1]) {
            bucket++;
        }
        double share = before[bucket + 1] - before[bucket];
        return from[bucket] + (share == 0 ? 0 : (u - before[bucket]) / share * width[bucket]);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return variance;
    }
}
