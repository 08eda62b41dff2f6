// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;

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
    void await(Flow flow, FlowLock lock);

    /** A flow in event shape waits for the stage; returns once it has completed. */
    void await(Flow flow, CompletableFuture<?> stage);

    /** The lock that the flow awaits is its own now; called on the thread of the flow that released it. */
    void granted(Flow flow);

    /** The flow holds the lock. */
    void acquired(Flow flow, FlowLock lock, boolean write);

    /** The flow is about to give the lock back. */
    void beforeRelease(Flow flow, FlowLock lock, boolean write);

    /** The flow has failed, holds nothing any more, and is about to run its handler. */
    void handling(Flow flow, String handler);

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

    /**
     * Runs a flow in event shape on the calling thread, its handler included; the thread is its loop, and runs its blocking nodes too.
     *
     * @param root what the flow is called until it says {@link Flow#start}
     */
    static FlowOutcome run(EventFlow flow, String root, Checkpoint checkpoint) {
        flow.checkedBy(checkpoint);
        flow.start(root);
        FlowOutcome outcome = flow.goOn();
        while (outcome == null) {
            switch (flow.waits()) {
                case OFF_LOOP -> flow.runsOn(Thread.currentThread());
                case ON_LOOP -> flow.runsOn(null);
                case FOR_LOCK -> {
                    flow.runsOn(null); // it will be resumed on its loop
                    checkpoint.await(flow, flow.awaited);
                }
                case FOR_STAGE -> {
                    flow.runsOn(null);
                    checkpoint.await(flow, flow.stage());
                }
                case NOT -> throw new IllegalStateException("the flow waits for nothing");
            }
            outcome = flow.goOn();
        }
        return outcome;
    }

    /** Where the flow is. */
    static Place place(Flow flow) {
        return flow.place();
    }

    /** A place on the paths of a program. */
    record Place(String root, boolean startsWithSession, long number) {

        /** The nodes that a flow there is in, the root first, the last the one that would fail there; empty if the path is unknown. */
        public List<Entered> around(FlowMap map) {
            FlowPath path = map.decode(root, startsWithSession, number);
            return path.stack().stream().map(entry -> new Entered(path.trail().get(entry), entry)).toList();
        }
    }

    /** A node that a flow has entered, after {@code earlier} other ones. */
    record Entered(String node, int earlier) {}
}
