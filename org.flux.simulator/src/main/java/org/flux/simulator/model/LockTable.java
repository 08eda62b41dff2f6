// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;

/**
 * The locks, an instance for each session of a session lock. Fair, like the runtime's: who finds a queue joins it, a release hands over to
 * the head of the queue, to all readers there if they are.
 */
final class LockTable {
    private static final int WRITTEN = -1;

    private final FlowTable flows;
    /** Number of readers, or {@link #WRITTEN}. */
    private final int[] state;
    private final int[] head;
    private final int[] tail;
    private final double[] busySince;
    private final double[] busy;
    private double start;

    LockTable(int instances, FlowTable flows) {
        this.flows = flows;
        state = new int[instances];
        head = new int[instances];
        tail = new int[instances];
        Arrays.fill(head, FlowTable.NONE);
        busySince = new double[instances];
        busy = new double[instances];
    }

    /** Acquires, or puts the flow into the queue and returns false. */
    boolean acquire(int lock, int flow, boolean write, double now) {
        if (head[lock] == FlowTable.NONE && (write ? state[lock] == 0 : state[lock] >= 0)) {
            enter(lock, write, now);
            return true;
        }
        flows.wantsWrite[flow] = write;
        flows.link[flow] = FlowTable.NONE;
        if (head[lock] == FlowTable.NONE) {
            head[lock] = flow;
        } else {
            flows.link[tail[lock]] = flow;
        }
        tail[lock] = flow;
        return false;
    }

    private void enter(int lock, boolean write, double now) {
        if (state[lock] == 0) {
            busySince[lock] = now;
        }
        state[lock] = write ? WRITTEN : state[lock] + 1;
    }

    /** One holder less. */
    void release(int lock, double now) {
        state[lock] = state[lock] == WRITTEN ? 0 : state[lock] - 1;
        if (state[lock] == 0) {
            busy[lock] += now - Math.max(start, busySince[lock]);
        }
    }

    /** Hands over to the flow at the head of the queue if it may hold the lock beside its holders, and returns it; else NONE. */
    int handOver(int lock, double now) {
        int flow = head[lock];
        if (flow == FlowTable.NONE || (flows.wantsWrite[flow] ? state[lock] != 0 : state[lock] < 0)) {
            return FlowTable.NONE;
        }
        head[lock] = flows.link[flow];
        flows.link[flow] = FlowTable.NONE;
        enter(lock, flows.wantsWrite[flow], now);
        return flow;
    }

    /** Forgets how busy locks have been. */
    void restart(double now) {
        start = now;
        Arrays.fill(busy, 0);
    }

    /** The share of the time since the start during which the busiest of the instances was held. */
    double utilisation(int from, int to, double now) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, busy[i] + (state[i] == 0 ? 0 : now - Math.max(start, busySince[i])));
        }
        return most / (now - start);
    }
}
