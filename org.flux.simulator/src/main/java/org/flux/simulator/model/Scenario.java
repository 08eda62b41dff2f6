// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The machine, the load and how long to look. {@link #standard} is one, from which the others are made: {@code standard().withCores(4)}.
 *
 * @param cores processors
 * @param maxFlows flows in flight at most, as {@code --max-flows}
 * @param poolSize threads of the runtime {@link RuntimeKind#POOL}; empty: as many as a server has on such a machine, {@link #poolThreads}
 * @param seconds simulated time of one replication, warm-up included; 0: as long as {@code effort} allows
 * @param warmUp share of each replication that is not looked at, from 0 to 0.9
 * @param effort about how many flows to simulate in all replications together where {@code seconds} is 0; up to ten times as many if
 *     thousands are in flight at a time
 * @param seed the same seed gives the same prediction, whatever the number of threads
 * @param replications independent repetitions, from whose differences the confidence intervals come; at least 2
 * @param sliceNanos how long the operating system lets a thread run while others wait, wherever threads share cores; 0: as Linux does,
 *     {@link #slice}
 * @param whatIfs changes of program and machine, applied in this order
 */
public record Scenario(int cores, RuntimeKind runtime, Load load, int maxFlows, OptionalInt poolSize, double seconds, double warmUp,
        long effort, long seed, int replications, double sliceNanos, List<WhatIf> whatIfs) {
    /** What a machine may have. */
    public static final int MOST_CORES = 4096;
    private static final int LEAST_POOL = 4;
    private static final int POOL_PER_CORE = 2;
    private static final double LINUX_SLICE = 0.7e6;
    private static final int MOST_FOR_LINUX_SLICE = 8;

    public Scenario {
        whatIfs = List.copyOf(whatIfs);
        demand(cores >= 1 && cores <= MOST_CORES, "cores: from 1 to " + MOST_CORES + ", not " + cores);
        demand(maxFlows >= 1, "max-flows: at least 1, not " + maxFlows);
        demand(poolSize.orElse(1) >= 1, "pool-size: at least 1, not " + poolSize.orElse(1));
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

    /** What a scenario is made of. */
    private static final class Draft {
        int cores = 1;
        RuntimeKind runtime = RuntimeKind.VIRTUAL;
        Load load = Load.profiled();
        int maxFlows = 10_000;
        OptionalInt poolSize = OptionalInt.empty();
        double seconds;
        double warmUp = 0.2;
        long effort = 400_000;
        long seed = 1;
        int replications = 10;
        double sliceNanos;
        List<WhatIf> whatIfs = List.of();

        Scenario scenario() {
            return new Scenario(cores, runtime, load, maxFlows, poolSize, seconds, warmUp, effort, seed, replications, sliceNanos, whatIfs);
        }
    }

    private Scenario changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.cores = cores;
        draft.runtime = runtime;
        draft.load = load;
        draft.maxFlows = maxFlows;
        draft.poolSize = poolSize;
        draft.seconds = seconds;
        draft.warmUp = warmUp;
        draft.effort = effort;
        draft.seed = seed;
        draft.replications = replications;
        draft.sliceNanos = sliceNanos;
        draft.whatIfs = whatIfs;
        change.accept(draft);
        return draft.scenario();
    }

    /** One core, virtual threads, Poisson arrivals at the profile's rate. */
    public static Scenario standard() {
        return new Draft().scenario();
    }

    public Scenario withCores(int count) {
        return changed(draft -> draft.cores = count);
    }

    public Scenario withRuntime(RuntimeKind kind) {
        return changed(draft -> draft.runtime = kind);
    }

    public Scenario withLoad(Load asked) {
        return changed(draft -> draft.load = asked);
    }

    /** Open arrivals of so many flows per second over all load sources. */
    public Scenario withRate(double flowsPerSecond) {
        return withLoad(load instanceof Load.Open open ? open.withRate(flowsPerSecond) : Load.open(flowsPerSecond));
    }

    public Scenario withMaxFlows(int flows) {
        return changed(draft -> draft.maxFlows = flows);
    }

    public Scenario withPoolSize(int threads) {
        return changed(draft -> draft.poolSize = OptionalInt.of(threads));
    }

    public Scenario withSeconds(double simulated) {
        return changed(draft -> draft.seconds = simulated);
    }

    public Scenario withWarmUp(double share) {
        return changed(draft -> draft.warmUp = share);
    }

    public Scenario withEffort(long flows) {
        return changed(draft -> draft.effort = flows);
    }

    public Scenario withSeed(long number) {
        return changed(draft -> draft.seed = number);
    }

    public Scenario withReplications(int count) {
        return changed(draft -> draft.replications = count);
    }

    public Scenario withSlice(double nanos) {
        return changed(draft -> draft.sliceNanos = nanos);
    }

    public Scenario withWhatIfs(List<WhatIf> changes) {
        return changed(draft -> draft.whatIfs = changes);
    }

    /** The same with one more change. */
    public Scenario with(WhatIf change) {
        List<WhatIf> all = new ArrayList<>(whatIfs);
        all.add(change);
        return withWhatIfs(all);
    }

    /** {@link #poolSize} as a number: unless it is told, two for each core, at least four, as the runtime has it. */
    int poolThreads() {
        return poolSize.orElse(Math.max(LEAST_POOL, POOL_PER_CORE * cores));
    }

    /**
     * {@link #sliceNanos} as a number above 0. Linux takes 0.7 ms, as much again for each doubling of the cores, and 2.8 ms from eight on
     * ({@code sysctl_sched_base_slice} and {@code get_update_sysctl_factor} in its {@code kernel/sched/fair.c}, since 6.15; 0.75 ms
     * before); a running kernel tells it as {@code se.slice} in {@code /proc/self/sched}. It looks at the clock when another thread wakes
     * up and at its ticks, 1 to 4 ms apart, so that threads that only compute run longer, up to the next tick.
     */
    double slice() {
        int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.min(cores, MOST_FOR_LINUX_SLICE));
        return sliceNanos > 0 ? sliceNanos : LINUX_SLICE * (1 + doublings);
    }
}
