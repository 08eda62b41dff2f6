// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A fair reader/writer lock owned by a {@link Flow}, never by a thread: whoever runs the flow may release what another thread acquired for
 * it.
 *
 * <p>Waiting flows form one queue in order of arrival. A release hands the lock over directly: to the writer at the head, or to all readers
 * that stand at the head together; nobody overtakes the queue, so neither readers nor writers starve. The queue is intrusive (the flow is
 * its own node; it waits for one lock at a time), hence waiting allocates nothing. The lock is not re-entrant and a reader is never
 * upgraded: the compiler knows what is held and takes nothing twice; assertions check it.
 *
 * <p>{@code state} counts readers above two bits, WRITER and QUEUED. Uncontended acquisition and release are one compare-and-set each.
 * While QUEUED is set, which it is exactly while the queue is not empty, every change of state happens under {@code guard}, a spin lock
 * that is held for a few instructions and in which nothing can block. How a flow waits is not the lock's affair but {@link Parking}'s: it
 * parks its thread, or, in an event loop, simply returns to it. Compare
 * Mellor-Crummey and Scott, "Scalable Reader-Writer Synchronization for Shared-Memory Multiprocessors" (PPoPP 1991).
 */
public class FlowLock {
    private static final int WRITER = 1;
    private static final int QUEUED = 2;
    private static final int READER = 4;
    private static final int SPINS = 64;
    private static final VarHandle STATE;
    private static final VarHandle GUARD;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(FlowLock.class, "state", int.class);
            GUARD = MethodHandles.lookup().findVarHandle(FlowLock.class, "guard", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final String name;
    private volatile int state;
    @SuppressWarnings("unused") // written through GUARD
    private volatile int guard;
    private Flow head;
    private Flow tail;

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
        acquireRead(flow);
        assert flow.acquired(this);
        if (checkpoint != null) {
            checkpoint.acquired(flow, this, false);
        }
    }

    private void acquireRead(Flow flow) throws InterruptedException, FlowTimeout {
        int s = state;
        while ((s & (WRITER | QUEUED)) == 0) {
            if (STATE.compareAndSet(this, s, s + READER)) {
                return;
            }
            s = state;
        }
        acquireSlowly(flow, false);
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
        if (!STATE.compareAndSet(this, 0, WRITER)) {
            acquireSlowly(flow, true);
        }
        assert flow.acquired(this);
        if (checkpoint != null) {
            checkpoint.acquired(flow, this, true);
        }
    }

