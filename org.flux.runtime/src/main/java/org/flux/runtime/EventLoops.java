// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The loops of a server: some of its own, for flows of sources that have none, and those of its push sources. */
final class EventLoops {
    private final FlowRunner runner;
    private final List<ExecutorService> executors = new ArrayList<>();
    private final List<FlowLoop> own = new ArrayList<>();
    private final ConcurrentHashMap<Executor, FlowLoop> ofSources = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final LoopWatch watch;

    /** @param nanosToWarnAfter how long a flow may keep a loop before it is reported; 0 for as long as it likes */
    EventLoops(String program, int count, long nanosToWarnAfter, FlowRunner runner, FailureLog log) {
        this.runner = runner;
        for (int i = 1; i <= count; i++) {
            ExecutorService executor = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("flux-loop-" + program + "-" + i).factory());
            executors.add(executor);
            own.add(new FlowLoop(executor, runner));
        }
        watch = nanosToWarnAfter == 0 ? null
                : new LoopWatch(this::all, nanosToWarnAfter, System::nanoTime, warning -> log.log(Level.WARNING, warning, null));
        if (watch != null) {
            watch.start(program);
        }
    }

    /** The loop of an executor; of the server's own ones, each in turn, if there is none. */
    FlowLoop of(Executor executor) {
        if (executor == null) {
            return own.get(Math.floorMod(turn.getAndIncrement(), own.size()));
        }
        FlowLoop known = ofSources.get(executor);
        return known != null ? known : ofSources.computeIfAbsent(executor, loop -> new FlowLoop(loop, runner));
    }

    /** All loops that have been asked for. */
    List<FlowLoop> all() {
        List<FlowLoop> all = new ArrayList<>(own);
        all.addAll(ofSources.values());
        return all;
    }

    /** Lets the threads of the server's own loops end when they have nothing to do. */
    void close() {
        executors.forEach(ExecutorService::shutdown);
        if (watch != null) {
            watch.close();
        }
    }
}
