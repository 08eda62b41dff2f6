// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A flow in the event shape, put together from steps; each is executed again until it passes. Nodes have the names N0, N1, … */
final class Script extends EventFlow {
    static final FlowMap MAP = FlowMap.of("script.flux")
            .abstractNode("Main", 1).variant(2, "N0", "N1", "N2", "N3", "N4", "N5")
            .abstractNode("Handler", 3).variant(4, "N0", "N1")
            .build();

    private final List<Step> steps = new ArrayList<>();
    private int handlerAt = -1;
    private Runnable atStop = () -> {};
    private FlowLock entry;

    /** One statement at which a flow may stop. */
    @FunctionalInterface
    interface Step {
        boolean passes(Script flow) throws Exception;
    }

    /** What does not stop. */
    @FunctionalInterface
    interface Code {
        void run() throws Exception;
    }

    Script() {
        super(MAP, 0); // says too little, which does no harm
        step(flow -> {
            start("Main");
            return true;
        });
    }

    Script step(Step step) {
        steps.add(step);
        return this;
    }

    Script run(Code code) {
        return step(flow -> {
            code.run();
            return true;
        });
    }

    /** The next node: the register moves on. */
    Script node(Code code) {
        return run(() -> {
            code.run();
            advance(1);
        });
    }

    Script write(FlowLock lock) {
        return step(lock::pollWrite);
    }

    Script read(FlowLock lock) {
        return step(lock::pollRead);
    }

    Script unlockWrite(FlowLock lock) {
        return step(flow -> {
            lock.unlockWrite(flow);
            return true;
        });
    }

    Script unlockRead(FlowLock lock) {
        return step(flow -> {
            lock.unlockRead(flow);
            return true;
        });
    }

    Script session(SessionLocks locks, Object id) {
        return run(() -> {
            session(id);
            entry = locks.enter(this);
        }).step(flow -> locks.pollWrite(flow, entry));
    }

    Script unlockSession(SessionLocks locks) {
        return run(() -> locks.unlockWrite(this, entry));
    }

    Script leaveLoop() {
        return step(flow -> flow.offLoop());
    }

    Script returnToLoop() {
        return step(flow -> flow.onLoop());
    }

    Script await(CompletableFuture<?> stage) {
        return step(flow -> {
            if (!flow.isDone(stage)) {
                return false;
            }
            result(stage);
            return true;
        });
    }

    /** What is done wherever the flow stops, before it is parked. */
    void whereItStops(Runnable code) {
        atStop = code;
    }

    /** What follows is the handler of what precedes. */
    Script handler() {
        step(flow -> true);
        handlerAt = steps.size();
        return this;
    }

    @Override
    protected boolean proceed() throws Exception {
        int end = handlerAt < 0 || position >= handlerAt ? steps.size() : handlerAt;
        try {
            while (position < end) {
                if (!steps.get(position).passes(this)) {
                    atStop.run();
                    return false;
                }
                position++;
            }
            return true;
        } catch (Throwable thrown) {
            FlowFailure failure = failed(thrown);
            throw handlerAt < 0 || position >= handlerAt ? failure : failure.orHandle("Handler", () -> goOnAt(handlerAt));
        }
    }

    /** A program whose push source starts the flows that a test makes. */
    static final class Program implements FluxProgram {
        final FakePushSource source = new FakePushSource();
        private final List<Script> flows = Collections.synchronizedList(new ArrayList<>());

        /** On the event runtime, without a watch. */
        FluxServer.Builder server() {
            return FluxServer.of(this).runtime(RuntimeKind.EVENT).loops(2).loopWarning(Duration.ZERO);
        }

        /** @param loop may be null */
        void offer(Script flow, Executor loop) {
            int number;
            synchronized (flows) {
                number = flows.size();
                flows.add(flow);
            }
            source.offer(number, loop);
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public FlowMap map() {
            return MAP;
        }

        @Override
        public Object components() {
            return source;
        }

        @Override
        public void declareSources(Sources sources) {
            sources.push("Source", () -> source, (flow, item) -> {
                throw new AssertionError("the event shape is wanted");
            }, flows::get);
        }
    }
}
