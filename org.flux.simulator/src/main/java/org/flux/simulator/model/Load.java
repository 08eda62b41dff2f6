// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is asked of the server. Load comes from the push sources if the program has any that had flows, else from all sources; the other
 * sources (timers, say) keep the pace of the profile.
 */
public sealed interface Load {

    /** How flows arrive that come of themselves. */
    enum Arrivals {
        /** Independently of each other: from many clients. */
        POISSON,
        /** With the profile's distribution of the times between arrivals, scaled to the rate. */
        PROFILED,
        /** At equal distances. */
        CONSTANT
    }

    /**
     * Flows arrive whether or not the server keeps up.
     *
     * @param rate flows per second over all load sources, in the proportion of the profile; empty: as in the profile
     * @param rates flows per second of single sources, by name; goes before {@code rate}
     */
    record Open(OptionalDouble rate, Map<String, Double> rates, Arrivals arrivals) implements Load {
        public Open {
            rates = Map.copyOf(rates);
            rate.ifPresent(Open::check);
            rates.values().forEach(Open::check);
        }

        private static void check(double rate) {
            if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a rate is a positive number of flows per second, not " + rate);
            }
        }

        public Open withRate(double flowsPerSecond) {
            return new Open(OptionalDouble.of(flowsPerSecond), Map.of(), arrivals);
        }
    }

    /**
     * So many clients, each of which waits for its answer, thinks, and asks again.
     *
     * @param thinkNanos mean time between answer and next request, exponentially distributed; 0 for none
     */
    record Closed(int clients, double thinkNanos) implements Load {
        private static final int MOST_CLIENTS = 1_000_000;

        public Closed {
            if (clients < 1 || clients > MOST_CLIENTS || !(thinkNanos >= 0)) {
                throw new IllegalArgumentException("a closed load has 1 to " + MOST_CLIENTS
                        + " clients and a think time of at least 0, not " + clients + " and " + thinkNanos + " ns");
            }
        }
    }

    /** Poisson arrivals at the profile's rate. */
    static Open profiled() {
        return new Open(OptionalDouble.empty(), Map.of(), Arrivals.POISSON);
    }

    /** Poisson arrivals. */
    static Open open(double flowsPerSecond) {
        return profiled().withRate(flowsPerSecond);
    }

    static Closed closed(int clients, double thinkNanos) {
        return new Closed(clients, thinkNanos);
    }
}
