// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.SplittableRandom;

/**
 * How long a node takes, as a distribution.
 *
 * @param mean in milliseconds
 * @param shape of the exponential, constant and uniform nothing; of the lognormal one its coefficient of variation; of the bimodal one how
 *     many times as long as the short ones the long ones are
 * @param share of the bimodal one: how many are long
 */
public record Service(Kind kind, double mean, double shape, double share) {
    private static final double NANOS = 1e6;

    /** The family of a distribution. */
    public enum Kind {
        CONSTANT, EXPONENTIAL, LOGNORMAL, BIMODAL
    }

    public static Service constant(double mean) {
        return new Service(Kind.CONSTANT, mean, 0, 0);
    }

    public static Service exponential(double mean) {
        return new Service(Kind.EXPONENTIAL, mean, 0, 0);
    }

    /** @param variation standard deviation as a share of the mean */
    public static Service lognormal(double mean, double variation) {
        return new Service(Kind.LOGNORMAL, mean, variation, 0);
    }

    /** Either short or {@code ratio} times as long; {@code share} of them are long. */
    public static Service bimodal(double mean, double ratio, double share) {
        return new Service(Kind.BIMODAL, mean, ratio, share);
    }

    public Service scaled(double factor) {
        return new Service(kind, mean * factor, shape, share);
    }

    /** One sample in nanoseconds, of draws that depend on nothing but {@code random}: scaled services have scaled samples. */
    public long nanos(SplittableRandom random) {
        double millis = switch (kind) {
            case CONSTANT -> mean;
            case EXPONENTIAL -> -mean * Math.log(1 - random.nextDouble());
            case LOGNORMAL -> {
                double variance = Math.log(1 + shape * shape);
                yield mean * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
            }
            case BIMODAL -> mean / (1 - share + share * shape) * (random.nextDouble() < share ? shape : 1);
        };
        return Math.round(millis * NANOS);
    }

    /** Standard deviation as a share of the mean. */
    public double variation() {
        return switch (kind) {
            case CONSTANT -> 0;
            case EXPONENTIAL -> 1;
            case LOGNORMAL -> shape;
            case BIMODAL -> {
                double first = 1 - share + share * shape;
                double second = 1 - share + share * shape * shape;
                yield Math.sqrt(second / (first * first) - 1);
            }
        };
    }
}
