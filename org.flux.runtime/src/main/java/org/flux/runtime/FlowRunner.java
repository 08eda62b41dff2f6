// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.flux.runtime.profile.Profiler;
import org.flux.runtime.profile.SourceProfile;
import org.flux.runtime.profile.Trace;

/**
 * Runs the flows of a server, on workers or loops: known to the registry, its end counted, logged and reported, its permit given back last.
 */
final class FlowRunner {
    /** The outcome of a flow for which no other can be made; made beforehand. */
    private static final FlowOutcome UNTOLD = new FlowOutcome(FlowOutcome.Status.FAILED,
            new FlowFailure(null, "?", false, Flow.UNKNOWN_PATH, new OutOfMemoryError("not enough to tell more"), false));

    private final FlowMap map;
    private final Workers workers;
    private final FlowRegistry registry;
    private final Admission admission;
    private final FailureLog log;
    private final Profiler profiler;

    private final LongAdder started = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder handled = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder handlerFailures = new LongAdder();
    private final LongAdder sourceFailures = new LongAdder();
    private final AtomicBoolean unmeasured = new AtomicBoolean();

    FlowRunner(FlowMap map, Workers workers, FlowRegistry registry, Admission admission, FailureLog log, Profiler profiler) {
        this.map = map;
        this.workers = workers;
        this.registry = registry;
        this.admission = admission;
        this.log = log;
        this.profiler = profiler;
    }

    /** Flows in the direct shape: each on a worker. */
    <T> Launch<T> onWorkers(String source, SourceProfile profile, Sources.FlowBody<T> body) {
        return (item, outcome, loop) -> {
            started.increment();
            SourceProfile measured = null;
            Trace timed = null;
            try {
                if (profile.isActive()) {
                    measured = profile;
                    timed = profile.arrives();
                }
                workers.execute(new Task<>(source, body, item, outcome, measured, timed), loop);
                return true;
            } catch (Throwable noThread) {
                couldNotStart(measured, timed);
                count(failedWith(source, noThread), outcome);
                return false;
            }
        };
    }

    /** Flows in the event shape: each on its loop. */
    <T> Launch<T> onLoops(String source, SourceProfile profile, Sources.EventShape<T> shape, EventLoops loops) {
        return (item, outcome, executor) -> {
            started.increment();
            SourceProfile measured = null;
            Trace timed = null;
            EventFlow flow;
            FlowLoop loop;
            try {
                if (profile.isActive()) {
                    measured = profile;
                    timed = profile.arrives();
                }
                flow = shape.flow(item);
                loop = loops.of(executor);
                flow.start(source); // until it says itself
                flow.of(loop, outcome);
                flow.profile = measured;
                flow.trace = timed;
            } catch (Throwable thrown) {
                couldNotStart(measured, timed);
                count(failedWith(source, thrown), outcome);
                return false;
            }
            loop.start(flow);
            return true;
        };
    }

    /** Runs what a flow in the event shape must not do on its loop. */
    void offLoad(Runnable task) {
        workers.execute(task);
    }

    /** Called on its loop, before the first turn of a flow in the event shape. */
    void begin(EventFlow flow) {
        registry.enter(flow);
        if (flow.trace != null) {
            flow.trace.begin();
        }
    }

    /** Called on its loop, after the last turn of a flow in the event shape. */
    void end(EventFlow flow, FlowOutcome how) {
        try {
            registry.leave(flow);
            profile(flow, how);
            count(how, flow.outcome());
        } finally {
            admission.release();
        }
    }

    /** Runs one iteration of a pull source on the calling thread. */
    FlowOutcome iterate(String source, SourceProfile profile, FlowCode body) {
        Flow flow = new Flow(map);
        flow.trace = profile.isCalled();
        if (flow.trace != null) {
            flow.trace.begin();
        }
        flow.start(source);
        flow.ofSource();
        FlowOutcome outcome = flow.run(body);
        endTrace(flow, profile, outcome);
        if (profiler.isActive() && map.isAbstract(source)) {
            flow.countPaths(outcome, profiler);
        }
        tellHandlerFailures(outcome.failure());
        return outcome;
    }

    private static void couldNotStart(SourceProfile measured, Trace timed) {
        if (measured != null) {
            measured.couldNotStart(timed);
        }
    }

    /** What a flow that has ended tells of itself. That changes nothing of how it has ended. */
    private void profile(Flow flow, FlowOutcome how) {
        endTrace(flow, flow.profile, how);
        try {
            if (flow.profile != null && profiler.isActive()) {
                flow.countPaths(how, profiler);
                flow.profile.ended(how.status().ending());
                if (flow.session() != null) {
                    flow.profile.ofSession(flow.session());
                }
            }
        } catch (Throwable thrown) { // by the session's hash code, for example
            reportUnmeasured(thrown);
        }
    }

    private void endTrace(Flow flow, SourceProfile profile, FlowOutcome how) {
        if (flow.trace != null) {
            try {
                profile.ended(flow.trace, how.status().ending());
            } catch (Throwable thrown) { // for want of memory, for example
                reportUnmeasured(thrown);
            }
        }
    }

