// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.concurrent.locks.LockSupport;

/**
 * Passed among threads of which only the one that has it runs, so that what they share needs no other guard. The threads are virtual: on a
 * single carrier, handing over costs less than a microsecond.
 */
final class Baton {
    private final Thread[] threads;
    private volatile int holder;

    /** @param threads how many there can be, numbered from 0 */
    Baton(int threads) {
        this.threads = new Thread[threads];
    }

    /** Gives the calling thread a number. */
    void enrol(int number) {
        threads[number] = Thread.currentThread();
    }

    /** Starts a thread that has the baton at once. */
    void start(int number, Runnable body) {
        threads[number] = Thread.ofVirtual().unstarted(body); // known before it runs: others may pass the baton on to it
        holder = number;
        threads[number].start();
    }

    void pass(int number) {
        holder = number;
        LockSupport.unpark(threads[number]);
    }

    /** Returns when the thread with this number, the calling one, has the baton. */
    void await(int number) {
        while (holder != number) {
            LockSupport.park(this);
        }
    }
}
