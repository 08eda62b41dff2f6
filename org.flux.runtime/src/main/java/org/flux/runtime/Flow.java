// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flux.runtime.profile.Profiler;
import org.flux.runtime.profile.SourceProfile;
import org.flux.runtime.profile.Trace;

/**
 * One flow: what generated code carries from node to node. It knows where it is (a register that is at once position, trail and path
 * number, see {@link FlowMap}), its session, whether it has been told to end, and it owns the locks that it holds.
 *
 * <p>Used by one thread at a time; only {@link #signal} may be called from another. Its code is in the direct shape, a {@link FlowCode}
 * that a thread runs from start to end, or in the event shape, an {@link EventFlow}.
 */
public class Flow {
    /** Path numbers from here on are not told apart; such a failure's trail is unknown. */
    static final long UNKNOWN_PATH = 1L << 62;
    private static final int NONE = 0;
    static final int TIMED_OUT = 1;
    static final int CUT_OFF = 2;

    private final FlowMap map;
    private Parking parking;
    private FlowRegistry registry;
    private Thread thread;
    private String root;
    private boolean startsWithSession;
    private long register;
    private volatile int signal;
    private Object session;
    private FlowFailure failure;
    private boolean ofSource;

    /** Written by the flow or by the holder of a lock's guard. */
    Flow nextWaiter;
    Flow previousWaiter;
    boolean wantsWrite;
    boolean inLockQueue;
    volatile boolean granted;

    /** Links and times of {@link FlowRegistry}, written under its stripe's guard. */
    Flow older;
    Flow younger;
    int stripe;
    long enteredAt;
    volatile boolean beingInterrupted;

    /** Told of the flow's locks when its interleavings are explored; null in production. */
    Checkpoint checkpoint;

    /** What is measured of the flow's source, and what the flow notes on its way; the latter is null if the flow is not timed. */
    SourceProfile profile;
    Trace trace;

    private List<FlowLock> heldWhenAsserting;

    /** A flow with the thread's way of waiting, run by the calling thread. {@code map} tells what its failures are called. */
    Flow(FlowMap map) {
        this(map, Parking.THREAD);
    }

    Flow(FlowMap map, Parking parking) {
        this.map = map;
        this.parking = parking;
        this.root = "?";
        this.thread = Thread.currentThread();
    }

    /**
     * Runs a flow on the calling thread, its handler included, and tells how it ended. Nothing is logged; failures, even errors such as
     * {@link StackOverflowError}, are in the outcome.
     *
     * @param root the node whose paths are numbered, until the body calls {@link #start}
     */
    public static FlowOutcome call(FluxProgram program, String root, FlowCode body) {
        Flow flow = new Flow(program.map());
        flow.start(root);
        FlowOutcome outcome = flow.run(body);
        if (outcome.failure() != null && outcome.failure().getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt(); // the caller's thread was meant
        }
        return outcome;
    }

    /** Sets the root whose paths are numbered and the register to 0. */
    public final void start(String root) {
        begin(root, false);
    }

    private void begin(String root, boolean withSession) {
        this.root = root;
        startsWithSession = withSession;
        register = 0;
        if (trace != null) {
            trace.root(root, withSession);
        }
    }

    /** Like {@link #start}, for a source with a session function: its error edge comes first, {@code advance(1)} after {@link #session}. */
    public final void startWithSession(String root) {
        begin(root, true);
    }

    /** Sets the flow's session, once, before any session lock. */
    public final void session(Object id) {
        session = Objects.requireNonNull(id, "the session function returned null");
    }

    /** Sets the register without a look at the time: nothing can fail between here and the next node. */
    public final void moveTo(long position) {
        register = position;
        if (trace != null) {
            trace.moved(position);
        }
    }

    /** Adds to the register without a look at the time: nothing can fail between here and the next node. */
    public final void moveBy(long distance) {
        long sum = register + distance;
        register = sum >>> 62 == 0 ? sum : UNKNOWN_PATH;
        if (trace != null) {
            trace.moved(register);
        }
    }

