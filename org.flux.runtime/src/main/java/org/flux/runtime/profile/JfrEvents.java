// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import jdk.jfr.FlightRecorder;

/** Tells recordings of flows while they run, and every now and then of what has been measured so far. */
final class JfrEvents implements Live {
    private final Profiler profiler;
    private final String program;
    private final Positions positions;
    private final Runnable sources = this::tellSources;
    private final Runnable nodes = this::tellNodes;
    private final Runnable locks = this::tellLocks;

    JfrEvents(Profiler profiler) {
        this.profiler = profiler;
        program = profiler.program.file();
        positions = new Positions(profiler.program);
        FlightRecorder.addPeriodicEvent(Events.SourceSum.class, sources);
        FlightRecorder.addPeriodicEvent(Events.NodeSum.class, nodes);
        FlightRecorder.addPeriodicEvent(Events.LockSum.class, locks);
    }

    void close() {
        FlightRecorder.removePeriodicEvent(sources);
        FlightRecorder.removePeriodicEvent(nodes);
        FlightRecorder.removePeriodicEvent(locks);
    }

    @Override
    public LiveFlow flow(long weight, boolean isCall) {
        return new Told(weight, isCall);
    }

    private void tellSources() {
        profiler.look(measured -> profiler.sources.forEach(source -> {
            Events.SourceSum event = new Events.SourceSum();
            event.program = program;
            event.source = source.node();
            event.flows = source.flows();
            event.meanLatency = (long) source.latency.mean();
            event.p99Latency = source.latency.quantile(0.99);
            event.commit();
        }));
    }

    private void tellNodes() {
        profiler.look(measured -> measured.nodes.forEach((node, times) -> {
            Events.NodeSum event = new Events.NodeSum();
            event.program = program;
            event.node = node;
            event.calls = times.wall.count();
            event.mean = (long) times.wall.mean();
            event.p99 = times.wall.quantile(0.99);
            event.commit();
        }));
    }

    private void tellLocks() {
        profiler.look(measured -> measured.locks.forEach((lock, uses) -> uses.forEach((use, times) -> {
            Events.LockSum event = new Events.LockSum();
            event.program = program;
            event.lock = lock;
            event.node = use.node();
            event.mode = use.mode();
            event.acquired = times.acquired;
            event.contended = times.contended;
            event.meanWait = (long) times.waits.mean();
            event.p99Wait = times.waits.quantile(0.99);
            event.meanHold = (long) times.holds.mean();
            event.commit();
        })));
    }

    /** One flow, of which recordings are told. */
    private final class Told implements LiveFlow {
        private final long weight;
        /** Null if it is no flow. */
        private final Events.Flow flow;
        private Events.Node call;
        private boolean isOver;
        private Events.LockWait wait;
        private String root = "?";
        private boolean startsWithSession;
        private long register;

        Told(long weight, boolean isCall) {
            this.weight = weight;
            flow = isCall ? null : new Events.Flow();
        }

        @Override
        public void begin(String source) {
            if (flow != null) {
                flow.program = program;
                flow.source = source;
                flow.standsFor = weight;
                flow.begin();
            }
        }

        @Override
        public void note(Trace.Kind kind, String name, long number) {
            switch (kind) {
                case ROOT, SESSION_ROOT -> {
                    endCall();
                    root = name;
                    startsWithSession = kind == Trace.Kind.SESSION_ROOT;
                    register = 0;
                    beginCall();
                }
                case MOVED -> {
                    if (number != register) {
                        endCall();
                        register = number;
                    }
                    beginCall();
                }
                case WAITS -> {
                    call = null;
                    wait = new Events.LockWait();
                    wait.lock = name;
                    wait.begin();
                }
                case ACQUIRED -> {
                    endWait();
                    beginCall();
                }
                case RELEASED, FAILED, ENDED -> {
                    endCall();
                    wait = null;
                }
                case LEFT -> stopCall();
                case LEFT_FOR_STAGE, BACK -> { } // the call goes on, or is begun by what comes next
            }
        }

        private void beginCall() {
            isOver = false;
            call = new Events.Node();
            call.begin();
        }

        /** The call is over, unless it begins anew: then the flow has left its thread for the sake of the call. */
        private void stopCall() {
            if (call != null && !isOver) {
                call.end();
                isOver = true;
            }
        }

        private void endCall() {
            stopCall();
            Events.Node ended = call;
            call = null;
            if (ended != null) {
                String node = ended.shouldCommit() ? positions.node(root, startsWithSession, register) : null;
                if (node != null && positions.takesTime(node)) {
                    ended.program = program;
                    ended.node = node;
                    ended.standsFor = weight;
                    ended.commit();
                }
            }
        }

        private void endWait() {
            Events.LockWait ended = wait;
            wait = null;
            if (ended != null) {
                ended.end();
                if (ended.shouldCommit()) {
                    ended.program = program;
                    ended.node = positions.node(root, startsWithSession, register);
                    ended.standsFor = weight;
                    ended.commit();
                }
            }
        }

        @Override
        public void end(Ending ending) {
            if (flow != null) {
                flow.outcome = ending.toString();
                flow.commit();
            }
        }
    }
}
