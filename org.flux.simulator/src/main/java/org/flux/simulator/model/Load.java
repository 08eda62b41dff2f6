// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is asked of the server. Load comes from the push sources if the program has any that had flows, else from all sources; the other
 * sources (timers, say) keep the pace of the profile.
 */
public sealed interface Load {
    /** Of a closed load. */
    int MOST_CLIENTS = 1_000_000;

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
     * @throws IllegalArgumentException as {@link #checkRate}
     */
    record Open(OptionalDouble rate, Map<String, Double> rates, Arrivals arrivals) implements Load {
        public Open {
            rates = Map.copyOf(rates);
            rate.ifPresent(Load::checkRate);
            rates.values().forEach(Load::checkRate);
        }

        public Open withRate(double flowsPerSecond) {
            return new Open(OptionalDouble.of(flowsPerSecond), Map.of(), arrivals);
        }
    }

    /**
     * So many clients, each of which waits for its answer, thinks, and asks again.
     *
     * @param clients from 1 to {@link #MOST_CLIENTS}
     * @param thinkNanos mean time between answer and next request, exponentially distributed; 0 for none, thirty years at most
     * @throws IllegalArgumentException if there are more or fewer, or they think for longer
     */
    record Closed(int clients, double thinkNanos) implements Load {
        private static final double LONGEST_THINK = 1e18;

        public Closed {
            if (clients < 1 || clients > MOST_CLIENTS || !(thinkNanos >= 0 && thinkNanos <= LONGEST_THINK)) {
                throw new IllegalArgumentException("a closed load has 1 to " + MOST_CLIENTS
                        + " clients and a think time of 0 to " + LONGEST_THINK + " ns, not " + clients + " and " + thinkNanos + " ns");
            }
        }
    }

    /**
     * Insists that a rate can be simulated: with less than a flow in thirty years, or more than one each nanosecond, simulated time would
     * hardly end, or hardly go on.
     *
     * @throws IllegalArgumentException if it is not from 1e-9 to 1e9; the message says so
     */
    static void checkRate(double flowsPerSecond) {
        if (!(flowsPerSecond >= 1e-9 && flowsPerSecond <= 1e9)) {
            throw new IllegalArgumentException("a rate is from 1e-9 to 1e9 flows per second, not " + flowsPerSecond);
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