    /** Sets the register, on the way into a component; fails the flow there if its time is up. */
    public final void at(long position) throws FlowTimeout {
        register = position;
        if (trace != null) {
            trace.moved(position);
        }
        if (signal != NONE) {
            throw timeout();
        }
    }

    /** Adds to the register, on the way into a component; fails the flow there if its time is up. */
    public final void advance(long distance) throws FlowTimeout {
        long sum = register + distance;
        register = sum >>> 62 == 0 ? sum : UNKNOWN_PATH;
        if (trace != null) {
            trace.moved(register);
        }
        if (signal != NONE) {
            throw timeout();
        }
    }

    /** Fails the flow, on the way into a component where the register is right already, if its time is up. */
    public final void checkTime() throws FlowTimeout {
        if (trace != null) {
            trace.moved(register);
        }
        if (signal != NONE) {
            throw timeout();
        }
    }

    /** Fails the flow, where it waits or is about to, if its time is up. */
    final void checkTimeOfWaiting() throws FlowTimeout {
        if (signal != NONE) {
            throw timeout();
        }
    }

    /**
     * Makes a thrown exception this flow's failure, at the register's position; once: further calls on its way out return the same failure.
     * If the flow's time is up the failure is that, and {@code thrown} is its cause.
     */
    public final FlowFailure failed(Throwable thrown) {
        if (failure == null) {
            if (trace != null) {
                trace.fails();
            }
            Throwable cause = thrown;
            if (signal != NONE && !(thrown instanceof FlowTimeout) && !(thrown instanceof Error)) {
                cause = timeout();
                cause.initCause(thrown);
            }
            failure = new FlowFailure(map, root, startsWithSession, register, cause, ofSource && thrown instanceof EndOfSource);
        } else if (thrown != failure) {
            failure.addSuppressed(thrown);
        }
        return failure;
    }

    /** What to throw where no variant of {@code node} matches. */
    public final NoMatch noMatch(String node) {
        return new NoMatch(node);
    }

    /**
     * What to throw where no variant of {@code node} matches and the program says {@code pragma nomatch = drop}: no handler hears of it.
     */
    public final FlowFailure drop(String node) {
        failure = new FlowFailure(map, root, startsWithSession, register, new NoMatch(node), true);
        return failure;
    }

    /** Runs the body and, if it fails, the handler that was chosen on the way out, now that no lock is held. */
    FlowOutcome run(FlowCode body) {
        try {
            body.run(this);
            return FlowOutcome.COMPLETED;
        } catch (Throwable thrown) {
            return conclude(failed(thrown));
        }
    }

    private FlowOutcome conclude(FlowFailure first) {
        if (!first.isDrop() && first.hasHandler()) {
            prepareForHandler(first.handler());
            try {
                first.runHandler();
                return handled(first);
            } catch (Throwable thrown) {
                return handlerFailed(first, thrown);
            }
        }
        return unhandled(first);
    }

    /** The end of a flow that failed and has no handler. */
    final FlowOutcome unhandled(FlowFailure first) {
        if (first.isDrop()) {
            return ofSource ? new FlowOutcome(FlowOutcome.Status.DROPPED, first) : FlowOutcome.DROPPED;
        }
        return new FlowOutcome(FlowOutcome.Status.FAILED, first);
    }

    static FlowOutcome handled(FlowFailure first) {
        return new FlowOutcome(FlowOutcome.Status.HANDLED, first);
    }

    /** A single handler runs (rule N4): one that failed is not handled in its turn, or handlers could call each other for ever. */
    final FlowOutcome handlerFailed(FlowFailure first, Throwable thrown) {
        FlowFailure ofHandler = failed(thrown);
        if (ofHandler.isDrop()) {
            return handled(first);
        }
        first.addHandlerFailure(ofHandler);
        return new FlowOutcome(FlowOutcome.Status.FAILED, first);
    }

