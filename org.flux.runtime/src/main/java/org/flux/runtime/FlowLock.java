// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

/**
 * A fair reader/writer lock owned by a {@link Flow}, never by a thread: whoever runs the flow may release what another thread acquired for
 * it.
 *
 * <p>Waiting flows form one queue in order of arrival. A release hands the lock over directly: to the writer at the head, or to all readers
 * that stand at the head together; nobody overtakes the queue, so neither readers nor writers starve. The lock is not re-entrant and a
 * reader is never upgraded: the compiler knows what is held and takes nothing twice; assertions check it. How a flow waits is not the
 * lock's affair but {@link Parking}'s: it parks its thread, or, in the event shape, leaves its loop; flows of both shapes stand in one
 * queue.
 */
public class FlowLock extends FairLock {
    private final String name;

    /** @param name for messages, as in the program: {@code cacheLock} or {@code chunks(session)} */
    public FlowLock(String name) {
        this.name = name;
    }

    public final String name() {
        return name;
    }

    /**
     * Acquires the lock together with other readers, waiting in turn if need be.
     *
     * @throws FlowTimeout the flow's time is up; the lock is not held
     * @throws InterruptedException the waiting thread was interrupted; the lock is not held
     */
    public final void lockRead(Flow flow) throws InterruptedException, FlowTimeout {
        Checkpoint checkpoint = flow.checkpoint;
        if (checkpoint != null) {
            checkpoint.beforeAcquire(flow, this, false);
        }
        assert flow.doesNotHold(this);
        if (!tryRead()) {
            acquireSlowly(flow, false);
        }
        if (flow.trace != null) {
            flow.trace.acquired(name, false);
        }
        assert flow.acquired(this);
        if (checkpoint != null) {
            checkpoint.acquired(flow, this, false);
        }
    }

    /**
     * Acquires the lock alone, waiting in turn if need be.
     *
     * @throws FlowTimeout the flow's time is up; the lock is not held
     * @throws InterruptedException the waiting thread was interrupted; the lock is not held
     */
    public final void lockWrite(Flow flow) throws InterruptedException, FlowTimeout {
        Checkpoint checkpoint = flow.checkpoint;
        if (checkpoint != null) {
            checkpoint.beforeAcquire(flow, this, true);
        }
        assert flow.doesNotHold(this);
        if (!tryWrite()) {
            acquireSlowly(flow, true);
        }
        if (flow.trace != null) {
            flow.trace.acquired(name, true);
        }
        assert flow.acquired(this);
        if (checkpoint != null) {
            checkpoint.acquired(flow, this, true);
        }
    }

    /** Releases what {@link #lockRead} acquired for {@code flow}. */
    public final void unlockRead(Flow flow) {
        if (flow.trace != null) {
            flow.trace.releases(name);
        }
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, false);
        }
        assert flow.released(this);
        releaseRead();
    }

    /** Releases what {@link #lockWrite} acquired for {@code flow}. */
    public final void unlockWrite(Flow flow) {
        if (flow.trace != null) {
            flow.trace.releases(name);
        }
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, true);
        }
        assert flow.released(this);
        releaseWrite();
    }

    /**
     * {@link #lockRead} in the event shape: executed again and again, at the same place, until it returns true.
     *
     * @return false if the flow waits; it is resumed when it may hold the lock, and perhaps before
     * @throws FlowTimeout the flow's time is up; the lock is not held
     */
    public final boolean pollRead(EventFlow flow) throws FlowTimeout {
        if (flow.awaited == null && flow.checkpoint == null && tryRead()) {
            flow.push(this);
            if (flow.trace != null) {
                flow.trace.acquired(name, false);
            }
            return true;
        }
        return pollSlowly(flow, false);
    }

    /**
     * {@link #lockWrite} in the event shape: executed again and again, at the same place, until it returns true.
     *
     * @return false if the flow waits; it is resumed when it may hold the lock, and perhaps before
     * @throws FlowTimeout the flow's time is up; the lock is not held
     */
    public final boolean pollWrite(EventFlow flow) throws FlowTimeout {
        if (flow.awaited == null && flow.checkpoint == null && tryWrite()) {
            flow.push(this);
            if (flow.trace != null) {
                flow.trace.acquired(name, true);
            }
            return true;
        }
        return pollSlowly(flow, true);
    }

    /** Releases what {@link #pollRead} acquired; of what a flow holds, the latest goes first. */
    public final void unlockRead(EventFlow flow) {
        if (flow.trace != null) {
            flow.trace.releases(name);
        }
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, false);
        }
        flow.pop(this);
        releaseRead();
    }

    /** Releases what {@link #pollWrite} acquired; of what a flow holds, the latest goes first. */
    public final void unlockWrite(EventFlow flow) {
        if (flow.trace != null) {
            flow.trace.releases(name);
        }
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, true);
        }
        flow.pop(this);
        releaseWrite();
    }

    /** Releases what a flow holds as it fails. */
    void unlockFailed(EventFlow flow) {
        if (isWriteLocked()) { // then by this flow, since it holds the lock
            unlockWrite(flow);
        } else {
            unlockRead(flow);
        }
    }

    @Override
    public String toString() {
        return name + " " + holders();
    }

    private void acquireSlowly(Flow flow, boolean write) throws InterruptedException, FlowTimeout {
        if (!acquireOrQueue(flow, write)) {
            if (flow.trace != null) {
                flow.trace.waits(name);
            }
            flow.parking().await(flow, this);
        }
    }

    private boolean pollSlowly(EventFlow flow, boolean write) throws FlowTimeout {
        Checkpoint checkpoint = flow.checkpoint;
        if (flow.awaited == null) {
            if (checkpoint != null) {
                checkpoint.beforeAcquire(flow, this, write);
            }
            flow.checkTimeOfWaiting(); // if its time is up later, that resumes it
            if (!acquireOrQueue(flow, write)) {
                flow.awaited = this;
                if (flow.trace != null) {
                    flow.trace.waits(name);
                }
                return false;
            }
        } else {
            assert flow.awaited == this : flow.awaited + " is awaited, not " + this;
            if (!flow.granted) {
                if (!flow.isSignalled()) {
                    return false;
                }
                flow.withdraw();
                flow.checkTimeOfWaiting();
            }
            flow.awaited = null;
        }
        flow.push(this);
        if (flow.trace != null) {
            flow.trace.acquired(name, write);
        }
        if (checkpoint != null) {
            checkpoint.acquired(flow, this, write);
        }
        return true;
    }
}
