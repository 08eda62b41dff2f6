// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.profile;

import java.util.List;

/**
 * How a measured quantity is distributed: a histogram, with the exact moments of what went into it. Times are nanoseconds.
 *
 * @param count how many values, at least one
 * @param deviation standard deviation, of all values rather than of a sample
 * @param buckets ascending, none empty, none overlapping another
 */
public record Distribution(long count, double mean, double deviation, double min, double max, List<Bucket> buckets) {

    /**
     * Values from {@code from} (inclusive) to {@code to} (exclusive, but for a bucket of one value, {@code from == to}).
     *
     * @param count how many values, at least one
     */
    public record Bucket(double from, double to, long count) {}

    public Distribution {
        buckets = List.copyOf(buckets);
    }

    /** The distribution of one value. */
    public static Distribution constant(double value, long count) {
        return new Distribution(count, value, 0, value, value, List.of(new Bucket(value, value, count)));
    }

    /** All values together. */
    public double sum() {
        return mean * count;
    }

    /**
     * The value that a share of all values does not exceed, as if the values of a bucket were spread evenly over it.
     *
     * @param share from 0, the least value, to 1, the greatest
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        double wanted = share * buckets.stream().mapToLong(Bucket::count).sum();
        double seen = 0;
        for (Bucket bucket : buckets) {
            if (seen + bucket.count() >= wanted) {
                double part = Math.max(0, (wanted - seen) / bucket.count());
                return Math.clamp(bucket.from() + part * (bucket.to() - bucket.from()), min, max);
            }
            seen += bucket.count();
        }
        return max;
    }

    /** As if every value were {@code factor} times as large. */
    public Distribution scaled(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a factor is a number from 0, not " + factor);
        }
        return new Distribution(count, mean * factor, deviation * factor, min * factor, max * factor,
                buckets.stream().map(b -> new Bucket(b.from() * factor, b.to() * factor, b.count())).toList());
    }
}
