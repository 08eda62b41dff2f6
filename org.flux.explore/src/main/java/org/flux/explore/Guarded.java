// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/**
 * What a lock guards: a counter that writers read, and later write back increased, which is not atomic. It also knows when each flow has
 * touched it last.
 */
final class Guarded {
    private final long[] touched;
    private final long[] written;
    private final String[] nodes;
    private int counter;
    private int updates;

    Guarded(int flows) {
        touched = new long[flows];
        written = new long[flows];
        nodes = new String[flows];
    }

    int read(int flow, String node, long now) {
        touched[flow] = now;
        nodes[flow] = node;
        return counter;
    }

    /** @param seen what the flow read */
    void increase(int flow, int seen, long now) {
        touched[flow] = now;
        written[flow] = now;
        counter = seen + 1;
        updates++;
    }

    boolean hasLostUpdates() {
        return counter != updates;
    }

    /** Another flow that has touched this since then, or written it; -1 if there is none. */
    int intruder(int flow, long since, boolean writersOnly) {
        for (int other = 0; other < touched.length; other++) {
            if (other != flow && (writersOnly ? written : touched)[other] > since) {
                return other;
            }
        }
        return -1;
    }

    /** The node in which a flow touched this last. */
    String node(int flow) {
        return nodes[flow];
    }

    boolean hasWritten(int flow, long since) {
        return written[flow] > since;
    }
}
