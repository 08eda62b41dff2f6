// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/** A distribution of a positive quantity, as its quantile function: samples are quantiles of uniform random numbers. */
public sealed interface Variate permits Variate.Constant, Variate.Exponential, Variate.Uniform, Empirical, Variate.Scaled {

    /** @param u from 0, inclusive, to 1, exclusive */
    double quantile(double u);

    double mean();

    double variance();

    default Variate scaled(double factor) {
        return factor == 1 ? this : new Scaled(this, factor);
    }

    /** Variance over squared mean; 0 for a constant, 1 for an exponential distribution. */
    default double squaredVariation() {
        return mean() == 0 ? 0 : variance() / (mean() * mean());
    }

    static Variate constant(double value) {
        return new Constant(value);
    }

    static Variate exponential(double mean) {
        return new Exponential(mean);
    }

    static Variate uniform(double from, double to) {
        return new Uniform(from, to);
    }

    record Constant(double mean) implements Variate {
        @Override
        public double quantile(double u) {
            return mean;
        }

        @Override
        public double variance() {
            return 0;
        }
    }

    record Exponential(double mean) implements Variate {
        @Override
        public double quantile(double u) {
            return -mean * Math.log(1 - u); // exact: u is a multiple of 2^-53
        }

        @Override
        public double variance() {
            return mean * mean;
        }
    }

    record Uniform(double from, double to) implements Variate {
        @Override
        public double quantile(double u) {
            return from + u * (to - from);
        }

        @Override
        public double mean() {
            return (from + to) / 2;
        }

        @Override
        public double variance() {
            return (to - from) * (to - from) / 12;
        }
    }

    /** {@code factor} times another quantity. */
    record Scaled(Variate of, double factor) implements Variate {
        @Override
        public double quantile(double u) {
            return factor * of.quantile(u);
        }

        @Override
        public double mean() {
            return factor * of.mean();
        }

        @Override
        public double variance() {
            return factor * factor * of.variance();
        }

        @Override
        public Variate scaled(double more) {
            return of.scaled(factor * more);
        }
    }
}