    /** The handler starts afresh: it has a trail and a time-out of its own, and an interrupt that has done its work does not hit it. */
    final void prepareForHandler(String handler) {
        failure = null;
        start(handler);
        if (checkpoint != null) {
            checkpoint.handling(this, handler);
        }
        if (registry != null) {
            registry.renew(this);
        }
    }

    /** Tells the flow to end, from any thread; the caller {@link #interrupt}s it too. */
    void signal(int reason) {
        signal = reason;
    }

    void clearSignal() {
        signal = NONE;
    }

    boolean isSignalled() {
        return signal != NONE;
    }

    /** Makes the flow look at its signal if it waits. Called by any thread, under no guard. */
    void interrupt() {
        thread.interrupt();
    }

    /** Called by the flow's thread: an interrupt meant for the flow has arrived, and does not outlive it. */
    void settle() {
        awaitInterrupt();
        Thread.interrupted();
    }

    final void awaitInterrupt() {
        while (beingInterrupted) {
            Thread.yield();
        }
    }

    private FlowTimeout timeout() {
        return new FlowTimeout(signal == CUT_OFF ? "the server stopped and its drain time-out is over" : "the flow's time-out is over");
    }

    /** The flow is a call of a pull source: {@link EndOfSource} ends the source and is nothing to handle. */
    void ofSource() {
        ofSource = true;
    }

    Object sessionId() {
        if (session == null) {
            throw new IllegalStateException("the flow has no session");
        }
        return session;
    }

    /** From now on the checkpoint decides who goes next and how this flow waits. */
    final void checkedBy(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.parking = new CheckedParking(checkpoint);
    }

    final String root() {
        return root;
    }

    Parking parking() {
        return parking;
    }

    Thread thread() {
        return thread;
    }

    void supervisedBy(FlowRegistry registry) {
        this.registry = registry;
        this.thread = Thread.currentThread();
    }

    /** Counts the path that has ended, and that of the handler that has run after it. */
    final void countPaths(FlowOutcome how, Profiler profiler) {
        FlowFailure first = how.failure() != null ? how.failure() : failure;
        if (first == null) {
            profiler.completed(root, startsWithSession, register);
            return;
        }
        first.countPath(profiler);
        if (first.hasHandler() && first != failure) {
            if (failure == null) {
                profiler.completed(root, startsWithSession, register);
            } else {
                failure.countPath(profiler);
            }
        }
    }

    final void tellLeaving() {
        if (trace != null) {
            trace.leaves();
        }
    }

    final void tellLeavingForStage() {
        if (trace != null) {
            trace.leavesForStage();
        }
    }

    final void tellBack() {
        if (trace != null) {
            trace.isBack();
        }
    }

    /** The flow's session, null if it has none. */
    final Object session() {
        return session;
    }

    Checkpoint.Place place() {
        return new Checkpoint.Place(root, startsWithSession, register);
    }

    /** Where the flow is; another thread may see where it was a moment ago. */
    final FlowPath path() {
        return map.decode(root, startsWithSession, register);
    }

    /** For assertions: the compiler takes no lock twice. Who explores wants to see what comes of it if it does. */
    boolean doesNotHold(FlowLock lock) {
        return checkpoint != null || heldWhenAsserting == null || !heldWhenAsserting.contains(lock);
    }

    /** For assertions: notes that the lock is held. */
    boolean acquired(FlowLock lock) {
        if (checkpoint != null) {
            return true;
        }
        if (heldWhenAsserting == null) {
            heldWhenAsserting = new ArrayList<>();
        }
        return heldWhenAsserting.add(lock);
    }

    /** For assertions: notes that the lock is no longer held, and that it was. */
    boolean released(FlowLock lock) {
        return checkpoint != null || heldWhenAsserting != null && heldWhenAsserting.remove(lock);
    }
}
