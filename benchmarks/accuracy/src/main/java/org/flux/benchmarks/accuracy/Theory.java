// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

/** What queueing theory knows of one node: the measure of the emulation itself. Rates are a second's, times are milliseconds. */
final class Theory {
    private Theory() {}

    /**
     * Mean time in M/M/k, by Erlang's C formula.
     *
     * @param service mean
     */
    static double mmk(double rate, double service, int servers) {
        double offered = rate * service / 1000;
        return service + waits(offered, servers) * service / (servers - offered);
    }

    /** The share of flows that wait in M/M/k, by Erlang's C formula; {@code offered} are as many servers as would all be busy. */
    private static double waits(double offered, int servers) {
        double blocking = 1; // Erlang B by its recursion
        for (int i = 1; i <= servers; i++) {
            blocking = offered * blocking / (i + offered * blocking);
        }
        return blocking / (1 - offered / servers * (1 - blocking));
    }

    /** Quantile of the time in M/M/k, found by bisection of its distribution. */
    static double mmkQuantile(double rate, double service, int servers, double share) {
        double mu = 1000 / service;
        double waits = waits(rate / mu, servers);
        double drain = servers * mu - rate;
        double low = 0;
        double high = 1e6;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            double t = middle / 1000;
            // A sum of the service and, with probability `waits`, an independent exponential wait.
            double exceeds = Math.abs(drain - mu) < 1e-9 * mu ? Math.exp(-mu * t) * (1 + waits * mu * t)
                    : (1 - waits) * Math.exp(-mu * t)
                    + waits * (drain * Math.exp(-mu * t) - mu * Math.exp(-drain * t)) / (drain - mu);
            if (exceeds > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Mean time where arrivals go to k queues in turn, each with an exponential server of its own: each is E(k)/M/1, as their arrivals have
     * Erlang's distribution.
     */
    static double inTurn(double rate, double service, int servers) {
        double mu = 1000 / service;
        double sigma = 0.5;
        for (int i = 0; i < 10_000; i++) {
            sigma = Math.pow(rate / (rate + mu - mu * sigma), servers);
        }
        return service / (1 - sigma);
    }
}
