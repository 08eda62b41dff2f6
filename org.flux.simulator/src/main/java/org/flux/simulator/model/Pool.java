// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

/** The threads of the runtime that has a bounded number of them: a flow keeps its thread from start to end. */
final class Pool {
    private final Measures measures;
    private final IntLine waiting = new IntLine();
    private int free;

    Pool(int threads, Measures measures) {
        this.measures = measures;
        free = threads;
    }

    /** Whether there is a thread for the flow now; else it waits for one. */
    boolean enter(int flow, double now) {
        if (free == 0) {
            waiting.add(flow);
            return false;
        }
        free--;
        measures.workers(1, now);
        return true;
    }

    /** A flow has ended: the one that takes over its thread, or NONE. */
    int leave(double now) {
        if (!waiting.isEmpty()) {
            return waiting.take();
        }
        free++;
        measures.workers(-1, now);
        return FlowTable.NONE;
    }
}
