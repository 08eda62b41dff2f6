// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs jobs, some at a time: the servers that they wait for are asleep nearly always. */
final class Servers {
    /** Something that takes a while. */
    interface Job {
        void run() throws IOException;
    }

    private Servers() {}

    /**
     * Returns when all have ended.
     *
     * @throws IOException what the first one threw that failed; the others have been told to end then
     */
    static void run(List<Job> jobs, int atATime) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(atATime, Thread.ofPlatform().daemon().name("accuracy-", 1).factory());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Job job : jobs) {
                all.add(threads.submit(() -> {
                    job.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
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
}
