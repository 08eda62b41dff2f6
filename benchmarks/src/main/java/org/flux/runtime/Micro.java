// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the micro-benchmarks and prints what they cost beside each other: the mean of one operation, its 95 % interval, what it allocates,
 * and the ratio to the group's base, with an interval too. Arguments are JMH's.
 */
public final class Micro {
    /** Each line: the base, and what is compared to it. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("Dispatch.byHand", "Dispatch.generated", "Dispatch.generatedAndFlow", "EventDispatch.event",
                    "EventDispatch.eventOnServer"),
            List.of("Dispatch.generatedWithTwoLocks", "Dispatch.generatedWithTwoReaders", "Dispatch.generatedWithTwoJdkLocks",
                    "EventDispatch.eventWithTwoLocks", "EventDispatch.eventOnServerWithTwoLocks"),
            List.of("HandOver.eventOneLoop", "HandOver.eventTwoLoops", "HandOver.virtualThreads", "HandOver.platformThreads"),
            List.of("Locks.handOver", "Locks.handOverJdk"),
            List.of("Locks.sessionChurn", "Locks.sessionChurnEvent", "Locks.sessionChurnByTwo"),
            List.of("Engine.hold 100", "Engine.hold 10000", "Engine.hold 1000000", "Engine.server VIRTUAL", "Engine.server EVENT"));

    private Micro() {}

    private record Cost(double mean, double error, long samples, double bytes) {
        static Cost of(RunResult run) {
            Result<?> result = run.getPrimaryResult();
            Statistics statistics = result.getStatistics();
            Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
            return new Cost(result.getScore(), statistics.getMeanErrorAt(0.95), statistics.getN(),
                    allocated == null ? Double.NaN : allocated.getScore());
        }

        /** The error of a quotient of independent means, to first order. */
        double ratioError(Cost base) {
            return mean / base.mean * Math.hypot(error / mean, base.error / base.mean);
        }
    }

    public static void main(String[] args) throws Exception {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp() || options.shouldList() || options.shouldListWithParams() || options.shouldListProfilers()
                || options.shouldListResultFormats()) {
            Main.main(args);
            return;
        }
        double before = load();
        Collection<RunResult> results = new Runner(new OptionsBuilder().parent(options).addProfiler(GCProfiler.class).build()).run();
        Map<String, Cost> costs = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1));
            result.getParams().getParamsKeys().forEach(parameter -> key.append(' ').append(result.getParams().getParam(parameter)));
            costs.put(key.toString(), Cost.of(result));
        }
        System.out.println();
        System.out.printf("load average %.2f before, %.2f after; %d processors; %s%n", before, load(),
                Runtime.getRuntime().availableProcessors(), Runtime.version());
        System.out.printf("%-44s %12s %10s %8s %8s  %s%n", "", "ns", "± 95 %", "samples", "bytes", "ratio to the group's first");
        for (List<String> group : GROUPS) {
            List<String> measured = new ArrayList<>(group);
            measured.retainAll(costs.keySet());
            if (!measured.isEmpty()) {
                print(measured, costs);
            }
        }
    }

    private static void print(List<String> group, Map<String, Cost> costs) {
        Cost base = costs.get(group.getFirst());
        for (String name : group) {
            Cost cost = costs.get(name);
            String ratio = cost == base ? "1" : "%.2f ± %.2f".formatted(cost.mean / base.mean, cost.ratioError(base));
            System.out.printf("%-44s %12.1f %10.1f %8d %8.0f  %s%n", name, cost.mean, cost.error, cost.samples, cost.bytes, ratio);
        }
        System.out.println();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
