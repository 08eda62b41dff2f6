// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** An event loop whose thread is the test's, and which does one task whenever the test says so. */
final class ManualLoop implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean shutDown;

    @Override
    public synchronized void execute(Runnable task) {
        if (shutDown) {
            throw new RejectedExecutionException("shut down");
        }
        tasks.add(task);
    }

    synchronized int size() {
        return tasks.size();
    }

    synchronized void shutDown() {
        shutDown = true;
        tasks.clear();
    }

    boolean doOne() {
        Runnable next;
        synchronized (this) {
            next = tasks.poll();
        }
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    void doAll() {
        while (doOne()) {
            // what it did may have left something to do
        }
    }
}
