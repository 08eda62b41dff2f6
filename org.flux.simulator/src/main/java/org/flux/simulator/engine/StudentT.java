// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/** Student's t distribution. */
public final class StudentT {
    private StudentT() {}

    /**
     * The quantile, by bisection of the distribution function.
     *
     * @param p above 0.5 and below 1
     * @param freedom degrees of freedom, at least 1
     */
    public static double quantile(double p, double freedom) {
        double low = 0;
        double high = 1;
        while (cumulative(high, freedom) < p) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle, freedom) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The probability of at most {@code t}, for t from 0: 1 - I(n / (n + t^2); n/2, 1/2) / 2. */
    static double cumulative(double t, double freedom) {
        return 1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
    }

    /** The regularised incomplete beta function by its continued fraction, evaluated after Lentz (Abramowitz and Stegun 26.5.8). */
    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - incompleteBeta(1 - x, b, a);
        }
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny);
        double fraction = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d, tiny);
            c = nonZero(1 + even / c, tiny);
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d, tiny);
            c = nonZero(1 + odd / c, tiny);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < 1e-15) {
                break;
            }
        }
        return Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a * fraction;
    }

    private static double nonZero(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /** Of multiples of one half, by recursion to large arguments and Stirling's series. */
    private static double logGamma(double value) {
        double x = value;
        double shift = 0;
        while (x < 20) {
            shift -= Math.log(x);
            x++;
        }
        double square = x * x;
        return shift + (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2
                + (1 - (1.0 / 30 - (1.0 / 105 - 1 / (140 * square)) / square) / square) / (12 * x);
    }
}
