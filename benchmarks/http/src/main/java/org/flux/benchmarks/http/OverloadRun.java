// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One server under half of its capacity, then under a multiple of it, then under half of it again. Times in microseconds.
 *
 * @param capacity the most answers 200 a second, within the bound, of all loads that were offered over the connections of the overload, up
 *     to what was then the throughput over few; measured last, when the just-in-time compiler has done its work
 * @param before answers a second in a closed loop over as few connections as there may be flows, before all
 * @param after the same after the overload
 * @param offered requests a second that were due under overload
 * @param good answers 200 a second under overload, within the bound
 * @param late answers 200 beyond it, as a share of all answers
 * @param refused answers 503 as a share of all answers
 * @param turnedAway of what was due, the share that was not sent since every connection was taken
 * @param recoverySeconds after the overload, until the 99th percentile has come back to twice its normal, and stayed there
 * @param cpu microseconds of processor time for each answer in the closed loop {@code after}
 * @param cpuUnderOverload the same for each answer under overload
 * @param busy the share of the overload for which a processor was the server's: about 1 unless something else kept it from working
 * @param peakBytes of memory that the server has had
 */
record OverloadRun(int round, String contestant, double capacity, double before, double after, double offered, double good,
        double late, double refused, double turnedAway, double normalP50, double normalP99, double p50, double p99, double recoverySeconds,
        double cpu, double cpuUnderOverload, double busy, long peakBytes) {

    /** Percentiles are taken over so long when it is looked for the moment of recovery. */
    private static final long BIN = 250_000_000L;
    private static final double NORMAL = 0.5;
    /** Of the throughput over few connections, what is offered over all of them to find out their capacity. */
    private static final double[] OFFERS = {0.8, 1};
    private static final int FEWEST = 10;

    /** How it is measured. */
    record Settings(double seconds, double normalSeconds, double warmUpSeconds, double factor, int maxFlows, int connections,
            double boundSeconds, String workload) {}

    /** What has been answered in one phase. */
    private static final class Phase {
        private long[] latencies = new long[1 << 16];
        private int served;
        private int late;
        private int refused;

        void answered(long nanos, boolean wasRefused, long bound) {
            if (wasRefused) {
                refused++;
                return;
            }
            late += nanos > bound ? 1 : 0;
            latencies = served == latencies.length ? Arrays.copyOf(latencies, 2 * served) : latencies;
            latencies[served++] = nanos;
        }

        double micros(double share) {
            Arrays.sort(latencies, 0, served);
            return served == 0 ? Double.NaN : Statistics.percentile(latencies, served, share) / 1e3;
        }
    }

    /** Throughput, and the server's processor time for each answer in microseconds. */
    private record Rate(double perSecond, double cpu) {}

    /** The server's processor time at the begin and at the end of the overload. */
    private static final class Processor {
        private final Server server;
        private double from = Double.NaN;
        private double to = Double.NaN;

        Processor(Server server) {
            this.server = server;
        }

        void look(boolean overloaded) {
            if (overloaded && Double.isNaN(from)) {
                from = server.cpuSeconds();
            } else if (!overloaded && Double.isNaN(to) && !Double.isNaN(from)) {
                to = server.cpuSeconds();
            }
        }

        double seconds() {
            return to - from;
        }
    }

    static OverloadRun of(int round, Server server, Workload workload, Settings settings) throws IOException {
        for (int connections : new int[] {settings.maxFlows(), settings.connections()}) { // at the limit other code runs
            try (Load warm = new Load(server.port(), connections, workload)) {
                warm.closed(0, nanos(settings.warmUpSeconds() / 2), () -> { });
            }
        }
        double before = closed(server, workload, settings.maxFlows(), settings).perSecond();
        long overload = nanos(settings.normalSeconds());
        long after = overload + nanos(settings.seconds());
        long end = after + nanos(2 * settings.normalSeconds());
        Phase normal = new Phase();
        Phase over = new Phase();
        List<Phase> bins = new ArrayList<>();
        for (long from = after; from < end; from += BIN) {
            bins.add(new Phase());
        }
        long bound = nanos(settings.boundSeconds());
        long[] turnedAway = new long[1];
        Processor processor = new Processor(server);
        try (Load load = new Load(server.port(), settings.connections(), workload)) {
            turnedAway[0] = load.offered(at -> {
                boolean overloaded = at >= overload && at < after;
                processor.look(overloaded);
                return before * (overloaded ? settings.factor() : NORMAL);
            }, end, round, (at, nanos, refused) -> {
                Phase phase = at < overload ? normal : at < after ? over : bins.get((int) Math.min(bins.size() - 1, (at - after) / BIN));
                phase.answered(nanos, refused, bound);
            });
        }
        double answers = Math.max(1, over.served + over.refused);
        double due = settings.factor() * before * settings.seconds();
        double normalP99 = normal.micros(0.99);
        Rate last = closed(server, workload, settings.maxFlows(), settings);
        double capacity = capacity(server, workload, settings, last.perSecond());
        return new OverloadRun(round, server.contestant().name(), capacity, before, last.perSecond(),
                due / settings.seconds(), (over.served - over.late) / settings.seconds(), over.late / answers,
                over.refused / answers, turnedAway[0] / due,
                normal.micros(0.5), normalP99, over.micros(0.5), over.micros(0.99), recovery(bins, 2 * normalP99),
                last.cpu(), processor.seconds() * 1e6 / answers, processor.seconds() / settings.seconds(), server.peakBytes());
    }

    private static Rate closed(Server server, Workload workload, int connections, Settings settings) throws IOException {
        double[] cpu = new double[2];
        int[] edge = new int[1];
        try (Load load = new Load(server.port(), connections, workload)) {
            Load.Closed done = load.closed(nanos(settings.normalSeconds()) / 4, nanos(settings.normalSeconds()),
                    () -> cpu[edge[0]++] = server.cpuSeconds());
            return new Rate(done.requests() / done.seconds(), (cpu[1] - cpu[0]) * 1e6 / done.requests());
        }
    }

    /** @param few throughput over few connections */
    private static double capacity(Server server, Workload workload, Settings settings, double few) throws IOException {
        long window = nanos(settings.normalSeconds() * 1.25);
        long settled = window / 5;
        double most = 0;
        try (Load load = new Load(server.port(), settings.connections(), workload)) {
            for (double share : OFFERS) {
                Phase phase = new Phase();
                load.offered(at -> share * few, window, Math.round(100 * share), (at, nanos, refused) -> {
                    if (at + nanos >= settled && at + nanos < window) {
                        phase.answered(nanos, refused, nanos(settings.boundSeconds()));
                    }
                });
                most = Math.max(most, (phase.served - phase.late) * 1e9 / (window - settled));
            }
        }
        return most;
    }

    /** Throughput over few connections, at its best. */
    double few() {
        return Math.max(before, after);
    }

    /** The end of the last stretch of time that was worse than that; infinite if it never ends. */
    private static double recovery(List<Phase> bins, double most) {
        for (int i = bins.size() - 1; i >= 0; i--) {
            Phase bin = bins.get(i);
            if (bin.refused > 0 || bin.served >= FEWEST && bin.micros(0.99) > most) {
                return i == bins.size() - 1 ? Double.POSITIVE_INFINITY : (i + 1) * BIN / 1e9;
            }
        }
        return 0;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
