// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that wait for a time of a clock without holding a processor. By the wall they just park, as the JDK has it. By another clock they
 * may not wake before their time has come, to look and go back to sleep: who wakes has to wait for a carrier, and would come before others
 * then. One thread wakes them; virtual ones as the JDK's own timers do, by a task that a carrier has to take first.
 */
final class Sleepers implements AutoCloseable {
    private final Clock clock;
    private final Queue<Sleeper> come = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    private static final class Sleeper implements Comparable<Sleeper> {
        private final long deadline;
        private final Thread thread = Thread.currentThread();
        private volatile boolean over;

        Sleeper(long deadline) {
            this.deadline = deadline;
        }

        void wake() {
            over = true;
            if (thread.isVirtual()) {
                Thread.startVirtualThread(() -> LockSupport.unpark(thread));
            } else {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public int compareTo(Sleeper other) {
            return Long.compare(deadline, other.deadline);
        }
    }

    Sleepers(Clock clock) {
        this.clock = clock;
        this.thread = clock == Clock.WALL ? null : Thread.ofPlatform().daemon().name("sleepers").start(this::run);
    }

    /** Waits for so many nanoseconds, whoever interrupts. */
    void await(long nanos) {
        if (thread == null) {
            long deadline = clock.nanos() + nanos;
            for (long left = nanos; left > 0; left = deadline - clock.nanos()) {
                LockSupport.parkNanos(left);
            }
            return;
        }
        Sleeper sleeper = sleeper(nanos);
        while (!sleeper.over && !closed) {
            LockSupport.park(this);
        }
    }

    /** Waits for so many nanoseconds, or until it is interrupted. */
    void sleep(long nanos) throws InterruptedException {
        if (thread == null) {
            Thread.sleep(nanos / 1_000_000);
            return;
        }
        Sleeper sleeper = sleeper(nanos);
        while (!sleeper.over && !closed) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private Sleeper sleeper(long nanos) {
        Sleeper sleeper = new Sleeper(clock.nanos() + nanos);
        come.add(sleeper);
        LockSupport.unpark(thread);
        return sleeper;
    }

    private void run() {
        PriorityQueue<Sleeper> queue = new PriorityQueue<>();
        while (!closed) {
            for (Sleeper next = come.poll(); next != null; next = come.poll()) {
                queue.add(next);
            }
            if (queue.isEmpty()) {
                LockSupport.park(this);
                continue;
            }
            long left = queue.peek().deadline - clock.nanos();
            if (left <= 0) {
                queue.remove().wake();
            } else {
                LockSupport.parkNanos(this, clock.pause(left));
            }
        }
        queue.addAll(come);
        queue.forEach(Sleeper::wake);
    }

    /** Wakes all. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
