// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Runs jobs, as many at a time as the machine bears. */
final class Servers {
    private static final double PERCENT = 100;
    /** What a server takes of a real processor under full load: by itself, and for each emulated one. */
    private static final double SERVER = 0.02;
    private static final double PROCESSOR = 0.012;

    /** Something that takes a while. */
    interface Task {
        void run() throws IOException;
    }

    /** @param share of a real processor that it takes */
    record Job(double share, Task task) {
        /** The work of an emulated server. */
        static Job server(int cores, Task task) {
            return new Job(SERVER + PROCESSOR * cores, task);
        }

        /** What keeps a processor busy. */
        static Job computing(Task task) {
            return new Job(1, task);
        }
    }

    private Servers() {}

    /**
     * Returns when all have ended; they begin in their order.
     *
     * @param processors how much of the real ones they may take together; a job that takes more runs alone
     * @throws IOException what the first one threw that failed; the others have been told to end then
     */
    static void run(List<Job> jobs, double processors) throws IOException {
        int all = Math.max(1, (int) Math.round(PERCENT * processors));
        Semaphore room = new Semaphore(all, true);
        ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("accuracy-", 1).factory());
        try {
            List<Future<?>> begun = new ArrayList<>();
            for (Job job : jobs) {
                int share = Math.min(all, (int) Math.ceil(PERCENT * job.share()));
                room.acquire(share);
                throwWhatFailed(begun);
                begun.add(threads.submit(() -> {
                    try {
                        job.task().run();
                    } finally {
                        room.release(share);
                    }
                    return null;
                }));
            }
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException expected) {
                throw expected;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void throwWhatFailed(List<Future<?>> begun) throws ExecutionException, InterruptedException {
        for (Future<?> one : begun) {
            if (one.isDone()) {
                one.get();
            }
        }
    }
}
