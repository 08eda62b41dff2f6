// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.locks.LockSupport;

/** How a flow waits for a lock: by parking its thread in the direct shape, by leaving its loop in the event shape. */
interface Parking {

    /** Waits until {@link #resume}, or takes the flow out of the queue and throws; then the lock is not held. */
    void await(Flow flow, FlowLock lock) throws InterruptedException, FlowTimeout;

    /** Called once by the releasing flow's thread: {@code flow} holds the lock now. */
    void resume(Flow flow);

    /** Parks the thread that runs the flow, whatever its kind. */
    Parking THREAD = new Parking() {
        @Override
        public void await(Flow flow, FlowLock lock) throws InterruptedException, FlowTimeout {
            while (!flow.granted) {
                boolean interrupted = Thread.interrupted();
                if (interrupted || flow.isSignalled()) {
                    lock.withdraw(flow);
                    flow.checkTimeOfWaiting();
                    throw new InterruptedException("interrupted while waiting for " + lock.name());
                }
                LockSupport.park(lock);
            }
        }

        @Override
        public void resume(Flow flow) {
            Thread waiter = flow.thread();
            flow.granted = true;
            LockSupport.unpark(waiter);
        }
    };

    /** For {@link EventFlow}s, which poll. */
    Parking LOOP = new Parking() {
        @Override
        public void await(Flow flow, FlowLock lock) {
            throw new IllegalStateException("a flow in the event shape never blocks; it polls " + lock.name());
        }

        @Override
        public void resume(Flow flow) {
            flow.granted = true;
            ((EventFlow) flow).wake();
        }
    };
}
