// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.quantities;

import java.util.Locale;

/**
 * Times, rates and shares as text for people: in the unit in which the number has one to three digits before the point, with three digits
 * in all, the same in every locale. What is not known (not a number) is a dash, what has no bound an infinity sign.
 */
public final class Quantities {
    private static final String UNKNOWN = "-";
    private static final String UNBOUNDED = "∞";
    private static final double LARGEST_EXACT = 1e15;

    private enum Unit {
        NANOSECONDS("ns", 1), MICROSECONDS("µs", 1e3), MILLISECONDS("ms", 1e6), SECONDS("s", 1e9);

        private final String sign;
        private final double nanoseconds;

        Unit(String sign, double nanoseconds) {
            this.sign = sign;
            this.nanoseconds = nanoseconds;
        }

        /** The largest of which there is one, once rounded to three digits. */
        static Unit of(double nanoseconds) {
            Unit unit = NANOSECONDS;
            for (Unit next : values()) {
                unit = Math.abs(nanoseconds) >= 0.9995 * next.nanoseconds ? next : unit;
            }
            return unit;
        }
    }

    private Quantities() {}

    /** {@code 812 ns}, {@code 4.21 µs}, {@code 31.6 ms}, {@code 1.24 s}. */
    public static String duration(double nanoseconds) {
        if (!Double.isFinite(nanoseconds)) {
            return special(nanoseconds);
        }
        if (nanoseconds == 0) {
            return "0 s";
        }
        Unit unit = Unit.of(nanoseconds);
        return number(nanoseconds / unit.nanoseconds) + " " + unit.sign;
    }

    /** {@code 31.6 ± 0.8 ms}: a time and half the width of its interval, both in the time's unit; just the time where none is known. */
    public static String duration(double nanoseconds, double halfWidth) {
        if (!Double.isFinite(nanoseconds) || !(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            return duration(nanoseconds);
        }
        Unit unit = Unit.of(Math.max(Math.abs(nanoseconds), halfWidth));
        return withError(nanoseconds / unit.nanoseconds, halfWidth / unit.nanoseconds) + " " + unit.sign;
    }

    /** {@code 0.25/s}, {@code 182/s}, {@code 12,300/s}. */
    public static String rate(double perSecond) {
        return Double.isFinite(perSecond) ? number(perSecond) + "/s" : special(perSecond);
    }

    /** {@code 182 ± 3/s}. */
    public static String rate(double perSecond, double halfWidth) {
        return !Double.isFinite(perSecond) || !(halfWidth > 0) || Double.isInfinite(halfWidth) ? rate(perSecond)
                : withError(perSecond, halfWidth) + "/s";
    }

    /** {@code 3.2 %}, {@code 87 %}, of a share between 0 and 1. */
    public static String percent(double share) {
        return Double.isFinite(share) ? decimals(share * 100, Math.abs(share) >= 0.0995 || share == 0 ? 0 : 1) + " %" : special(share);
    }

    /** {@code 46.1 ± 0.3 %}, of shares. */
    public static String percent(double share, double halfWidth) {
        return !Double.isFinite(share) || !(halfWidth > 0) || Double.isInfinite(halfWidth) ? percent(share)
                : withError(share * 100, halfWidth * 100) + " %";
    }

    /** {@code +3.2 ± 0.4 %}: how much more or less something became. */
    public static String change(double share, double halfWidth) {
        return (share > 0 ? "+" : "") + percent(share, halfWidth);
    }

    /** {@code +3.2 %}, {@code -50 %}: how much more or less something became. */
    public static String change(double share) {
        return (share > 0 ? "+" : "") + percent(share);
    }

    /** Three digits, or all of those before the point. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        double magnitude = Math.abs(value);
        return decimals(value, magnitude >= 99.95 || value == 0 ? 0 : magnitude >= 9.995 ? 1 : magnitude >= 0.9995 ? 2 : 3);
    }

    /**
     * The error with two digits below ten, and the value with as many decimals, but never with more than five digits in all; no error where
     * it would be shown as none.
     */
    private static String withError(double value, double error) {
        int before = Math.abs(value) >= 1 ? (int) Math.log10(Math.abs(value)) + 1 : 1;
        int wanted = error >= 9.95 ? 0 : error >= 0.995 ? 1 : error >= 0.0995 ? 2 : 3;
        int decimals = Math.min(wanted, Math.max(0, 4 - before));
        String shown = decimals(error, decimals);
        return decimals(value, decimals) + (shown.matches("[0.]+") ? "" : " ± " + shown);
    }

    private static String decimals(double value, int decimals) {
        if (Math.abs(value) >= LARGEST_EXACT) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    private static String special(double value) {
        return Double.isNaN(value) ? UNKNOWN : value > 0 ? UNBOUNDED : "-" + UNBOUNDED;
    }
}
