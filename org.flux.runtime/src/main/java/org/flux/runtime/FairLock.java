// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A fair reader/writer lock between flows, without a say in how a flow waits; {@link FlowLock} is what flows use.
 *
 * <p>{@code state} counts readers above two bits, WRITER and QUEUED. Uncontended acquisition and release are one compare-and-set each.
 * While QUEUED is set, which it is exactly while the queue is not empty, every change of state happens under {@code guard}, a spin lock
 * that is held for a few instructions and in which nothing can block. The queue is intrusive (the flow is its own node; it waits for one
 * lock at a time), hence waiting allocates nothing. Compare
 * Mellor-Crummey and Scott, "Scalable Reader-Writer Synchronization for Shared-Memory Multiprocessors" (PPoPP 1991).
 */
abstract class FairLock {
    private static final int WRITER = 1;
    private static final int QUEUED = 2;
    private static final int READER = 4;
    private static final int SPINS = 64;
    private static final VarHandle STATE;
    private static final VarHandle GUARD;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(FairLock.class, "state", int.class);
            GUARD = MethodHandles.lookup().findVarHandle(FairLock.class, "guard", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile int state;
    @SuppressWarnings("unused") // written through GUARD
    private volatile int guard;
    private Flow head;
    private Flow tail;

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

    /** Acquires at once or not at all. */
    final boolean tryRead() {
        int s = state;
        while ((s & (WRITER | QUEUED)) == 0) {
            if (STATE.compareAndSet(this, s, s + READER)) {
                return true;
            }
            s = state;
        }
        return false;
    }

    /** Acquires at once or not at all. */
    final boolean tryWrite() {
        return STATE.compareAndSet(this, 0, WRITER);
    }

    final void releaseRead() {
        int s = state;
        while ((s & QUEUED) == 0) {
            if (STATE.compareAndSet(this, s, s - READER)) {
                return;
            }
            s = state;
        }
        releaseSlowly(READER);
    }

    final void releaseWrite() {
        if (!STATE.compareAndSet(this, WRITER, 0)) {
            releaseSlowly(WRITER);
        }
    }

    /** How the lock is held, for people. */
    final String holders() {
        int s = state;
        return ((s & WRITER) != 0 ? "written" : s >= READER ? "read by " + s / READER : "free") + ((s & QUEUED) != 0 ? ", awaited" : "");
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
