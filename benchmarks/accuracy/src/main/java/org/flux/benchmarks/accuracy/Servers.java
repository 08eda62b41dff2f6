// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs jobs, as many at a time as the machine bears. */
final class Servers {
    /** What shares are rounded to. */
    private static final double THOUSANDTHS = 1000;
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

        private Ended end() {
            try {
                task.run();
                return new Ended(this, Optional.empty());
            } catch (IOException | RuntimeException | Error failed) {
                return new Ended(this, Optional.of(failed));
            }
        }
    }

    private Servers() {}

    /**
     * Returns when all have ended. They begin in their order, except that those for which there is room go ahead of one for which there is
     * none: whoever puts the longest and largest first has the least to wait (R. L. Graham, Bounds on multiprocessing timing anomalies,
     * 1969).
     *
     * @param processors how much of the real ones they may take together; a job that takes more runs alone
     * @throws IOException what the first one threw that failed; the others have been told to end then
     */
    static void run(List<Job> jobs, double processors) throws IOException {
        int room = Math.max(1, (int) Math.round(THOUSANDTHS * processors));
        List<Job> waiting = new LinkedList<>(jobs);
        BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("accuracy-", 1).factory());
        try {
            int free = room;
            for (int left = jobs.size(); left > 0; left--) {
                for (Iterator<Job> next = waiting.iterator(); next.hasNext();) {
                    Job job = next.next();
                    int share = share(job, room);
                    if (share <= free) {
                        next.remove();
                        free -= share;
                        threads.submit(() -> ended.add(job.end()));
                    }
                }
                Ended one = ended.take();
                free += share(one.job(), room);
                one.throwFailure();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int share(Job job, int room) {
        return Math.min(room, (int) Math.ceil(THOUSANDTHS * job.share()));
    }

    /** @param failure what it threw */
    private record Ended(Job job, Optional<Throwable> failure) {
        void throwFailure() throws IOException {
            if (failure.isPresent()) {
                if (failure.get() instanceof IOException expected) {
                    throw expected;
                }
                throw new IllegalStateException(failure.get());
            }
        }
    }
}
