// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/**
 * A value found by simulation.
 *
 * @param value NaN if there was nothing to observe
 * @param halfWidth half the width of the 95 % confidence interval around it; infinite with fewer than two replications
 */
public record Estimate(double value, double halfWidth) {
    public static final Estimate NONE = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);

    /** A value that is known. */
    public static Estimate exactly(double value) {
        return new Estimate(value, 0);
    }

    public double low() {
        return value - halfWidth;
    }

    public double high() {
        return value + halfWidth;
    }

    /** Whether the interval contains the value. */
    public boolean covers(double other) {
        return low() <= other && other <= high();
    }

    /** Whether the interval lies on one side of 0: the effect is not chance. */
    public boolean isSignificant() {
        return low() > 0 || high() < 0;
    }

    public Estimate scaled(double factor) {
        return new Estimate(value * factor, halfWidth * Math.abs(factor));
    }

    /** Half the width as a share of the value. */
    public double relativeHalfWidth() {
        return halfWidth / Math.abs(value);
    }
}
