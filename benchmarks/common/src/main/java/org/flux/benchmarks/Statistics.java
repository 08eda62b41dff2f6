// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Means and ratios with their 95 % intervals by Student's t distribution, on logarithms: what is measured here is positive and skewed. */
public final class Statistics {
    /** Quantile 0.975 of Student's t with 1, 2, … degrees of freedom; beyond the table it is the normal distribution's, near enough. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
        2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    private static final double NORMAL = 1.960;

    private Statistics() {}

    /**
     * A geometric mean, and where the true one is with a confidence of 95 %. With one run there is no interval: it is the whole line.
     *
     * @param runs how many runs, or pairs of runs, it was made from
     */
    public record Estimate(double mean, double low, double high, int runs) {
        public static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0);

        public boolean known() {
            return runs > 0;
        }

        /** Whether a ratio of which this is the estimate cannot be told from one. */
        public boolean coversOne() {
            return !known() || low <= 1 && high >= 1;
        }

        /** For example {@code 1.23 [1.20, 1.26]}. */
        public String ratio() {
            if (!known()) {
                return "–";
            }
            return runs < 2 ? format("%.2f", mean) : format("%.2f [%.2f, %.2f]", mean, low, high);
        }

        /** Half the width of the interval as a share of the mean. */
        public double spread() {
            return (high - low) / 2 / mean;
        }

        /** Whether it stays at or below a limit, in words; where the noise does not allow to say so, that is said. */
        public String atMost(double limit) {
            if (!known()) {
                return "not measured";
            }
            if (high <= limit) {
                return "holds";
            }
            if (low > limit) {
                return format("missed by %.0f %%", 100 * (mean / limit - 1));
            }
            return mean <= limit ? "holds on average, within noise" : "missed on average, within noise";
        }
    }

    public static Estimate mean(double[] values) {
        if (values.length == 0) {
            return Estimate.NONE;
        }
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        if (logs.length == 1) {
            return new Estimate(Math.exp(mean), 0, Double.POSITIVE_INFINITY, 1);
        }
        double squares = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double error = Math.sqrt(squares / (logs.length - 1) / logs.length);
        double reach = quantile(logs.length - 1) * error;
        return new Estimate(Math.exp(mean), Math.exp(mean - reach), Math.exp(mean + reach), logs.length);
    }

    /** The ratio of values of the same rounds, {@code of[i]} to {@code to[i]}: what the machine did to a round it did to both. */
    public static Estimate ratio(double[] of, double[] to) {
        if (of.length != to.length) {
            throw new IllegalArgumentException("pairs are needed: " + of.length + " and " + to.length + " values");
        }
        double[] ratios = new double[of.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of[i] / to[i];
        }
        return mean(ratios);
    }

    /** Quantile 0.975 of Student's t distribution: half of a 95 % interval in standard errors. */
    public static double quantile(int degreesOfFreedom) {
        return degreesOfFreedom <= T.length ? T[degreesOfFreedom - 1] : NORMAL;
    }

    /** @param share 0.5 for the median; of {@code sorted}, the least value that is not exceeded by that share of them */
    public static long percentile(long[] sorted, int length, double share) {
        return length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * length) - 1)];
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
