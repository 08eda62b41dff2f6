// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds nodes that keep an event loop from everything else: a component blocks, or computes for long, and its node is not declared so. Each
 * node is reported once.
 *
 * <p>It looks at the loops every now and then, from a thread of its own; the loops do nothing for it but count their turns.
 */
final class LoopWatch {
    private static final int LOOKS_PER_WARNING = 4;

    private final Supplier<List<FlowLoop>> loops;
    private final long nanosToWarnAfter;
    private final LongSupplier clock;
    private final Consumer<String> warn;
    private final Map<FlowLoop, Turn> seen = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private volatile boolean closed;
    private Thread thread;

    private record Turn(long number, long since) {}

    LoopWatch(Supplier<List<FlowLoop>> loops, long nanosToWarnAfter, LongSupplier clock, Consumer<String> warn) {
        this.loops = loops;
        this.nanosToWarnAfter = nanosToWarnAfter;
        this.clock = clock;
        this.warn = warn;
    }

    void start(String program) {
        thread = Thread.ofPlatform().daemon().name("flux-watch-" + program).start(() -> {
            while (!closed) {
                look();
                LockSupport.parkNanos(this, nanosToWarnAfter / LOOKS_PER_WARNING);
            }
        });
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Looks at each loop once. A flow's time on its loop begins when it is first seen there. */
    void look() {
        long now = clock.getAsLong();
        for (FlowLoop loop : loops.get()) {
            long number = loop.turns();
            EventFlow flow = loop.current();
            Turn turn = seen.get(loop);
            if (flow == null) {
                seen.remove(loop);
            } else if (turn == null || turn.number() != number) {
                seen.put(loop, new Turn(number, now));
            } else if (now - turn.since() >= nanosToWarnAfter) {
                report(loop, flow, turn, now);
            }
        }
    }

    private void report(FlowLoop loop, EventFlow flow, Turn turn, long now) {
        FlowPath path = flow.path();
        String call = callOnTop(loop.thread().getStackTrace());
        if (loop.turns() == turn.number() && loop.current() == flow && reported.add(path.node())) {
            warn.accept("node %s (%s) has kept an event loop for %d ms in %s: declare it `blocking`".formatted(path.node(), path.text(),
                    TimeUnit.NANOSECONDS.toMillis(now - turn.since()), call));
        }
    }

    /** What the component has called, if that is the JDK's; else where it is itself. */
    static String callOnTop(StackTraceElement[] stack) {
        int i = 0;
        while (i < stack.length - 1 && isJdk(stack[i]) && isJdk(stack[i + 1])) {
            i++;
        }
        return stack.length == 0 ? "?" : stack[i].getClassName() + "." + stack[i].getMethodName();
    }

    private static boolean isJdk(StackTraceElement frame) {
        String module = frame.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }
}
