// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.List;
import java.util.Optional;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Estimate;

/**
 * What a simulation found. Times are in nanoseconds, rates per second, shares from 0 to 1.
 *
 * @param scenario what was simulated
 * @param offered flows of the load sources (see {@link Load}) that arrived
 * @param throughput flows of the load sources that ended, in whatever way
 * @param latency of the flows of the load sources, from arrival to end, waiting for admission included
 * @param inFlight flows of all sources that have arrived and not ended, those that wait for admission included
 * @param cores share of the cores' time that is used
 * @param sources in the order of the program
 * @param nodes in the order of the program, those that were visited or could be; behind them, named by words, what else needs cores
 * @param locks in the order of the program
 * @param assumptions what the profile does not tell and was assumed, in sentences
 * @param runs what single runs look like, by replication
 * @param saturated whether the server does not keep up with open arrivals: its latencies then grow with the time looked at
 * @param events events simulated in all replications
 * @param realSeconds how long the simulation took; the only component that differs from run to run
 */
public record Prediction(Scenario scenario, Estimate offered, Estimate throughput, Latency latency, Estimate inFlight, Estimate cores,
        List<OfSource> sources, List<OfNode> nodes, List<OfLock> locks, Admission admission, Bottleneck bottleneck, Little little,
        List<String> assumptions, List<SingleRun> runs, boolean saturated, long events, double realSeconds) {
    public Prediction {
        sources = List.copyOf(sources);
        nodes = List.copyOf(nodes);
        locks = List.copyOf(locks);
        assumptions = List.copyOf(assumptions);
        runs = List.copyOf(runs);
    }

    /**
     * One replication, looked at after its warm-up: what someone finds who measures for so long, once. Short runs scatter, and not evenly:
     * most see a quantile below the one of all runs together, since the few bursts that make it happen in few of them. So measurements of
     * so many seconds are to be compared with the median of the runs, and what is true of the server in the long run with the rest of the
     * prediction.
     *
     * @param throughput flows of the load sources that ended, per second
     * @param mean of the latency of these flows, nanoseconds; NaN if there were none, like the quantiles
     * @param p50 their median latency, nanoseconds
     * @param p99 the 99th percentile of their latency, nanoseconds
     */
    public record SingleRun(double throughput, double mean, double p50, double p99) {}

    /** From arrival to end. */
    public record Latency(Estimate mean, Estimate p50, Estimate p90, Estimate p99, Estimate p999) {}

    /**
     * @param offered flows that arrived per second
     * @param throughput flows that ended per second
     * @param completed share of the flows that ended without failure
     */
    public record OfSource(String source, Estimate offered, Estimate throughput, Latency latency, Estimate completed) {}

    /**
     * @param visits per second
     * @param time mean of one visit once it runs: lock waits and waiting for a core not included
     * @param meanWait mean wait for a core before and within a visit
     * @param p99 99th percentile of {@code time}, from the profile
     * @param coreShare its share of all the cores' time
     */
    public record OfNode(String node, Estimate visits, Estimate time, Estimate meanWait, double p99, Estimate coreShare) {}

    /**
     * @param utilisation share of the time during which somebody holds the lock; of session locks, of the busiest session
     * @param waiting mean number of flows that wait for it
     */
    public record OfLock(String lock, LockScope scope, Estimate utilisation, Estimate waiting, List<Use> uses) {
        public OfLock {
            uses = List.copyOf(uses);
        }
    }

    /**
     * A node's use of a lock.
     *
     * @param mode the mode in which the generated code takes it
     * @param acquired per second
     * @param contended share of the acquisitions that had to wait
     * @param meanWait mean wait of all acquisitions
     * @param hold mean time from acquisition to release
     */
    public record Use(String node, LockMode mode, Estimate acquired, Estimate contended, Estimate meanWait, Estimate hold) {}

    /**
     * @param waited share of the admitted flows that found no room and waited outside
     * @param refused share of the flows that arrived when more than a million waited outside
     * @param meanWait mean wait outside of all flows
     * @param waiting mean number of flows outside
     */
    public record Admission(Estimate waited, Estimate refused, Estimate meanWait, Estimate waiting) {}

    /** What limits the server. Loops do where flows wait for their own although other cores have nothing to do. */
    public enum Limit {
        CORES, LOOPS, LOCK, POOL, ADMISSION, NOTHING
    }

    /**
     * @param name of the lock, with {@code (program)} or {@code (session)} behind it where there are both, or of what needs most of the
     *     cores where they are the limit, mostly a node of the program; else empty. Where nothing is short, of what would be first
     * @param lock which lock it is, if it is one
     * @param utilisation of what limits
     * @param reason a sentence for people
     */
    public record Bottleneck(Limit limit, String name, Optional<Lock> lock, Estimate utilisation, String reason) {}

    /**
     * Little's law: the mean number in flight is throughput times mean latency. Holds in the limit, whatever the distributions; far off,
     * the run was too short or the server is saturated.
     *
     * @param error |inFlight - throughput * latency| / inFlight
     */
    public record Little(double inFlight, double throughputTimesLatency, double error) {}
}
