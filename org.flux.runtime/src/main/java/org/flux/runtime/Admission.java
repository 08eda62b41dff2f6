// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits for flows in flight. A source that finds none waits in one queue in order of arrival: pull sources by blocking, items of push
 * sources as objects, of which at most as many as there are permits wait; more are refused.
 *
 * <p>When the last permit goes, push sources are paused; they are resumed when a quarter is free again and nobody waits (hysteresis).
 * Signals to sources are given by one thread at a time, in order, and never under a lock.
 */
final class Admission {
    private final int max;
    private final int resumeAt;
    private final AtomicInteger available;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Claim> queue = new ArrayDeque<>();
    private volatile int queued;
    private int queuedItems;
    private boolean closed;

    private final Pressure pressure;
    private final Runnable afterRelease;
    private final AtomicInteger pressureChanges = new AtomicInteger();
    private volatile boolean paused;

    /** Someone who waits for a permit. */
    interface Claim {
        /** Takes the permit and returns true, or declines it. Called without locks, by whoever released it. */
        boolean admitted();

        /** There will be no permit. */
        void refused();

        /** Whether it counts against the bound of the queue. */
        boolean isItem();
    }

    /** Hears whether sources should pause; called by one thread at a time, and also when nothing has changed. */
    @FunctionalInterface
    interface Pressure {
        void apply(boolean paused);
    }

    /** @param afterRelease called whenever a permit is free again */
    Admission(int max, Pressure pressure, Runnable afterRelease) {
        this.max = max;
        this.afterRelease = afterRelease;
        this.pressure = pressure;
        this.resumeAt = Math.max(1, max / 4);
        this.available = new AtomicInteger(max);
    }

    /** Waits until there is a permit, or one had its turn, without keeping it. */
    void awaitPermit() throws InterruptedException {
        if (queued > 0 || available.get() == 0) {
            acquire();
            release();
        }
    }

    /** Waits for a permit. */
    void acquire() throws InterruptedException {
        if (tryAcquire()) {
            return;
        }
        Blocked blocked = new Blocked();
        enqueue(blocked);
        boolean admitted = false;
        try {
            blocked.granted.await();
            admitted = true;
        } finally {
            if (!admitted && !withdraw(blocked)) {
                release(); // granted in this very moment
            }
        }
    }

    /** Admits the claim now or in its turn, or refuses it. Does not block. */
    void offer(Claim claim) {
        if (tryAcquire()) {
            if (!claim.admitted()) {
                release();
            }
        } else if (!enqueue(claim)) {
            claim.refused();
        }
    }

    void release() {
        int permits = available.incrementAndGet();
        if (queued > 0) {
            admitWaiting();
        }
        if (paused && permits >= resumeAt) {
            updatePressure();
        }
        afterRelease.run();
    }

    /** Refuses the items that wait, and those to come; blocked sources go on to be served. */
    void close() {
        List<Claim> refused = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            queue.stream().filter(Claim::isItem).forEach(refused::add);
            queue.removeAll(refused);
            queuedItems = 0;
            queued = queue.size();
        } finally {
            lock.unlock();
        }
        refused.forEach(Claim::refused);
    }

    /** No flow in flight and nobody waiting. */
    boolean isIdle() {
        return queued == 0 && available.get() == max;
    }

    int inUse() {
        return max - available.get();
    }

    boolean isPaused() {
        return paused;
    }

    /** Takes a permit if there is one and nobody waits. */
    boolean tryAcquire() {
        return queued == 0 && takePermit();
    }

    private boolean takePermit() {
        int permits = available.get();
        while (permits > 0) {
            if (available.compareAndSet(permits, permits - 1)) {
                if (permits == 1) {
                    updatePressure();
                }
                return true;
            }
            permits = available.get();
        }
        return false;
    }

    private boolean enqueue(Claim claim) {
        lock.lock();
        try {
            if (claim.isItem() && (closed || queuedItems >= max)) {
                return false;
            }
            queue.add(claim);
            queuedItems += claim.isItem() ? 1 : 0;
            queued = queue.size();
        } finally {
            lock.unlock();
        }
        admitWaiting(); // a permit may have come back between looking for one and queueing
        return true;
    }

    private boolean withdraw(Claim claim) {
        lock.lock();
        try {
            boolean removed = queue.remove(claim);
            queued = queue.size();
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private void admitWaiting() {
        while (queued > 0) {
            Claim next;
            lock.lock();
            try {
                if (queue.isEmpty() || !takePermit()) {
                    return;
                }
                next = queue.poll();
                queuedItems -= next.isItem() ? 1 : 0;
                queued = queue.size();
            } finally {
                lock.unlock();
            }
            if (!next.admitted()) {
                available.incrementAndGet(); // not release(): the loop looks for the next claim itself
                if (paused) {
                    updatePressure();
                }
                afterRelease.run();
            }
        }
    }

    /** Brings the sources in line with the permits; if another thread is at it, that one looks again. */
    void updatePressure() {
        if (pressureChanges.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            paused = shouldPause();
            pressure.apply(paused);
            if (paused && !shouldPause()) { // those whose flows ended before they could see the pause leave the resuming to this thread
                pressureChanges.incrementAndGet();
            }
            seen = pressureChanges.addAndGet(-seen);
        } while (seen != 0);
    }

    private boolean shouldPause() {
        int permits = available.get();
        return paused ? permits < resumeAt || queued > 0 : permits == 0;
    }

    private static final class Blocked implements Claim {
        private final CountDownLatch granted = new CountDownLatch(1);

        @Override
        public boolean admitted() {
            granted.countDown();
            return true;
        }

        @Override
        public void refused() {
            throw new IllegalStateException("a source that waits is not refused");
        }

        @Override
        public boolean isItem() {
            return false;
        }
    }
}
