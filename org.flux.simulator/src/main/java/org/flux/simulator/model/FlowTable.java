// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;
import org.flux.simulator.engine.EventQueue;

/** The flows in flight, a row each, in arrays by component; rows are used again. */
final class FlowTable {
    static final int NONE = -1;

    private final int depth;
    /** Where the flow is in {@link Plan#op}. */
    int[] at = {};
    int[] source = {};
    int[] session = {};
    int[] client = {};
    int[] loop = {};
    /** The carrier that it runs on when it is off its loop. */
    int[] carrier = {};
    /** The next flow in the line that this one stands in: of a lock, of a loop, of free rows. */
    int[] link = {};
    /** How many locks it holds. */
    int[] holds = {};
    /** When it acquired each of them. */
    double[] heldSince = {};
    /** When it arrived. */
    double[] arrival = {};
    /** When it began to wait for what it waits for. */
    double[] since = {};
    /** What is left to compute until the next step. */
    double[] work = {};
    /** How long it runs until something is to be decided. */
    double[] slice = {};
    /** The time drawn for the node that it is in. */
    double[] drawn = {};
    long[] seed = {};
    long[] random = {};
    boolean[] wantsWrite = {};
    /** Waits off the cores; else, if it runs, it computes. */
    boolean[] off = {};
    /** On a virtual thread, off its loop. */
    boolean[] helped = {};
    boolean[] begun = {};
    /** No flow, but background work of one. */
    boolean[] background = {};
    private int free = NONE;
    private int rows;

    FlowTable(int depth, int capacity) {
        this.depth = Math.max(1, depth);
        grow(capacity);
    }

    int take() {
        if (free == NONE) {
            grow(2 * rows);
        }
        int flow = free;
        free = link[flow];
        link[flow] = NONE;
        holds[flow] = 0;
        work[flow] = 0;
        off[flow] = false;
        helped[flow] = false;
        begun[flow] = false;
        background[flow] = false;
        client[flow] = NONE;
        return flow;
    }

    void give(int flow) {
        link[flow] = free;
        free = flow;
    }

    void acquired(int flow, double now) {
        heldSince[flow * depth + holds[flow]++] = now;
    }

    /** Since when the flow held the lock that it gives back. */
    double released(int flow) {
        return heldSince[flow * depth + --holds[flow]];
    }

    private void grow(int to) {
        if (to > EventQueue.EVENTS / 2) {
            throw new IllegalStateException("more flows at a time than " + rows + " cannot be simulated");
        }
        int from = rows;
        rows = to;
        at = Arrays.copyOf(at, to);
        source = Arrays.copyOf(source, to);
        session = Arrays.copyOf(session, to);
        client = Arrays.copyOf(client, to);
        carrier = Arrays.copyOf(carrier, to);
        loop = Arrays.copyOf(loop, to);
        link = Arrays.copyOf(link, to);
        holds = Arrays.copyOf(holds, to);
        heldSince = Arrays.copyOf(heldSince, to * depth);
        arrival = Arrays.copyOf(arrival, to);
        since = Arrays.copyOf(since, to);
        work = Arrays.copyOf(work, to);
        slice = Arrays.copyOf(slice, to);
        drawn = Arrays.copyOf(drawn, to);
        seed = Arrays.copyOf(seed, to);
        random = Arrays.copyOf(random, to);
        wantsWrite = Arrays.copyOf(wantsWrite, to);
        off = Arrays.copyOf(off, to);
        helped = Arrays.copyOf(helped, to);
        background = Arrays.copyOf(background, to);
        begun = Arrays.copyOf(begun, to);
        for (int i = to - 1; i >= from; i--) {
            give(i);
        }
    }
}
