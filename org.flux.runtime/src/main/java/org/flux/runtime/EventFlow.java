// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A flow in the event shape: one object that knows where to go on. Generated code extends it.
 *
 * <p>{@link #proceed} runs until the flow has ended, and returns true, or has to wait, and returns false; it is called again when what the
 * flow waits for may have come, and then executes the very statement again at which it stopped. Such a statement either lets the flow
 * pass, or stops it again, or throws; hence a call too many does no harm. The statements are {@link FlowLock#pollRead},
 * {@link FlowLock#pollWrite} (and those of {@link SessionLocks}), {@link #offLoop}, {@link #onLoop} and {@link #isDone}. They only note
 * what the flow waits for; how it gets there is arranged after {@code proceed} has returned, so that nobody resumes a flow that still runs.
 *
 * <p>The flow itself knows which locks it holds: when it fails they are released in reverse order, before the handler runs.
 */
public abstract class EventFlow extends Flow {
    /** Running, or about to begin; nobody needs to do anything about it. Also the state of a flow that has ended. */
    private static final int RUNNING = 0;
    /** Running, and what it may wait for next may have come already. */
    private static final int WOKEN = 1;
    /** Waiting; whoever wakes it puts it into its loop's queue. */
    private static final int PARKED = 2;
    /** In its loop's queue. */
    private static final int QUEUED = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(EventFlow.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private static final FlowLock[] NO_LOCKS = {};

    /** What it takes for a flow to go on. */
    enum Waits { NOT, FOR_LOCK, OFF_LOOP, ON_LOOP, FOR_STAGE }

    /** Where {@link #proceed} goes on; 0 at the start. */
    protected int position;

    private FlowLock[] held;
    private int holds;
    /** The lock in whose queue the flow stands or that it has been handed meanwhile. */
    FlowLock awaited;
    private FlowLock entry;
    private Waits wish = Waits.NOT;
    private CompletableFuture<?> stage;
    /** To be thrown: where the flow waits, or, if it is {@code failing}, before it goes on. */
    private Throwable trouble;
    private boolean failing;
    private boolean ended;
    private FlowFailure handled;
    private volatile Thread helper;
    @SuppressWarnings("unused") // through STATE too
    private volatile int state;

    private FlowLoop loop;
    private PushSource.Outcome outcome;
    private boolean begun;
    /** Link of the loop's queues. */
    EventFlow nextInLine;

    /** @param locksAtMost how many locks the flow holds at once */
    protected EventFlow(FlowMap map, int locksAtMost) {
        super(map, Parking.LOOP);
        held = locksAtMost == 0 ? NO_LOCKS : new FlowLock[locksAtMost];
    }

    /** Runs on from {@link #position}; returns true when the flow has ended, false when it waits. */
    protected abstract boolean proceed() throws Exception;

    /** Called by the action of {@link FlowFailure#orHandle}: the handler is what {@link #proceed} does from {@code position} on. */
    protected final void goOnAt(int position) {
        this.position = position;
        ended = false;
    }

    /** Passes on a thread that may be blocked. */
    protected final boolean offLoop() throws Exception {
        if (helper != null) {
            tellBack();
            checkTime(); // the thread is known to those who end flows before the signal is read
            return true;
        }
        throwTrouble();
        wish = Waits.OFF_LOOP;
        tellLeaving();
        return false;
    }

    /** Passes on the flow's loop. */
    protected final boolean onLoop() {
        if (helper == null) {
            tellBack();
            return true;
        }
        wish = Waits.ON_LOOP;
        tellLeaving();
        return false;
    }

    /** Passes when the stage has completed, in whatever way. */
    protected final boolean isDone(CompletableFuture<?> awaitedStage) throws Exception {
        if (awaitedStage.isDone()) {
            stage = null;
            tellBack();
            return true;
        }
        throwTrouble();
        checkTimeOfWaiting();
        if (stage != awaitedStage) {
            stage = awaitedStage;
            wish = Waits.FOR_STAGE;
            tellLeavingForStage();
        }
        return false;
    }

    /** What a completed stage gives; what it failed with is thrown as if the node had been called directly. */
    protected static final <T> T result(CompletableFuture<T> completed) throws Exception {
        try {
            return completed.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                case null, default -> throw failed;
            }
        }
    }

    /** Why the flow could not be resumed as it wished. */
    private void throwTrouble() throws Exception {
        Throwable thrown = trouble;
        if (thrown != null) {
            trouble = null;
            switch (thrown) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw new IllegalStateException(thrown);
            }
        }
    }

    final void push(FlowLock lock) {
        assert !holds(lock);
        if (holds == held.length) {
            held = Arrays.copyOf(held, holds + 4);
        }
        held[holds++] = lock;
    }

    final void pop(FlowLock lock) {
        assert holds > 0 && held[holds - 1] == lock : lock + " was not acquired last";
        holds--;
    }

    private boolean holds(FlowLock lock) {
        return Arrays.asList(held).subList(0, holds).contains(lock);
    }

    /** The flow will wait for a session's lock. */
    final void entered(FlowLock entry) {
        this.entry = entry;
    }

    /** The flow holds the session's lock that it has entered. */
    final boolean acquiredEntered() {
        entry = null;
        return true;
    }

    /** Leaves the queue in which the flow stands. */
    final void withdraw() {
        FlowLock lock = awaited;
        awaited = null;
        lock.withdraw(this);
    }

    private void releaseAll() {
        if (awaited != null) {
            withdraw();
        }
        if (entry != null) {
            SessionLocks.leave(entry);
            entry = null;
        }
        while (holds > 0) {
            held[holds - 1].unlockFailed(this);
        }
    }

    // Its loop's view

    final void of(FlowLoop loop, PushSource.Outcome outcome) {
        this.loop = loop;
        this.outcome = outcome;
    }

    final PushSource.Outcome outcome() {
        return outcome;
    }

    /** True once, on the loop. */
    final boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    final boolean hasBegun() {
        return begun;
    }

    /** Others may wait for what this flow holds. */
    final boolean isOwner() {
        return holds > 0 || granted && awaited != null;
    }

    /** It has been taken from the queue: from now on, who wakes it makes it run again. */
    final void leaveQueue() {
        state = RUNNING; // volatile: before what the flow waits for is read
    }

    /** Runs on, on the loop; returns null if the flow waits: then {@link #suspend} is to be called. */
    final FlowOutcome goOn() {
        wish = Waits.NOT;
        try {
            if (failing) {
                failing = false;
                throwTrouble();
            }
            if (!ended && !proceed()) {
                return null;
            }
            assert holds == 0 : "not unlocked: " + held[holds - 1];
            return handled == null ? FlowOutcome.COMPLETED : handled(handled);
        } catch (Throwable thrown) {
            return fail(thrown);
        }
    }

    private FlowOutcome fail(Throwable thrown) {
        releaseAll();
        stage = null;
        trouble = null;
        if (handled != null) {
            return handlerFailed(handled, thrown);
        }
        FlowFailure failure = failed(thrown);
        if (failure.isDrop() || !failure.hasHandler()) {
            return unhandled(failure);
        }
        handled = failure;
        ended = true; // unless the handler says where it goes on
        prepareForHandler(failure.handler());
        try {
            failure.runHandler();
        } catch (Throwable ofHandler) {
            return handlerFailed(failure, ofHandler);
        }
        return ended ? handled(failure) : goOn();
    }

    /** What the flow waits for when {@link #goOn} has returned null. */
    final Waits waits() {
        return wish != Waits.NOT ? wish : awaited != null ? Waits.FOR_LOCK : stage != null ? Waits.FOR_STAGE : Waits.NOT;
    }

    /** The stage that the flow waits for. */
    final CompletableFuture<?> stage() {
        return stage;
    }

    /** Arranges for the flow to be resumed; it may run on another thread before this returns. */
    final void suspend() {
        Waits wanted = waits();
        boolean registered = wish == Waits.NOT;
        wish = Waits.NOT;
        switch (wanted) {
            case OFF_LOOP -> leaveLoop();
            case ON_LOOP -> requeue();
            case FOR_LOCK -> park();
            case FOR_STAGE -> {
                if (!registered && !wakeWhenComplete()) {
                    requeue();
                } else {
                    park();
                }
            }
            case NOT -> {
                trouble = new IllegalStateException("the flow waits for nothing");
                failing = true;
                requeue();
            }
        }
    }

    private boolean wakeWhenComplete() {
        try {
            CompletableFuture<?> awaitedStage = stage;
            awaitedStage.whenComplete((result, failure) -> {
                if (trace != null && stage == awaitedStage) { // else its time was up before, and it waits for something else by now
                    trace.stageDone();
                }
                wake();
            });
            return true;
        } catch (Throwable thrown) {
            trouble = thrown; // to be thrown at the node
            return false;
        }
    }

    private void park() {
        if (!STATE.compareAndSet(this, RUNNING, PARKED)) {
            requeue();
        }
    }

    private void requeue() {
        state = QUEUED;
        loop.enqueue(this);
    }

    /** What the flow waits for may have come; or its time is up. Called by any thread, any number of times. */
    final void wake() {
        while (true) {
            int seen = state;
            if (seen == RUNNING) {
                if (STATE.compareAndSet(this, RUNNING, WOKEN)) {
                    return;
                }
            } else if (seen == PARKED) {
                if (STATE.compareAndSet(this, PARKED, QUEUED)) {
                    loop.enqueue(this);
                    return;
                }
            } else {
                return;
            }
        }
    }

    private void leaveLoop() {
        try {
            loop.offLoad(this::runOffLoop);
        } catch (Throwable noThread) {
            trouble = noThread; // to be thrown at the node
            requeue();
        }
    }

    /** From now on the flow runs on a thread that may be blocked, or, if it is null, on its loop. */
    final void runsOn(Thread helper) {
        this.helper = helper;
    }

    /** On a helper thread: goes on until the flow waits for something else, or has ended; that is told on the loop. */
    private void runOffLoop() {
        runsOn(Thread.currentThread());
        try {
            ended = proceed();
        } catch (Throwable thrown) {
            trouble = thrown;
            failing = true;
            releaseAll(); // others need not wait until the loop gets to it
        }
        runsOn(null);
        super.settle();
        if (ended || failing) {
            requeue();
        } else {
            suspend();
        }
    }

    @Override
    final void interrupt() {
        Thread blocked = helper;
        if (blocked != null) {
            blocked.interrupt();
        }
        wake(); // even so: the helper may be done already, and the flow about to wait
    }

    /** A loop's thread is never interrupted. */
    @Override
    final void settle() {
        awaitInterrupt();
    }
}
