// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.flux.diagram.chart.LineChart.Kind;

/**
 * Where values lie, in pixels: from round number to round number (1, 2 or 5 times a power of ten), with some round ones in between marked.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param ticks values that are marked, ascending
 */
record Scale(boolean logarithmic, double low, double high, double from, double to, List<Double> ticks) {
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final double SLACK = 1e-9;
    /** From so many decades on only the powers of ten are marked. */
    private static final int MANY_DECADES = 3;

    /** @param wanted how many ticks there may be, about */
    static Scale of(Kind kind, double[] values, double from, double to, int wanted) {
        double[] placeable = DoubleStream.of(values).filter(v -> Double.isFinite(v) && (v > 0 || kind != Kind.LOGARITHMIC && v == 0))
                .toArray();
        double largest = DoubleStream.of(placeable).max().orElse(1);
        if (kind == Kind.LOGARITHMIC) {
            return logarithmic(DoubleStream.of(placeable).min().orElse(1), largest, from, to);
        }
        double most = largest > 0 ? largest : 1;
        double[] distinct = DoubleStream.of(placeable).sorted().distinct().toArray();
        if (kind == Kind.VALUES && distinct.length <= wanted * 3) {
            return new Scale(false, 0, most, from, to, DoubleStream.of(distinct).boxed().toList());
        }
        double step = roundUp(most / wanted);
        long steps = (long) Math.ceil(most / step - SLACK);
        List<Double> ticks = new ArrayList<>();
        for (long i = 0; i <= steps; i++) {
            ticks.add(i * step);
        }
        return new Scale(false, 0, steps * step, from, to, ticks);
    }

    private static Scale logarithmic(double least, double most, double from, double to) {
        double low = roundDown(least);
        double high = roundUp(most);
        if (high <= low * (1 + SLACK)) {
            high = roundUp(low * 1.5);
        }
        boolean many = Math.log10(high / low) > MANY_DECADES;
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(low) + SLACK)); power <= high * (1 + SLACK); power *= 10) {
            for (double digit : many ? new double[] {1} : new double[] {1, 2, 5}) {
                double tick = power * digit;
                if (tick >= low * (1 - SLACK) && tick <= high * (1 + SLACK)) {
                    ticks.add(tick);
                }
            }
        }
        return new Scale(true, low, high, from, to, ticks);
    }

    /** The next round number that is not less. */
    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double digit : ROUND) {
            if (digit * power >= value * (1 - SLACK)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** The next round number that is not more. */
    private static double roundDown(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + SLACK));
        double round = power;
        for (double digit : ROUND) {
            round = digit * power <= value * (1 + SLACK) ? digit * power : round;
        }
        return round;
    }

    /** Whether a value has a place at all. */
    boolean has(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** In pixels; what lies beyond the ends is taken to them. */
    double at(double value) {
        double inside = Math.max(low, Math.min(high, value));
        double share = logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
        return from + share * (to - from);
    }
}
