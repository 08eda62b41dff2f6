// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.engine;

import java.util.Arrays;

/** Counts of positive values in buckets of 1/64 relative width: quantiles to within 1 %, in a few kilobytes. */
public final class Histogram {
    private static final int BITS = 6;
    private static final int PER_OCTAVE = 1 << BITS;
    /** Of a double's bits, those of its mantissa that do not count. */
    private static final int SHIFT = 52 - BITS;
    private static final int FIRST = (int) (Double.doubleToRawLongBits(1e-3) >>> SHIFT);

    private long[] counts = new long[0];
    private int base = -1;
    private long total;
    private double max;

    public void add(double value) {
        int bucket = Math.max(0, (int) (Double.doubleToRawLongBits(value) >>> SHIFT) - FIRST);
        if (bucket - base >= counts.length || bucket < base) {
            reach(bucket, bucket);
        }
        counts[bucket - base]++;
        total++;
        max = Math.max(max, value);
    }

    /** Adds what another one has counted. */
    public void add(Histogram other) {
        if (other.total > 0) {
            reach(other.base, other.base + other.counts.length - 1);
            for (int i = 0; i < other.counts.length; i++) {
                counts[other.base - base + i] += other.counts[i];
            }
            total += other.total;
            max = Math.max(max, other.max);
        }
    }

    private void reach(int low, int high) {
        int from = base < 0 ? low : Math.min(low, base);
        int to = base < 0 ? high : Math.max(high, base + counts.length - 1);
        long[] wider = new long[to - from + PER_OCTAVE];
        if (base >= 0) {
            System.arraycopy(counts, 0, wider, base - from, counts.length);
        }
        counts = wider;
        base = from;
    }

    public long count() {
        return total;
    }

    /**
     * The value that a share of all values does not exceed; NaN of nothing.
     *
     * @param share from 0 to 1
     */
    public double quantile(double share) {
        if (total == 0) {
            return Double.NaN;
        }
        double wanted = share * total;
        double seen = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && seen + counts[i] >= wanted) {
                double low = Double.longBitsToDouble((long) (base + i + FIRST) << SHIFT);
                double high = Double.longBitsToDouble((long) (base + i + 1 + FIRST) << SHIFT);
                return Math.min(max, low + (wanted - seen) / counts[i] * (high - low));
            }
            seen += counts[i];
        }
        return max;
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        max = 0;
    }
}
