// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.real;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flux.benchmarks.StolenTime;

/** Runs that count: those in which a hypervisor took next to nothing, if there are any among some. */
final class QuietRuns<T> {
    /** As a share of the time of all processors. */
    static final double MOST_STOLEN = 0.02;
    static final int MOST_TRIES = 8;

    /** Lasts some seconds. */
    interface Run<T> {
        T result() throws IOException, InterruptedException;
    }

    /** The share of the processors' time that is taken during a run. */
    interface Theft {
        /** Since this is asked for. */
        Share begin() throws IOException;

        interface Share {
            double now() throws IOException;
        }
    }

    private final Theft theft;
    private final List<T> counted = new ArrayList<>();
    private double stolen;
    private int disturbed;

    QuietRuns() {
        this(() -> new StolenTime()::share);
    }

    QuietRuns(Theft theft) {
        this.theft = theft;
    }

    /** Adds the first in which little was taken, else the one of which least was. */
    void add(Run<T> run) throws IOException, InterruptedException {
        T best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int tries = 0; tries < MOST_TRIES && least > MOST_STOLEN; tries++) {
            Theft.Share taken = theft.begin();
            T result = run.result();
            double share = taken.now();
            if (share < least) {
                best = result;
                least = share;
            }
            disturbed += tries == 0 ? 0 : 1;
        }
        counted.add(best);
        stolen = Math.max(stolen, least);
    }

    /** In the order in which they were added. */
    List<T> counted() {
        return counted;
    }

    /** The most that was taken in one that counts. */
    double stolen() {
        return stolen;
    }

    /** How many do not count. */
    int disturbed() {
        return disturbed;
    }
}
