// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import java.util.Arrays;

/**
 * A distribution that was observed, given as a histogram: within a bucket every value is as likely. What the buckets blur is put right so
 * that the mean is the one that was observed. Finding a quantile takes constant time by a guide table (Chen and Asau, "On Generating Random
 * Variates from an Empirical Distribution", AIIE Transactions 1974).
 */
public final class Empirical implements Variate {
    private static final int ROW = 3;

    /**
     * For each bucket, side by side since they are read together: the probability of all before it, its lower end, and its width divided by
     * its probability. One more probability for the end.
     */
    private final double[] buckets;
    /** For each of as many equal parts of the probability: the bucket in which it begins. */
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
        this.buckets = new double[ROW * n + 1];
        double square = 0;
        for (int i = 0; i < n; i++) {
            double share = count[i] / total;
            double low = from[i] * right;
            double width = (to[i] - from[i]) * right;
            buckets[ROW * i + 1] = low;
            buckets[ROW * i + 2] = share == 0 ? 0 : width / share;
            buckets[ROW * (i + 1)] = buckets[ROW * i] + share;
            double middle = low + width / 2;
            square += share * (middle * middle + width * width / 12);
        }
        buckets[ROW * n] = 1;
        this.mean = mean;
        this.variance = Math.max(0, square - mean * mean);
        this.guide = new int[Math.max(16, 2 * n)];
        int bucket = 0;
        for (int i = 0; i < guide.length; i++) {
            while (bucket < n - 1 && buckets[ROW * (bucket + 1)] <= (double) i / guide.length) {
                bucket++;
            }
            guide[i] = ROW * bucket;
        }
    }

    @Override
    public double quantile(double u) {
        int row = guide[(int) (u * guide.length)];
        while (u >= buckets[row + ROW]) {
            row += ROW;
        }
        return buckets[row + 1] + (u - buckets[row]) * buckets[row + 2];
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
