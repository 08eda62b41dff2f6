// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/** Leaves to a checkpoint how a flow waits. */
record CheckedParking(Checkpoint checkpoint) implements Parking {

    @Override
    public void await(Flow flow, FlowLock lock) {
        checkpoint.await(flow, lock);
    }

    @Override
    public void resume(Flow flow) {
        flow.granted = true;
        checkpoint.granted(flow);
    }
}
