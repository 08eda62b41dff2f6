// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

/**
 * Admission: at most so many flows in flight. At the limit push sources pause until a quarter is free again, and pull sources are not
 * called; what arrives meanwhile waits outside.
 */
final class Entrance {
    private final Measures measures;
    private final int resumeAt;
    private int permits;
    private boolean paused;
    private final IntLine pushed = new IntLine();
    private final IntLine pulled = new IntLine();

    Entrance(int maxFlows, Measures measures) {
        this.measures = measures;
        permits = maxFlows;
        resumeAt = Math.max(1, maxFlows / 4);
    }

    boolean isClosed(boolean push) {
        return permits == 0 || push && paused;
    }

    void waitOutside(int flow, boolean push, double now) {
        measures.outside(1, now);
        (push ? pushed : pulled).add(flow);
    }

    void enter() {
        permits--;
        paused |= permits == 0;
    }

    void leave() {
        permits++;
        paused &= permits < resumeAt;
    }

    /** The next who waited and may enter, or NONE. */
    int next(double now) {
        IntLine line = pulled.isEmpty() ? pushed : pulled;
        if (line.isEmpty() || isClosed(line == pushed)) {
            return FlowTable.NONE;
        }
        measures.outside(-1, now);
        return line.take();
    }
}