    /** Releases what {@link #lockRead} acquired for {@code flow}. */
    public final void unlockRead(Flow flow) {
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, false);
        }
        assert flow.released(this);
        releaseRead();
    }

    private void releaseRead() {
        int s = state;
        while ((s & QUEUED) == 0) {
            if (STATE.compareAndSet(this, s, s - READER)) {
                return;
            }
            s = state;
        }
        releaseSlowly(READER);
    }

    /** Releases what {@link #lockWrite} acquired for {@code flow}. */
    public final void unlockWrite(Flow flow) {
        if (flow.checkpoint != null) {
            flow.checkpoint.beforeRelease(flow, this, true);
        }
        assert flow.released(this);
        releaseWrite();
    }

    private void releaseWrite() {
        if (!STATE.compareAndSet(this, WRITER, 0)) {
            releaseSlowly(WRITER);
        }
    }

    /**
     * {@link #lockRead} in the event shape: executed again and again, at the same place, until it returns true.
     *
     * @return false if the flow waits; it is resumed when it may hold the lock, and perhaps before
     * @throws FlowTimeout the flow's time is up; the lock is not held
     */
    public final boolean pollRead(EventFlow flow) throws FlowTimeout {
        if (flow.awaited == null) {
            int s = state;
            while ((s & (WRITER | QUEUED)) == 0) {
                if (STATE.compareAndSet(this, s, s + READER)) {
                    flow.push(this);
                    return true;
                }
                s = state;
            }
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
        if (flow.awaited == null && STATE.compareAndSet(this, 0, WRITER)) {
            flow.push(this);
            return true;
        }
        return pollSlowly(flow, true);
    }

    /** Releases what {@link #pollRead} acquired; of what a flow holds, the latest goes first. */
    public final void unlockRead(EventFlow flow) {
        flow.pop(this);
        releaseRead();
    }

    /** Releases what {@link #pollWrite} acquired; of what a flow holds, the latest goes first. */
    public final void unlockWrite(EventFlow flow) {
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

    /** How many flows hold the lock as readers now. */
    public final int readers() {
        return state / READER;
    }

    public final boolean isWriteLocked() {
        return (state & WRITER) != 0;
    }

    public final boolean isFree() {
        return state == 0;
    }

    /** How many flows wait now; walks the queue, meant for tests and diagnosis. */
    public final int waiting() {
        enterGuard();
        try {
            int count = 0;
            for (Flow waiter = head; waiter != null; waiter = waiter.nextWaiter) {
                count++;
            }
            return count;
        } finally {
            leaveGuard();
        }
    }

    @Override
    public String toString() {
        int s = state;
        String held = (s & WRITER) != 0 ? " written" : s >= READER ? " read by " + s / READER : " free";
        return name + held + ((s & QUEUED) != 0 ? ", awaited" : "");
    }

    private void acquireSlowly(Flow flow, boolean write) throws InterruptedException, FlowTimeout {
        if (!acquireOrQueue(flow, write)) {
            flow.parking().await(flow, this);
        }
    }

    private boolean pollSlowly(EventFlow flow, boolean write) throws FlowTimeout {
        if (flow.awaited == null) {
            flow.checkTime(); // if its time is up later, that resumes it
            if (!acquireOrQueue(flow, write)) {
                flow.awaited = this;
                return false;
            }
        } else {
            assert flow.awaited == this : flow.awaited + " is awaited, not " + this;
            if (!flow.granted) {
                if (!flow.isSignalled()) {
                    return false;
                }
                flow.withdraw();
                flow.checkTime();
            }
            flow.awaited = null;
        }
        flow.push(this);
        return true;
    }

    /**
     * Takes the flow out of the queue, or gives back what it has been handed in this very moment; the grant has been announced then, so
     * that the flow may wait anew.
     */
    final void withdraw(Flow flow) {
        if (!cancel(flow)) {
            while (!flow.granted) {
                Thread.yield();
            }
            giveBack(flow);
        }
    }

    /** Acquires and returns true, or puts the flow into the queue: then {@link Parking#resume} tells it once that it holds the lock. */
    final boolean acquireOrQueue(Flow flow, boolean write) {
        enterGuard();
        try {
            while (true) {
                int s = state;
                if ((s & QUEUED) == 0) {
                    if (write ? s == 0 : (s & WRITER) == 0) {
                        if (STATE.compareAndSet(this, s, s + (write ? WRITER : READER))) {
                            return true;
                        }
                        continue;
                    }
                    if (!STATE.compareAndSet(this, s, s | QUEUED)) {
                        continue;
                    }
                }
                append(flow, write);
                return false;
            }
        } finally {
            leaveGuard();
        }
    }

    /**
     * Takes a flow that no longer wants to wait out of the queue, and lets in those behind it that it alone kept waiting.
     *
     * @return false if the lock has just been handed to the flow, which therefore holds it
     */
    final boolean cancel(Flow flow) {
        Flow granted;
        enterGuard();
        try {
            if (!flow.inLockQueue) {
                return false;
            }
            unlink(flow);
            granted = grant(state);
        } finally {
            leaveGuard();
        }
        resume(granted);
        return true;
    }

    /** Releases on behalf of a flow to which the lock was handed when it had given up. */
    final void giveBack(Flow flow) {
        releaseSlowly(flow.wantsWrite ? WRITER : READER);
    }

    private void releaseSlowly(int hold) {
        Flow granted;
        enterGuard();
        try {
            while (true) {
                int s = state;
                if ((s & QUEUED) != 0) {
                    granted = grant(s - hold);
                    break;
                }
                if (STATE.compareAndSet(this, s, s - hold)) {
                    return;
                }
            }
        } finally {
            leaveGuard();
        }
        resume(granted);
    }

    /** Hands over to as many flows at the head as may hold the lock beside the holders in {@code s}; sets the state. Needs the guard. */
    private Flow grant(int s) {
        Flow first = null;
        Flow last = null;
        while (head != null && (head.wantsWrite ? s < READER && (s & WRITER) == 0 : (s & WRITER) == 0)) {
            Flow flow = head;
            s += flow.wantsWrite ? WRITER : READER;
            unlink(flow);
            if (last == null) {
                first = flow;
            } else {
                last.nextWaiter = flow;
            }
            last = flow;
        }
        state = head == null ? s & ~QUEUED : s;
        return first;
    }

    private static void resume(Flow granted) {
        Flow flow = granted;
        while (flow != null) {
            Flow next = flow.nextWaiter; // read first: once resumed the flow may wait elsewhere
            flow.nextWaiter = null;
            flow.parking().resume(flow);
            flow = next;
        }
    }

    private void append(Flow flow, boolean write) {
        flow.wantsWrite = write;
        flow.inLockQueue = true;
        flow.granted = false;
        flow.nextWaiter = null;
        flow.previousWaiter = tail;
        if (tail == null) {
            head = flow;
        } else {
            tail.nextWaiter = flow;
        }
        tail = flow;
    }

    private void unlink(Flow flow) {
        Flow previous = flow.previousWaiter;
        Flow next = flow.nextWaiter;
        if (previous == null) {
            head = next;
        } else {
            previous.nextWaiter = next;
        }
        if (next == null) {
            tail = previous;
        } else {
            next.previousWaiter = previous;
        }
        flow.nextWaiter = null;
        flow.previousWaiter = null;
        flow.inLockQueue = false;
    }

    private void enterGuard() {
        int spins = 0;
        while (!GUARD.compareAndSet(this, 0, 1)) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // its holder has lost the processor
            }
        }
    }

    private void leaveGuard() {
        GUARD.setRelease(this, 0);
    }
}
