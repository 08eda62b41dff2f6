// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.concurrent.Executor;

/**
 * Hands jobs over from an event loop to virtual threads: those of one turn of the loop together. One by one, each would wake a carrier
 * thread that waits for work, which takes the processor from the loop where there are not enough of them, runs one short flow, and waits
 * again: a change of context every other request. So the loop starts one virtual thread for all, and that one starts the others.
 */
final class HandOver implements Runnable {
    /** So many go without waiting for the end of the turn, so that no processor waits long for work while there is some. */
    static final int MOST = 32;

    private final Executor loop;
    private final Workers.Virtual workers;
    /** The loop's own; null before its first turn here. */
    private volatile Thread thread;
    private Workers.Job first;
    private Workers.Job last;
    private int count;

    HandOver(Executor loop, Workers.Virtual workers) {
        this.loop = loop;
        this.workers = workers;
    }

    /** Takes a job, from any thread: flows that waited for a permit come from whoever gave it back, and do not wait for the loop too. */
    void add(Workers.Job job) {
        if (Thread.currentThread() == thread) {
            append(job);
            if (count == MOST) {
                handOver();
            } else if (count == 1) {
                awaitEndOfTurn();
            }
        } else {
            workers.execute(job);
            if (thread == null) {
                awaitEndOfTurn();
            }
        }
    }

    /** The turn of the loop is over. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        handOver();
    }

    private void append(Workers.Job job) {
        if (first == null) {
            first = job;
        } else {
            last.next = job;
        }
        last = job;
        count++;
    }

    private void awaitEndOfTurn() {
        try {
            loop.execute(this);
        } catch (Throwable ended) {
            if (Thread.currentThread() == thread) {
                handOver();
            }
        }
    }

    private void handOver() {
        Workers.Job together = first;
        first = null;
        last = null;
        count = 0;
        if (together == null) {
            return;
        }
        try {
            workers.execute(together.next == null ? together : () -> runAll(together));
        } catch (Throwable noThread) {
            for (Workers.Job job = together; job != null; job = job.next) {
                job.cannotRun(noThread);
            }
        }
    }

    private void runAll(Workers.Job together) {
        Workers.Job job = together.next;
        together.next = null; // what has ended is not to be kept by what runs on
        while (job != null) {
            Workers.Job following = job.next;
            job.next = null;
            try {
                workers.execute(job);
            } catch (Throwable noThread) {
                job.cannotRun(noThread);
            }
            job = following;
        }
        together.run();
    }
}
