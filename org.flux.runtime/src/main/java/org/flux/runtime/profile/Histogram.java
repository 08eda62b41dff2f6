// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.Arrays;
import java.util.Locale;

/**
 * Counts values in buckets that grow with them, each at most 1/32 as wide as the values in it, beside their exact moments. Values are
 * nanoseconds from 0. The buckets are those of G. Tene's HdrHistogram, the moments those of B. P. Welford, "Note on a method for
 * calculating corrected sums of squares and products" (Technometrics 1962), with weights. For one thread.
 */
final class Histogram {
    private static final int DIGITS = 5;
    private static final int SUB_BUCKETS = 1 << DIGITS;

    private long[] counts = {};
    private long count;
    private double mean;
    private double squares;
    private long min = Long.MAX_VALUE;
    private long max;

    /** @param weight how many values this one stands for */
    void add(long value, long weight) {
        long kept = Math.max(0, value);
        int bucket = bucket(kept);
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, bucket + SUB_BUCKETS);
        }
        counts[bucket] += weight;
        count += weight;
        double away = kept - mean;
        mean += away * weight / count;
        squares += weight * away * (kept - mean);
        min = Math.min(min, kept);
        max = Math.max(max, kept);
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** The upper end of the bucket in which the value lies that a share of all does not exceed; 0 if there is none. */
    long quantile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (counts[i] > 0 && seen >= wanted) {
                return Math.min(max, start(i + 1));
            }
        }
        return max;
    }

    /** As the file has it, or empty if there is no value. */
    String json() {
        if (count == 0) {
            return "";
        }
        StringBuilder json = new StringBuilder(String.format(Locale.ROOT,
                "{\"count\":%d,\"mean\":%s,\"deviation\":%s,\"min\":%d,\"max\":%d,\"buckets\":[", count, number(mean),
                number(Math.sqrt(squares / count)), min, max));
        boolean first = true;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                json.append(first ? "" : ",").append('[').append(start(i)).append(',').append(start(i + 1)).append(',').append(counts[i])
                        .append(']');
                first = false;
            }
        }
        return json.append("]}").toString();
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%.1f", Math.clamp(value, 0, (double) max));
    }

    private static int bucket(long value) {
        if (value < 2 * SUB_BUCKETS) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - DIGITS;
        return (exponent << DIGITS) + (int) (value >> exponent);
    }

    private static long start(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int exponent = (bucket >> DIGITS) - 1;
        return (long) (bucket - (exponent << DIGITS)) << exponent;
    }
}
