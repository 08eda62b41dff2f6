// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;

/**
 * Stands between the flows of one program and their locks, to decide who goes next: how interleavings of generated code are explored with
 * the real locks. A flow of a server has none.
 *
 * <p>Each method is called on the thread that runs the flow. What it throws goes through generated code as a component's failure would.
 */
public interface Checkpoint {

    /** The flow is about to ask for the lock. */
    void beforeAcquire(Flow flow, FlowLock lock, boolean write);

    /** The flow has been put into the lock's queue; returns once {@link #granted} has been called for it. */
    void await(Flow flow, FlowLock lock) throws FlowTimeout;

    /** The lock that the flow awaits is its own now; called on the thread of the flow that released it. */
    void granted(Flow flow);

    /** The flow holds the lock. */
    void acquired(Flow flow, FlowLock lock, boolean write);

    /** The flow is about to give the lock back. */
    void beforeRelease(Flow flow, FlowLock lock, boolean write);

    /**
     * Runs a flow in direct shape on the calling thread, its handler included.
     *
     * @param map of the flow's program
     * @param root what the flow is called until the body says {@link Flow#start}
     */
    static FlowOutcome run(FlowMap map, String root, Checkpoint checkpoint, FlowCode body) {
        Flow flow = new Flow(map);
        flow.checkedBy(checkpoint);
        flow.start(root);
        return flow.run(body);
    }

    /** The nodes that the flow is in, the root first, the last the one that would fail now; empty if its path is unknown. */
    static List<String> around(Flow flow) {
        return flow.around();
    }
}
