// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

/**
 * The tokens of one client (J. Turner: New directions in communications, 1986): one per request, new ones at a steady rate, no more than
 * fit in.
 *
 * <p>Nothing here is synchronised, on purpose: only nodes with the constraint {@code client(session)} come here.
 */
public final class Bucket {
    /** Of a client that has not been here. */
    static final Bucket NONE = new Bucket(0, 0);

    private static final double NANOS = 1e9;

    private double tokens;
    private long filledAt;
    /** When the client came last; guarded by {@code clients} as well. */
    long usedAt;

    Bucket(int tokens, long now) {
        this.tokens = tokens;
        filledAt = now;
        usedAt = now;
    }

    /**
     * Takes one token.
     *
     * @return 0, or the nanoseconds until there will be one
     */
    long take(int rate, int burst, long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) * rate / NANOS);
        filledAt = now;
        if (tokens < 1) {
            return (long) Math.ceil((1 - tokens) * NANOS / rate);
        }
        tokens -= 1;
        return 0;
    }
}
