// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads that work. Their stacks are large, of which only what is used takes memory: programs may be nested deeper than an ordinary
 * stack reaches.
 */
final class Threads {
    private static final long STACK = 512L << 20;
    private static final int REQUESTS = 3;

    private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS, factory("flux-request"));
    private final ExecutorService drawing = Executors.newSingleThreadExecutor(factory("flux-diagram"));
    private final ExecutorService simulating = Executors.newSingleThreadExecutor(factory("flux-simulation"));
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(factory("flux-background"));
    private final Log log;

    Threads(Log log) {
        this.log = log;
    }

    private static ThreadFactory factory(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, STACK);
            thread.setDaemon(true);
            return thread;
        };
    }

    Executor requests() {
        return requests;
    }

    Executor drawing() {
        return drawing;
    }

    Executor simulating() {
        return simulating;
    }

    void inBackground(Runnable work) {
        inBackground(work, 0);
    }

    /** Work after the server has been told to end is not done any more. */
    void inBackground(Runnable work, long delayMillis) {
        try {
            background.schedule(() -> {
                try {
                    work.run();
                } catch (RuntimeException | StackOverflowError e) {
                    log.error("work in the background failed", e);
                }
            }, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            // nobody wants it any more
        }
    }

    void stop() {
        requests.shutdownNow();
        drawing.shutdownNow();
        simulating.shutdownNow();
        background.shutdownNow();
    }
}
