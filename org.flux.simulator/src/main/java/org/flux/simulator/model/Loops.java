// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;

/**
 * The threads of the event runtime. Loops, one for each core: owners of locks go first, then other flows that have begun, then fresh ones;
 * flows are bound to loops in turn, for life. Carriers of the virtual threads on which blocking nodes run, as many again: they serve one
 * line, and none leaves a virtual thread before that waits. The operating system shares the cores out among all of them.
 */
final class Loops extends RunThreads {
    private static final int LINES = 3;

    private final int count;
    private final int[] first;
    private final int[] last;
    private final IntLine offLoop = new IntLine();
    private final IntLine idleCarriers = new IntLine();
    private int turn;

    Loops(int count, FlowTable flows) {
        super(2 * count, flows);
        this.count = count;
        first = new int[count * LINES];
        last = new int[count * LINES];
        Arrays.fill(first, FlowTable.NONE);
        for (int carrier = count; carrier < 2 * count; carrier++) {
            idleCarriers.add(carrier);
        }
    }

    @Override
    void bind(int flow) {
        flows.loop[flow] = turn;
        turn = turn + 1 == count ? 0 : turn + 1;
    }

    @Override
    int thread(int flow) {
        return flows.helped[flow] ? flows.carrier[flow] : flows.loop[flow];
    }

    @Override
    int lineUp(int flow, int by) {
        if (flows.helped[flow]) {
            offLoop.add(flow);
            return idleCarriers.isEmpty() ? FlowTable.NONE : wake(idleCarriers.take());
        }
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
        return wake(loop);
    }

    @Override
    int next(int thread) {
        if (thread >= count) {
            if (offLoop.isEmpty()) {
                return FlowTable.NONE;
            }
            int flow = offLoop.take();
            flows.carrier[flow] = thread;
            return flow;
        }
        for (int line = thread * LINES; line < (thread + 1) * LINES; line++) {
            int flow = first[line];
            if (flow != FlowTable.NONE) {
                first[line] = flows.link[flow];
                flows.link[flow] = FlowTable.NONE;
                return flow;
            }
        }
        return FlowTable.NONE;
    }

    @Override
    void sleep(int thread) {
        super.sleep(thread);
        if (thread >= count) {
            idleCarriers.add(thread);
        }
    }
}