    /** Once, since all flows may have it. */
    private void reportUnmeasured(Throwable thrown) {
        if (unmeasured.compareAndSet(false, true)) {
            report("a flow could not be measured; others of which that is true are not told", thrown);
        }
    }

    void sourceFailed(FlowOutcome outcome) {
        try {
            if (outcome.status() == FlowOutcome.Status.FAILED) {
                log.sourceFailed(outcome.failure());
            }
        } finally {
            sourceFailures.increment();
        }
    }

    void refused(PushSource.Outcome outcome) {
        refused.increment();
        report(outcome, PushSource.Outcome::refused);
    }

    /** For what must not happen, and must not bring a loop to a halt. */
    void reportTrouble(Throwable thrown) {
        report("the end of a flow could not be told", thrown);
    }

    private void report(String message, Throwable thrown) {
        try {
            log.log(Level.ERROR, message, thrown);
        } catch (Throwable noMemory) {
            // then it has been told as well as it could
        }
    }

    Statistics statistics() {
        long ok = completed.sum();
        long bad = failed.sum();
        long saved = handled.sum();
        long quiet = dropped.sum();
        long handlers = handlerFailures.sum(); // after failed: those of a flow that has ended are in it
        long all = started.sum(); // last: a flow that ends meanwhile still counts as in flight
        return new Statistics(all, ok, saved, bad, quiet, refused.sum(), handlers, sourceFailures.sum(), all - ok - bad - saved - quiet);
    }

    /** The end of a flow that could not even begin, or whose failure nobody could take. */
    FlowOutcome failedWith(String root, Throwable thrown) {
        try {
            return new FlowOutcome(FlowOutcome.Status.FAILED, new FlowFailure(map, root, false, Flow.UNKNOWN_PATH, thrown, false));
        } catch (Throwable noMemoryEvenForTelling) {
            return UNTOLD;
        }
    }

    /** Who sees a number, or hears of an outcome, finds the messages. */
    private void count(FlowOutcome how, PushSource.Outcome outcome) {
        boolean hasFailed = how.status() == FlowOutcome.Status.FAILED;
        try {
            if (hasFailed) {
                log.flowFailed(how.failure());
            }
            tellHandlerFailures(how.failure());
        } finally {
            switch (how.status()) {
                case COMPLETED -> completed.increment();
                case HANDLED -> handled.increment();
                case DROPPED -> dropped.increment();
                case FAILED -> failed.increment();
            }
        }
        report(outcome, hasFailed ? o -> o.failed(how.failure()) : PushSource.Outcome::completed);
    }

    private void tellHandlerFailures(FlowFailure failure) {
        if (failure != null && failure.handlerFailures() > 0) {
            try {
                String handler = failure.handler();
                for (Throwable suppressed : failure.getSuppressed()) {
                    if (suppressed instanceof FlowFailure ofHandler) {
                        log.handlerFailed(handler, ofHandler);
                        handler = ofHandler.handler();
                    }
                }
            } finally {
                handlerFailures.add(failure.handlerFailures());
            }
        }
    }

    private void report(PushSource.Outcome outcome, java.util.function.Consumer<PushSource.Outcome> how) {
        if (outcome != null) {
            try {
                how.accept(outcome);
            } catch (Throwable thrown) {
                log.log(Level.ERROR, "a push source failed to take an outcome", thrown);
            }
        }
    }

    private final class Task<T> extends Workers.Job implements FlowCode {
        private final String source;
        private final Sources.FlowBody<T> body;
        private final T item;
        private final PushSource.Outcome outcome;
        /** Null if nothing is measured. */
        private final SourceProfile profile;
        private final Trace timed;

        Task(String source, Sources.FlowBody<T> body, T item, PushSource.Outcome outcome, SourceProfile profile, Trace timed) {
            this.source = source;
            this.body = body;
            this.item = item;
            this.outcome = outcome;
            this.profile = profile;
            this.timed = timed;
        }

        @Override
        public void run(Flow flow) throws Exception {
            body.run(flow, item);
        }

        @Override
        public void run() {
            FlowOutcome how;
            try {
                Flow flow = new Flow(map);
                flow.start(source);
                registry.enter(flow);
                flow.profile = profile;
                if (timed != null) {
                    flow.trace = timed;
                    timed.begin();
                }
                try {
                    how = flow.run(this);
                } finally {
                    registry.leave(flow);
                }
                profile(flow, how);
            } catch (Throwable thrown) {
                couldNotStart(profile, timed);
                how = failedWith(source, thrown);
            }
            end(how);
        }

        @Override
        void cannotRun(Throwable noThread) {
            couldNotStart(profile, timed);
            end(failedWith(source, noThread));
        }

        private void end(FlowOutcome how) {
            try {
                count(how, outcome);
            } finally {
                admission.release();
            }
        }
    }
}
