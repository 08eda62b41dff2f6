// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The flows in flight, oldest first, so that those whose time is up can be told.
 *
 * <p>All flows of a server have the same time-out; hence a timer needs neither heap nor wheel: a list in order of entry is sorted by
 * deadline, and entering and leaving it costs a few instructions. The list is striped by thread against contention and intrusive, so
 * nothing leaks: a flow that has left is referred to by nobody. One thread sleeps until the earliest deadline; a flow that enters meanwhile
 * cannot be due before a whole time-out has passed.
 */
final class FlowRegistry {
    private static final int SPINS = 64;
    private static final long SHORTEST_SLEEP = 500_000;

    private final Stripe[] stripes;
    private final long timeoutNanos;
    private volatile boolean closed;
    private volatile boolean cutOff;
    private Thread timer;

    /** Guarded by itself, a spin lock in which nothing blocks. */
    @SuppressWarnings("serial") // nobody writes it
    private static final class Stripe extends AtomicInteger {
        private Flow oldest;
        private Flow youngest;
        private int size;

        void enter() {
            int spins = 0;
            while (!compareAndSet(0, 1)) {
                if (++spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }

        void leave() {
            setRelease(0);
        }

        void append(Flow flow) {
            flow.older = youngest;
            if (youngest == null) {
                oldest = flow;
            } else {
                youngest.younger = flow;
            }
            youngest = flow;
            size++;
        }

        void remove(Flow flow) {
            if (flow.older == null) {
                oldest = flow.younger;
            } else {
                flow.older.younger = flow.younger;
            }
            if (flow.younger == null) {
                youngest = flow.older;
            } else {
                flow.younger.older = flow.older;
            }
            flow.older = null;
            flow.younger = null;
            size--;
        }
    }

    /** @param timeoutNanos 0 for none */
    FlowRegistry(long timeoutNanos) {
        this.timeoutNanos = timeoutNanos;
        int count = Integer.highestOneBit(Math.clamp(Runtime.getRuntime().availableProcessors() * 4L, 4, 256));
        stripes = new Stripe[count];
        for (int i = 0; i < count; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Starts the thread that ends flows whose time is up, if they have a time-out at all. */
    void start(String program) {
        if (timeoutNanos > 0) {
            timer = Thread.ofPlatform().daemon().name("flux-timer-" + program).start(this::expireForEver);
        }
    }

    void close() {
        closed = true;
        if (timer != null) {
            LockSupport.unpark(timer);
        }
    }

    /** Called by the thread that is about to run the flow. */
    void enter(Flow flow) {
        flow.supervisedBy(this);
        int index = (int) Thread.currentThread().threadId() & stripes.length - 1;
        flow.stripe = index;
        Stripe stripe = stripes[index];
        stripe.enter();
        flow.enteredAt = timeoutNanos > 0 ? System.nanoTime() : 0;
        stripe.append(flow);
        stripe.leave();
        if (cutOff) {
            flow.signal(Flow.CUT_OFF);
        }
    }

    /** Called by the flow's thread when the flow has ended; an interrupt meant for the flow does not outlive it. */
    void leave(Flow flow) {
        Stripe stripe = stripes[flow.stripe];
        stripe.enter();
        stripe.remove(flow);
        stripe.leave();
        flow.settle();
    }

    /**
     * Called by the flow's thread before a handler runs: the time-out begins anew. What was meant for the flow has arrived before the
     * handler can be told anything, or what is told to the handler would be taken for it.
     */
    void renew(Flow flow) {
        Stripe stripe = stripes[flow.stripe];
        stripe.enter();
        while (flow.beingInterrupted) {
            stripe.leave();
            flow.awaitInterrupt();
            stripe.enter();
        }
        stripe.remove(flow);
        flow.clearSignal();
        flow.settle(); // under the guard, where nobody begins to interrupt it
        flow.enteredAt = timeoutNanos > 0 ? System.nanoTime() : 0;
        stripe.append(flow);
        stripe.leave();
    }

    int size() {
        int size = 0;
        for (Stripe stripe : stripes) {
            stripe.enter();
            size += stripe.size;
            stripe.leave();
        }
        return size;
    }

    /** Ends all flows, those that begin later too. */
    void cutOff() {
        cutOff = true;
        List<Flow> marked = new ArrayList<>();
        for (Stripe stripe : stripes) {
            stripe.enter();
            try {
                for (Flow flow = stripe.oldest; flow != null; flow = flow.younger) {
                    mark(flow, Flow.CUT_OFF, marked);
                }
            } finally {
                stripe.leave();
            }
        }
        marked.forEach(FlowRegistry::interrupt);
    }

    private void expireForEver() {
        while (!closed) {
            long sleep = Math.max(expire(System.nanoTime()), SHORTEST_SLEEP);
            LockSupport.parkNanos(this, sleep);
        }
    }

    /** Tells the flows that are due; returns nanoseconds until the next may be due. */
    private long expire(long now) {
        long next = timeoutNanos;
        List<Flow> marked = new ArrayList<>();
        for (Stripe stripe : stripes) {
            stripe.enter();
            try {
                Flow flow = stripe.oldest;
                while (flow != null && flow.enteredAt + timeoutNanos - now <= 0) {
                    if (!flow.isSignalled()) {
                        mark(flow, Flow.TIMED_OUT, marked);
                    }
                    flow = flow.younger;
                }
                if (flow != null) {
                    next = Math.min(next, flow.enteredAt + timeoutNanos - now);
                }
            } finally {
                stripe.leave();
            }
        }
        marked.forEach(FlowRegistry::interrupt);
        return next;
    }

    /** Under the stripe's guard: the flow is still running, and will wait for the interrupt before it ends. */
    private static void mark(Flow flow, int reason, List<Flow> marked) {
        marked.add(flow); // first: it may find no memory
        flow.beingInterrupted = true;
        flow.signal(reason);
    }

    /** Outside the guard, since interrupting may close a channel. */
    private static void interrupt(Flow flow) {
        try {
            flow.interrupt();
        } finally {
            flow.beingInterrupted = false;
        }
    }
}
