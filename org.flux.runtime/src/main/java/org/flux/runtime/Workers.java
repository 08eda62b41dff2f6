// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that run flows. Queues are unbounded since admission bounds what enters them. */
sealed interface Workers {

    /** Something to be run that may have to wait a moment until it is known whether a thread can be had. */
    abstract class Job implements Runnable {
        /** The one that was brought after this one and is handed over together with it. */
        Job next;

        /** Called instead of {@link #run}: there is no thread for it. */
        abstract void cannotRun(Throwable noThread);
    }

    /** Runs the task on a thread of its own or as soon as one is free; throws if no thread can be had. */
    void execute(Runnable task);

    /**
     * Runs the job likewise; throws if it is known already that no thread can be had.
     *
     * @param loop the event loop that it comes from, or null
     */
    default void execute(Job job, Executor loop) {
        execute(job);
    }

    /** Takes no more tasks and interrupts those that still run. */
    void close();

    static Workers of(RuntimeKind kind, String program, int poolSize) {
        return switch (kind) {
            case VIRTUAL -> new Virtual(Thread.ofVirtual().name("flux-" + program).factory());
            case THREADS -> new Pooled(new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    platform(program)));
            case POOL -> new Pooled(new ThreadPoolExecutor(poolSize, poolSize, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                    platform(program)));
            case EVENT -> of(RuntimeKind.preferred(), program, poolSize); // for blocking nodes, and flows in the direct shape
        };
    }

    private static ThreadFactory platform(String program) {
        return Thread.ofPlatform().daemon().name("flux-" + program + "-", 1).factory();
    }

    /** A virtual thread for each task. */
    final class Virtual implements Workers {
        private final ThreadFactory factory;
        private final Map<Executor, HandOver> handOvers = new ConcurrentHashMap<>();

        Virtual(ThreadFactory factory) {
            this.factory = factory;
        }

        @Override
        public void execute(Runnable task) {
            factory.newThread(task).start();
        }

        @Override
        public void execute(Job job, Executor loop) {
            if (loop == null) {
                execute(job);
                return;
            }
            HandOver known = handOvers.get(loop);
            HandOver handOver = known != null ? known : handOvers.computeIfAbsent(loop, of -> new HandOver(of, this));
            handOver.add(job);
        }

        @Override
        public void close() {
            // Virtual threads end with their flows; those cut off have been interrupted.
        }
    }

    record Pooled(ExecutorService executor) implements Workers {
        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
