// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

/**
 * The event loops: of the flows of a loop, owners of locks go first, then others that have begun, then fresh ones; flows are bound to loops
 * in turn, for life.
 */
final class Loops {
    private static final int LINES = 3;

    private final FlowTable flows;
    private final int[] first;
    private final int[] last;
    private final int[] preempted;
    private final boolean[] awake;
    private final double[] used;
    private int turn;

    Loops(int count, FlowTable flows) {
        this.flows = flows;
        first = new int[count * LINES];
        last = new int[count * LINES];
        preempted = new int[count];
        awake = new boolean[count];
        used = new double[count];
        java.util.Arrays.fill(first, FlowTable.NONE);
        java.util.Arrays.fill(preempted, FlowTable.NONE);
    }

    void bind(int flow) {
        flows.loop[flow] = turn;
        turn = turn + 1 == awake.length ? 0 : turn + 1;
    }

    /** Puts the flow into its line; returns the loop. */
    int lineUp(int flow) {
        int loop = flows.loop[flow];
        int line = loop * LINES + (flows.holds[flow] > 0 ? 0 : flows.begun[flow] ? 1 : 2);
        flows.begun[flow] = true;
        flows.link[flow] = FlowTable.NONE;
        if (first[line] == FlowTable.NONE) {
            first[line] = flow;
        } else {
            flows.link[last[line]] = flow;
        }
        last[line] = flow;
        return loop;
    }

    /** The flow whose turn it is, or NONE. */
    int next(int loop) {
        for (int line = loop * LINES; line < (loop + 1) * LINES; line++) {
            int flow = first[line];
            if (flow != FlowTable.NONE) {
                first[line] = flows.link[flow];
                flows.link[flow] = FlowTable.NONE;
                return flow;
            }
        }
        return FlowTable.NONE;
    }

    /** True if the loop had nothing to do, and now wants a core. */
    boolean wake(int loop) {
        boolean slept = !awake[loop];
        awake[loop] = true;
        return slept;
    }

    void sleep(int loop) {
        awake[loop] = false;
        used[loop] = 0;
    }

    /** The loop loses its core in the middle of a flow. */
    void preempt(int loop, int flow) {
        preempted[loop] = flow;
        used[loop] = 0;
    }

    /** The flow in the middle of which the loop lost its core, once; or NONE. */
    int preempted(int loop) {
        int flow = preempted[loop];
        preempted[loop] = FlowTable.NONE;
        return flow;
    }

    void used(int loop, double time) {
        used[loop] += time;
    }

    /** How long the loop has had its core. */
    double hasUsed(int loop) {
        return used[loop];
    }

    void restart(int loop) {
        used[loop] = 0;
    }
}
