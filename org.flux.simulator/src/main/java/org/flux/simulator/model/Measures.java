// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.Arrays;
import org.flux.simulator.engine.Histogram;
import org.flux.simulator.engine.TimeAverage;

/** Counts what happens in a replication. */
final class Measures {
    /** More flows than these do not wait outside: they are refused, or an overloaded server would take all memory. */
    private static final int MOST_OUTSIDE = 1 << 20;

    private final Plan plan;
    private final boolean[] load;
    private final long[] arrived;
    private final long[] ended;
    private final long[] completed;
    private final double[] latencySum;
    private final Histogram latency = new Histogram();
    private final Histogram[] latencies;
    private final long[] visits;
    private final double[] nodeTime;
    private final double[] nodeCoreTime;
    private final double[] nodeWait;
    private final long[] acquired;
    private final long[] contended;
    private final double[] lockWait;
    private final double[] hold;
    private final long[] released;
    private final TimeAverage cores = new TimeAverage();
    private final TimeAverage workers = new TimeAverage();
    private final TimeAverage inFlight = new TimeAverage();
    private final TimeAverage outside = new TimeAverage();
    private long admitted;
    private long waitedOutside;
    private double waitOutside;
    private long refused;
    private double start;

    Measures(Plan plan) {
        this.plan = plan;
        int sources = plan.model.sources().size();
        load = plan.model.areLoad();
        latencies = new Histogram[sources];
        for (int i = 0; i < sources; i++) {
            latencies[i] = new Histogram();
        }
        arrived = new long[sources];
        ended = new long[sources];
        completed = new long[sources];
        latencySum = new double[sources];
        int nodes = plan.time.length;
        visits = new long[nodes];
        nodeTime = new double[nodes];
        nodeCoreTime = new double[nodes];
        nodeWait = new double[nodes];
        int uses = plan.uses.size();
        acquired = new long[uses];
        contended = new long[uses];
        lockWait = new double[uses];
        hold = new double[uses];
        released = new long[uses];
    }

    /** Forgets what was before. */
    void restart(double now) {
        start = now;
        for (long[] counts : new long[][] {arrived, ended, completed, visits, acquired, contended, released}) {
            Arrays.fill(counts, 0);
        }
        for (double[] sums : new double[][] {latencySum, nodeTime, nodeCoreTime, nodeWait, lockWait, hold}) {
            Arrays.fill(sums, 0);
        }
        latency.clear();
        for (Histogram histogram : latencies) {
            histogram.clear();
        }
        cores.restart(now);
        workers.restart(now);
        inFlight.restart(now);
        outside.restart(now);
        admitted = 0;
        waitedOutside = 0;
        waitOutside = 0;
        refused = 0;
    }

    void arrived(int source, double now) {
        arrived[source]++;
        inFlight.add(now, 1);
    }

    boolean isOutsideFull() {
        return outside.value() >= MOST_OUTSIDE;
    }

    void refused(double now) {
        refused++;
        inFlight.add(now, -1);
    }

    void outside(int change, double now) {
        outside.add(now, change);
    }

    void admitted(double waited, double now) {
        admitted++;
        waitedOutside += waited > 0 ? 1 : 0;
        waitOutside += waited;
    }

    void ended(int source, boolean completes, double since, double now) {
        double took = now - since;
        ended[source]++;
        completed[source] += completes ? 1 : 0;
        latencySum[source] += took;
        latencies[source].add(took);
        if (load[source]) {
            latency.add(took);
        }
        inFlight.add(now, -1);
    }

    void visited(int node, double time, double coreTime) {
        visits[node]++;
        nodeTime[node] += time;
        nodeCoreTime[node] += coreTime;
    }

    /** @param node that is visited next, or -1 */
    void waited(int node, double time) {
        if (node >= 0) {
            nodeWait[node] += time;
        }
    }

    void acquires(int use) {
        acquired[use]++;
    }

    void awaited(int use, double time) {
        contended[use]++;
        lockWait[use] += time;
    }

    void held(int use, double time) {
        released[use]++;
        hold[use] += time;
    }

    void busy(int count, double now) {
        if (count != cores.value()) {
            cores.set(now, count);
        }
    }

    void workers(int change, double now) {
        workers.add(now, change);
    }

    Outcome outcome(double now, LockTable locks, long events) {
        double[] utilisation = new double[plan.lockBase.length];
        for (int i = 0; i < utilisation.length; i++) {
            utilisation[i] = locks.utilisation(plan.lockBase[i], i + 1 < utilisation.length ? plan.lockBase[i + 1] : plan.lockInstances,
                    now);
        }
        return new Outcome(now - start, arrived, ended, completed, latencySum, latency, latencies, visits, nodeTime, nodeCoreTime, nodeWait,
                acquired, contended, lockWait, hold, released, utilisation, cores.mean(now), workers.mean(now), inFlight.mean(now),
                outside.mean(now), admitted, waitedOutside, waitOutside, refused, events, loadLatencySum());
    }

    private double loadLatencySum() {
        double sum = 0;
        for (int i = 0; i < load.length; i++) {
            sum += load[i] ? latencySum[i] : 0;
        }
        return sum;
    }
}
