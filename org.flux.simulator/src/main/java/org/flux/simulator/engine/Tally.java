// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/** Mean and variance of observations, one at a time (Welford, "Note on a Method for Calculating Corrected Sums of Squares", 1962). */
public final class Tally {
    private long count;
    private double mean;
    private double squares;

    public void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    public long count() {
        return count;
    }

    /** NaN of nothing. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Of a sample; NaN of fewer than two observations. */
    public double variance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }

    /**
     * The mean with its 95 % confidence interval, if the observations are independent and about normal, as the results of replications are.
     */
    public Estimate estimate() {
        return count == 0 ? Estimate.NONE : new Estimate(mean, count < 2 ? Double.POSITIVE_INFINITY
                : StudentT.quantile(0.975, count - 1) * Math.sqrt(variance() / count));
    }

    /** Of the values that are numbers. */
    public static Estimate estimate(double... values) {
        Tally tally = new Tally();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                tally.add(value);
            }
        }
        return tally.estimate();
    }
}
