// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;
import org.flux.simulator.engine.RandomStream;

/** Threads that run flows, one after another, and which flow is next on each. */
abstract sealed class RunThreads permits Loops, Carriers {
    final FlowTable flows;
    private final int[] preempted;
    private final boolean[] awake;
    private final double[] used;

    RunThreads(int count, FlowTable flows) {
        this.flows = flows;
        preempted = new int[count];
        awake = new boolean[count];
        used = new double[count];
        Arrays.fill(preempted, FlowTable.NONE);
    }

    /** Null where each flow has a platform thread of its own. */
    static RunThreads of(Scenario scenario, int sources, int replication, FlowTable flows) {
        return switch (scenario.runtime()) {
            case VIRTUAL -> new Carriers(scenario.cores(), sources,
                    RandomStream.split(RandomStream.split(scenario.seed(), replication), -3), flows);
            case EVENT -> new Loops(scenario.cores(), flows);
            case THREADS, POOL -> null;
        };
    }

    /** A flow has been admitted. */
    abstract void bind(int flow);

    /**
     * Puts the flow into its line.
     *
     * @param by the flow that made it ready by giving it a lock, or NONE
     * @return the thread that wants a core now and did not before, or NONE
     */
    abstract int lineUp(int flow, int by);

    /** The flow whose turn it is on the thread, or NONE. */
    abstract int next(int thread);

    /** The thread on which the flow runs. */
    abstract int thread(int flow);

    /** The thread has nothing to do. */
    void sleep(int thread) {
        awake[thread] = false;
        used[thread] = 0;
    }

    /** @return the thread if it slept, else NONE */
    final int wake(int thread) {
        boolean slept = !awake[thread];
        awake[thread] = true;
        return slept ? thread : FlowTable.NONE;
    }

    /** The thread loses its core in the middle of a flow. */
    final void preempt(int thread, int flow) {
        preempted[thread] = flow;
        used[thread] = 0;
    }

    /** The flow in the middle of which the thread lost its core, once; or NONE. */
    final int preempted(int thread) {
        int flow = preempted[thread];
        preempted[thread] = FlowTable.NONE;
        return flow;
    }

    final void used(int thread, double time) {
        used[thread] += time;
    }

    /** How long the thread has had its core. */
    final double hasUsed(int thread) {
        return used[thread];
    }

    final void restart(int thread) {
        used[thread] = 0;
    }
}
