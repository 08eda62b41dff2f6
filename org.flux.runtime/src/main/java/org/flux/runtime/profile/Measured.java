// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the traces of many flows say of nodes and locks. For one thread at a time. */
final class Measured {
    private final Positions positions;
    final Map<String, NodeTimes> nodes = new HashMap<>();
    final Map<String, Map<Use, LockTimes>> locks = new LinkedHashMap<>();
    long timed;

    /** A node that uses a lock, and how. */
    record Use(String node, boolean write) {
        String mode() {
            return write ? "write" : "read";
        }
    }

    static final class NodeTimes {
        final Histogram wall = new Histogram();
        final Histogram cpu = new Histogram();
        final Histogram queue = new Histogram();
    }

    static final class LockTimes {
        long acquired;
        long contended;
        final Histogram waits = new Histogram();
        final Histogram holds = new Histogram();
    }

    Measured(Program program) {
        positions = new Positions(program);
    }

    void add(Noted noted) {
        switch (noted) {
            case Noted.Gap gap -> gap.source().interarrival.add(gap.nanos(), gap.weight());
            case Trace trace -> {
                if (trace.isWhole()) {
                    new Reading(trace).read();
                }
            }
        }
    }

    /** Reads a trace from start to end. */
    private final class Reading {
        private final Trace trace;
        private String root = "?";
        private boolean startsWithSession;
        private long register = -1;
        /** The node at the register; null if there is none. */
        private String node;
        /** Whether what runs now may be the node's own. */
        private boolean isCall;

        // The call so far
        private long wall;
        private long cpu;
        private boolean cpuKnown;
        private long queue;
        /** Where the stretch began that runs now, negative if none does. */
        private int running = -1;
        private long since;
        private boolean forStage;

        /** The time of the flow that is accounted for. */
        private long spent;
        private final Deque<Hold> holds = new ArrayDeque<>();

        private record Hold(LockTimes times, long since) {}

        Reading(Trace trace) {
            this.trace = trace;
        }

        void read() {
            for (int i = 0; i < trace.size(); i++) {
                read(i);
            }
            if (trace.admittedAt != Trace.NOT_ADMITTED) {
                timed++;
                SourceProfile source = trace.source;
                source.latency.add(trace.endedAt() - trace.admittedAt, trace.weight);
                source.start.add(trace.begunAt() - trace.admittedAt, trace.weight);
                source.overhead.add(trace.endedAt() - trace.begunAt() - spent, trace.weight);
            }
        }

        private void read(int i) {
            switch (trace.kind(i)) {
                case ROOT, SESSION_ROOT -> {
                    finish(i);
                    root = trace.name(i);
                    startsWithSession = trace.kind(i) == Trace.Kind.SESSION_ROOT;
                    enter(0, i);
                }
                case MOVED -> {
                    if (trace.number(i) == register && isCall) {
                        restart(i);
                    } else {
                        finish(i);
                        enter(trace.number(i), i);
                    }
                }
                case WAITS -> {
                    drop();
                    isCall = false; // it may end before the lock is held
                    since = trace.end(i);
                }
                case ACQUIRED -> acquired(i);
                case RELEASED -> {
                    pause(i);
                    if (!holds.isEmpty()) {
                        Hold hold = holds.pop();
                        hold.times().holds.add(trace.end(i) - hold.since(), trace.weight);
                    }
                }
                case LEFT, LEFT_FOR_STAGE -> {
                    pause(i);
                    since = trace.end(i);
                    forStage = trace.kind(i) == Trace.Kind.LEFT_FOR_STAGE;
                }
                case BACK -> back(i);
                case FAILED, ENDED -> {
                    finish(i);
                    isCall = false;
                }
            }
        }

        private void enter(long newRegister, int i) {
            register = newRegister;
            node = positions.node(root, startsWithSession, register);
            queue = 0;
            restart(i);
        }

        /** What came before the component was called is not its time. */
        private void restart(int i) {
            drop();
            isCall = true;
            running = i;
        }

        private void drop() {
            running = -1;
            wall = 0;
            cpu = 0;
            cpuKnown = true;
        }

        private void pause(int i) {
            if (running >= 0) {
                long elapsed = trace.end(i) - trace.start(running);
                wall += elapsed;
                if (trace.cpu(i) == Trace.NO_CPU || trace.cpu(running) == Trace.NO_CPU) {
                    cpuKnown = false;
                } else { // it includes part of what asking for it takes, at both ends
                    cpu += Math.max(0, Math.min(elapsed, trace.cpu(i) - trace.cpu(running)));
                }
                running = -1;
            }
        }

        private void acquired(int i) {
            String user = node == null ? root : node;
            LockTimes times = locks.computeIfAbsent(trace.name(i), lock -> new HashMap<>())
                    .computeIfAbsent(new Use(user, (trace.number(i) & Trace.WRITE) != 0), use -> new LockTimes());
            times.acquired += trace.weight;
            if ((trace.number(i) & Trace.CONTENDED) != 0) {
                times.contended += trace.weight;
                times.waits.add(trace.end(i) - since, trace.weight);
                spent += trace.end(i) - since;
            }
            holds.push(new Hold(times, trace.end(i)));
            restart(i);
        }

        private void back(int i) {
            long ready = since;
            if (forStage) {
                ready = trace.number(i) >= since && trace.number(i) <= trace.end(i) ? trace.number(i) : trace.end(i);
                wall += ready - since;
            }
            queue += trace.end(i) - ready;
            running = i;
        }

        /** The node is through. */
        private void finish(int i) {
            pause(i);
            if (node != null && isCall && positions.takesTime(node)) {
                NodeTimes times = nodes.computeIfAbsent(node, name -> new NodeTimes());
                times.wall.add(wall, trace.weight);
                if (trace.cpuWeight > 0 && cpuKnown) {
                    times.cpu.add(cpu, trace.cpuWeight);
                }
                if (queue > 0) {
                    times.queue.add(queue, trace.weight);
                }
                spent += wall + queue;
            }
        }
    }
}
