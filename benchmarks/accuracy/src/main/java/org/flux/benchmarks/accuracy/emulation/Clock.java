// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

/** What an emulated server takes its times from: when flows come and end, how long nodes take, how long it is measured. */
interface Clock {
    /** How long somebody at least waits whose time does not come since the clock stands still, in nanoseconds. */
    long NAP = 100_000;

    /** {@link System#nanoTime()}. */
    Clock WALL = new Clock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long stood() {
            return 0;
        }

        @Override
        public boolean stands() {
            return false;
        }
    };

    /** In nanoseconds from a moment that means nothing; it never goes back. */
    long nanos();

    /** For how many nanoseconds it has stood still altogether. */
    long stood();

    /** Whether it stands still at this moment. */
    boolean stands();

    /** How many nanoseconds of {@link System#nanoTime()} to wait before looking again, if so many are left by this clock. */
    default long pause(long left) {
        return left < NAP && stands() ? NAP : left;
    }
}
