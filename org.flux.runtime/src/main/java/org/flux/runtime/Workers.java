// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that run flows. Queues are unbounded since admission bounds what enters them. */
sealed interface Workers {

    /** Runs the task on a thread of its own or as soon as one is free; throws if no thread can be had. */
    void execute(Runnable task);

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

    record Virtual(ThreadFactory factory) implements Workers {
        @Override
        public void execute(Runnable task) {
            factory.newThread(task).start();
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
