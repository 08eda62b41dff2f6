// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.promela;

/**
 * How large a model is.
 *
 * @param flows how many flows run at a time, from any sources: 1 to 100
 * @param sessions how many sessions there are: 1 to 100
 * @param scheduled whether nodes take what the compiler's schedule says, or just what they declare
 */
public record Bounds(int flows, int sessions, boolean scheduled) {
    /** The largest number of flows, and of sessions. */
    public static final int MOST = 100;

    public static final Bounds DEFAULT = new Bounds(3, 2, true);

    public Bounds {
        if (flows < 1 || flows > MOST || sessions < 1 || sessions > MOST) {
            throw new IllegalArgumentException("flows and sessions are 1 to " + MOST + ": " + flows + ", " + sessions);
        }
    }
}
