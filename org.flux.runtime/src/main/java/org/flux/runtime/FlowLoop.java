// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;

/**
 * The flows of one event loop: those that wait for their turn on its thread. A flow has one loop for life.
 *
 * <p>Owners of a lock go first, so that locks are released soon, then other flows that have been resumed, then fresh ones. Flows that other
 * threads bring land in an inbox, a stack that the loop takes as a whole; who finds it empty asks the executor for a turn. The loop's own
 * thread puts flows into the queues themselves. A flow that runs is never interrupted by another one: what it starts is queued.
 *
 * <p>The executor runs what it is given on one thread, one task at a time. After a batch of turns the loop gives way to what else is to be
 * done there. If the executor takes no more tasks, its flows end on another thread, as soon as its own thread is no more.
 */
final class FlowLoop implements Runnable {
    private static final int BATCH = 64;
    private static final VarHandle INBOX;
    private static final VarHandle CURRENT;
    private static final VarHandle TURNS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            INBOX = lookup.findVarHandle(FlowLoop.class, "inbox", EventFlow.class);
            CURRENT = lookup.findVarHandle(FlowLoop.class, "current", EventFlow.class);
            TURNS = lookup.findVarHandle(FlowLoop.class, "turns", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Executor executor;
    private final FlowRunner runner;
    private final Line owners = new Line();
    private final Line resumed = new Line();
    private final Line fresh = new Line();
    /** Newest first. */
    private volatile EventFlow inbox;
    private volatile Thread thread;
    /** Nobody could be asked for a turn: the next who brings a flow asks again. */
    private volatile boolean unheard;
    private EventFlow current;
    private long turns;

    /** First in, first out; used by the loop's thread only. */
    private static final class Line {
        private EventFlow first;
        private EventFlow last;

        void add(EventFlow flow) {
            flow.nextInLine = null;
            if (first == null) {
                first = flow;
            } else {
                last.nextInLine = flow;
            }
            last = flow;
        }

        EventFlow take() {
            EventFlow flow = first;
            if (flow != null) {
                first = flow.nextInLine;
                flow.nextInLine = null;
            }
            return flow;
        }
    }

    FlowLoop(Executor executor, FlowRunner runner) {
        this.executor = executor;
        this.runner = runner;
    }

    /** Runs a fresh flow: at once if the caller is the loop's thread and has nothing older to run. */
    void start(EventFlow flow) {
        if (Thread.currentThread() != thread || current != null) {
            enqueue(flow);
        } else if (inbox == null && nothingInLine()) {
            turn(flow);
            drain();
        } else {
            fresh.add(flow);
            drain();
        }
    }

    /** Takes a flow that is to run, from any thread. */
    void enqueue(EventFlow flow) {
        if (Thread.currentThread() == thread && current != null) {
            lineUp(flow);
            return;
        }
        EventFlow newest;
        do {
            newest = inbox;
            flow.nextInLine = newest;
        } while (!INBOX.compareAndSet(this, newest, flow));
        if (newest == null || unheard) {
            askForTurn();
        }
    }

    void offLoad(Runnable task) {
        runner.offLoad(task);
    }

    /** The flow that runs now, or null; for an observer. */
    EventFlow current() {
        return (EventFlow) CURRENT.getOpaque(this);
    }

    /** Changes with every turn; for an observer. */
    long turns() {
        return (long) TURNS.getOpaque(this);
    }

    /** The thread on which the loop ran last, null if it never did. */
    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        Thread here = Thread.currentThread();
        if (thread != here) {
            thread = here;
        }
        drain();
    }

    private void drain() {
        for (int i = 0; i < BATCH; i++) {
            EventFlow next = next();
            if (next == null) {
                return;
            }
            turn(next);
        }
        if (!nothingInLine()) {
            askForTurn();
        }
    }

    private boolean nothingInLine() {
        return owners.first == null && resumed.first == null && fresh.first == null;
    }

    private EventFlow next() {
        if (inbox != null) {
            takeInbox();
        }
        EventFlow next = owners.take();
        if (next == null) {
            next = resumed.take();
        }
        return next == null ? fresh.take() : next;
    }

    private void takeInbox() {
        EventFlow flow = (EventFlow) INBOX.getAndSet(this, null);
        EventFlow oldest = null;
        while (flow != null) {
            EventFlow older = flow.nextInLine;
            flow.nextInLine = oldest;
            oldest = flow;
            flow = older;
        }
        while (oldest != null) {
            EventFlow younger = oldest.nextInLine;
            lineUp(oldest);
            oldest = younger;
        }
    }

    private void lineUp(EventFlow flow) {
        (flow.isOwner() ? owners : flow.hasBegun() ? resumed : fresh).add(flow);
    }

    /** Never throws: a flow that goes wrong ends, and what goes wrong with its end is logged. */
    private void turn(EventFlow flow) {
        TURNS.setOpaque(this, turns + 1);
        CURRENT.setOpaque(this, flow);
        try {
            FlowOutcome outcome = step(flow);
            if (outcome == null) {
                flow.suspend();
            } else {
                runner.end(flow, outcome);
            }
        } catch (Throwable thrown) {
            runner.reportTrouble(thrown);
        } finally {
            CURRENT.setOpaque(this, null);
        }
    }

    private FlowOutcome step(EventFlow flow) {
        try {
            if (flow.begins()) {
                runner.begin(flow);
            } else {
                flow.leaveQueue();
            }
            return flow.goOn();
        } catch (Throwable thrown) {
            return runner.failedWith(flow.root(), thrown);
        }
    }

    private void askForTurn() {
        unheard = false;
        try {
            executor.execute(this);
        } catch (Throwable rejected) {
            askAgain();
        }
    }

    /** The executor has ended, or is about to, or has no room: tries on until it takes the loop, or its thread is no more. */
    private void askAgain() {
        try {
            Thread.ofVirtual().name("flux-loop-replacement").start(this::runElsewhere);
        } catch (Throwable noMemory) {
            unheard = true;
        }
    }

    private void runElsewhere() {
        Thread last = thread;
        while (last != null && last.isAlive()) {
            try {
                last.join(1);
                executor.execute(this);
                return;
            } catch (InterruptedException | RuntimeException | Error notYet) {
                // the thread still lives, and does not take it
            }
        }
        run();
    }
}
