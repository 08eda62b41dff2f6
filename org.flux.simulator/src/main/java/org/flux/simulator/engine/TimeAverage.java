// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

/** The average over time of a number that jumps, such as the length of a queue. */
public final class TimeAverage {
    private double value;
    private double since;
    private double start;
    private double area;

    /** From now on the number is so much. */
    public void set(double now, double next) {
        area += value * (now - since);
        since = now;
        value = next;
    }

    public void add(double now, double change) {
        set(now, value + change);
    }

    public double value() {
        return value;
    }

    /** Forgets what was before. */
    public void restart(double now) {
        start = now;
        since = now;
        area = 0;
    }

    /** The average from the start until now; NaN if no time has passed. */
    public double mean(double now) {
        return (area + value * (now - since)) / (now - start);
    }
}
