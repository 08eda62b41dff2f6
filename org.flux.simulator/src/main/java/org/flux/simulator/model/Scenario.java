// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.List;

/**
 * The machine, the load and how long to look.
 *
 * @param cores processors
 * @param maxFlows flows in flight at most, as {@code --max-flows}
 * @param poolSize threads of the runtime {@link RuntimeKind#POOL}
 * @param seconds simulated time of one replication, warm-up included; 0: as long as {@code effort} allows
 * @param warmUp share of each replication that is not looked at, from 0 to 0.9
 * @param effort how many flows to simulate in all replications together where {@code seconds} is 0
 * @param seed the same seed gives the same prediction, whatever the number of threads
 * @param replications independent repetitions, from whose differences the confidence intervals come; at least 2
 * @param sliceNanos how long the operating system lets a thread run while others wait (threads, pool, event); 0: as Linux does, 0.75 ms on
 *     one core and as much more with each doubling of cores, up to 3 ms
 * @param whatIfs changes of program and machine, applied in this order
 */
public record Scenario(int cores, RuntimeKind runtime, Load load, int maxFlows, int poolSize, double seconds, double warmUp, long effort,
        long seed, int replications, double sliceNanos, List<WhatIf> whatIfs) {
    private static final long EFFORT = 400_000;
    private static final int REPLICATIONS = 10;
    /** Of Linux on one core; more with more cores. */
    private static final double SLICE = 0.75e6;
    private static final int MOST_FOR_SLICE = 8;
    private static final double WARM_UP = 0.2;
    private static final int MOST_CORES = 4096;

    public Scenario {
        whatIfs = List.copyOf(whatIfs);
        demand(cores >= 1 && cores <= MOST_CORES, "cores: from 1 to " + MOST_CORES + ", not " + cores);
        demand(maxFlows >= 1, "max-flows: at least 1, not " + maxFlows);
        demand(poolSize >= 1, "pool-size: at least 1, not " + poolSize);
        demand(seconds >= 0 && seconds < Double.POSITIVE_INFINITY, "seconds: at least 0, not " + seconds);
        demand(warmUp >= 0 && warmUp <= 0.9, "warm-up: from 0 to 0.9, not " + warmUp);
        demand(effort >= 1, "effort: at least 1 flow, not " + effort);
        demand(replications >= 2, "replications: at least 2, not " + replications);
        demand(sliceNanos >= 0, "slice: at least 0, not " + sliceNanos);
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** One core, virtual threads, Poisson arrivals at the profile's rate. */
    public static Scenario standard() {
        return new Scenario(1, RuntimeKind.VIRTUAL, Load.profiled(), 10_000, 64, 0, WARM_UP, EFFORT, 1, REPLICATIONS, 0, List.of());
    }

    public Scenario withCores(int count) {
        return new Scenario(count, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withRuntime(RuntimeKind kind) {
        return new Scenario(cores, kind, load, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withLoad(Load asked) {
        return new Scenario(cores, runtime, asked, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    /** Open arrivals of so many flows per second over all load sources. */
    public Scenario withRate(double flowsPerSecond) {
        return withLoad(load instanceof Load.Open open ? open.withRate(flowsPerSecond) : Load.open(flowsPerSecond));
    }

    public Scenario withMaxFlows(int flows) {
        return new Scenario(cores, runtime, load, flows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withPoolSize(int threads) {
        return new Scenario(cores, runtime, load, maxFlows, threads, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withSeconds(double simulated) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, simulated, warmUp, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withWarmUp(double share) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, share, effort, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withEffort(long flows) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, flows, seed, replications, sliceNanos, whatIfs);
    }

    public Scenario withSeed(long number) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, number, replications, sliceNanos, whatIfs);
    }

    public Scenario withReplications(int count) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, seed, count, sliceNanos, whatIfs);
    }

    public Scenario withSlice(double nanos) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, nanos, whatIfs);
    }

    public Scenario withWhatIfs(List<WhatIf> changes) {
        return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, changes);
    }

    /** The same with one more change. */
    public Scenario with(WhatIf change) {
        List<WhatIf> all = new java.util.ArrayList<>(whatIfs);
        all.add(change);
        return withWhatIfs(all);
    }

    /** {@link #sliceNanos} as a number above 0. */
    double slice() {
        int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.min(cores, MOST_FOR_SLICE));
        return sliceNanos > 0 ? sliceNanos : SLICE * (1 + doublings);
    }
}
