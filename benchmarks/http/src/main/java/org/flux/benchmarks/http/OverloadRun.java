// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.flux.benchmarks.Statistics;

/**
 * One process of the server: first its capacity and what it does under overload in turn, many times, since the machine itself changes by
 * more than the difference; then one long overload between two times of half the capacity. Times in microseconds.
 *
 * @param offered requests a second that were due in the long overload
 * @param good answers 200 a second in it, within the bound
 * @param late answers 200 beyond it, as a share of all answers
 * @param refused answers 503 as a share of all answers
 * @param turnedAway of what was due, the share that was not sent since every connection was taken
 * @param normalBins the 99th percentile of each quarter of a second before the overload
 * @param bins the same after it
 * @param busy the share of the overload for which a processor was the server's: about 1 unless something else kept it from working
 * @param peakBytes of memory that the server has had
 */
record OverloadRun(int round, String contestant, List<Turn> turns, double offered, double good, double late, double refused,
        double turnedAway, double normalP50, double normalP99, double p50, double p99, List<Double> normalBins, List<Double> bins,
        double busy, long peakBytes) {

    /** Percentiles are taken over so long when it is looked for the moment of recovery. */
    private static final long BIN = 250_000_000L;
    /** So long it must be as it was before to count as recovered. */
    private static final long SUSTAINED = 2_000_000_000L;
    private static final double NORMAL = 0.5;
    /** Of the throughput over few connections, what is offered over all of them to find out their capacity. */
    static final double[] OFFERS = {0.7, 0.85, 1};
    private static final int FEWEST = 10;
    /** What a window of a turn is settled for before anything counts, as a share of it. */
    private static final double SETTLE = 0.2;

    /** How it is measured. */
    record Settings(int turns, double turnSeconds, double seconds, double normalSeconds, double warmUpSeconds, double factor, int maxFlows,
            int connections, double boundSeconds, String workload) {}

    /**
     * Windows that follow each other, so that the machine is the same in all, or nearly. What counts are answers 200 within
     * the bound.
     *
     * @param few the throughput of a closed loop over as few connections as there may be flows; what is offered are multiples of it
     * @param offered what is done of each of {@link #OFFERS}
     * @param overloaded what is done under overload
     */
    record Turn(Rate few, Rate[] offered, Rate overloaded) {}

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

        int answers() {
            return Math.max(1, served + refused);
        }

        double micros(double share) {
            Arrays.sort(latencies, 0, served);
            return served == 0 ? Double.NaN : Statistics.percentile(latencies, served, share) / 1e3;
        }
    }

    /** The server's processor time between two moments, in seconds; each is asked for again and again, and counts once. */
    private static final class Processor {
        private final Server server;
        private double from = Double.NaN;
        private double to = Double.NaN;

        Processor(Server server) {
            this.server = server;
        }

        void look(boolean within) {
            if (within && Double.isNaN(from)) {
                from = server.cpuSeconds();
            } else if (!within && Double.isNaN(to) && !Double.isNaN(from)) {
                to = server.cpuSeconds();
            }
        }

        double seconds() {
            look(false);
            return to - from;
        }
    }

    /** A server, and the connections to it: few, and many. */
    private record Bench(Server server, Settings settings, Load few, Load many) {
        Turn turn(int number) throws IOException {
            Rate closed = closed();
            Rate[] offered = new Rate[OFFERS.length];
            Rate overloaded = null;
            for (int i = 0; i <= OFFERS.length; i++) { // each has been everywhere in the order after as many turns
                int which = (i + number) % (OFFERS.length + 1);
                if (which < OFFERS.length) {
                    offered[which] = offered(OFFERS[which] * closed.perSecond(), number);
                } else {
                    overloaded = offered(settings.factor() * closed.perSecond(), number);
                }
            }
            return new Turn(closed, offered, overloaded);
        }

        Rate closed() throws IOException {
            return Rate.closed(server, few, nanos(settings.turnSeconds()), SETTLE);
        }

        Rate offered(double perSecond, long seed) throws IOException {
            long window = nanos(settings.turnSeconds());
            long settled = nanos(SETTLE * settings.turnSeconds());
            Phase phase = new Phase();
            Processor processor = new Processor(server);
            many.offered(at -> {
                processor.look(at >= settled);
                return perSecond;
            }, window, seed, (at, nanos, refused) -> {
                if (at + nanos >= settled && at + nanos < window) {
                    phase.answered(nanos, refused, nanos(settings.boundSeconds()));
                }
            });
            return new Rate((phase.served - phase.late) * 1e9 / (window - settled), processor.seconds() * 1e6 / phase.answers());
        }
    }

    static OverloadRun of(int round, Server server, Workload workload, Settings settings) throws IOException {
        try (Load few = new Load(server.port(), settings.maxFlows(), workload);
                Load many = new Load(server.port(), settings.connections(), workload)) {
            for (Load warm : List.of(few, many)) { // at the limit other code runs
                warm.closed(0, nanos(settings.warmUpSeconds() / 2), () -> { });
            }
            Bench bench = new Bench(server, settings, few, many);
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < settings.turns(); i++) {
                turns.add(bench.turn(i));
            }
            return overload(round, bench, turns);
        }
    }

    private static OverloadRun overload(int round, Bench bench, List<Turn> turns) throws IOException {
        Settings settings = bench.settings();
        double few = bench.closed().perSecond();
        long overload = nanos(settings.normalSeconds());
        long after = overload + nanos(settings.seconds());
        long end = after + nanos(2 * settings.normalSeconds());
        Phase normal = new Phase();
        Phase over = new Phase();
        List<Phase> before = bins(overload);
        List<Phase> bins = bins(end - after);
        long bound = nanos(settings.boundSeconds());
        Processor processor = new Processor(bench.server());
        long turnedAway = bench.many().offered(at -> {
            boolean overloaded = at >= overload && at < after;
            processor.look(overloaded);
            return few * (overloaded ? settings.factor() : NORMAL);
        }, end, round, (at, nanos, refused) -> {
            Phase phase = at < overload ? normal : at < after ? over : bins.get((int) Math.min(bins.size() - 1, (at - after) / BIN));
            phase.answered(nanos, refused, bound);
            if (at < overload) {
                before.get((int) Math.min(before.size() - 1, at / BIN)).answered(nanos, refused, bound);
            }
        });
        double offered = settings.factor() * few;
        return new OverloadRun(round, bench.server().contestant().name(), turns, offered, (over.served - over.late) / settings.seconds(),
                over.late / (double) over.answers(), over.refused / (double) over.answers(), turnedAway / (offered * settings.seconds()),
                normal.micros(0.5), normal.micros(0.99), over.micros(0.5), over.micros(0.99), percentiles(before),
                percentiles(bins),
                processor.seconds() / settings.seconds(), bench.server().peakBytes());
    }

    /** Which of {@link #OFFERS} brings the most of all turns together: what is done of it is the capacity. */
    static int best(List<Turn> turns) {
        return IntStream.range(0, OFFERS.length).boxed()
                .max(Comparator.comparingDouble(i -> turns.stream().mapToDouble(turn -> turn.offered()[i].perSecond()).sum()))
                .orElseThrow();
    }

    private static List<Phase> bins(long window) {
        return LongStream.iterate(0, from -> from < window, from -> from + BIN).mapToObj(from -> new Phase()).toList();
    }

    /** Of a quarter of a second in which next to nothing was answered, or a request refused, it is infinite. */
    private static List<Double> percentiles(List<Phase> bins) {
        return bins.stream().map(bin -> bin.refused > 0 || bin.served < FEWEST ? Double.POSITIVE_INFINITY : bin.micros(0.99)).toList();
    }

    /**
     * How long it took after the overload until the 99th percentile of every quarter of a second was at most twice what it was at worst
     * before, and stayed so for {@link #SUSTAINED}; infinite if it never did. In seconds.
     */
    double recoverySeconds() {
        int wanted = (int) (SUSTAINED / BIN);
        int calm = 0;
        for (int i = 0; i < bins.size(); i++) {
            calm = bins.get(i) <= bound() ? calm + 1 : 0;
            if (calm == wanted) {
                return (i + 1 - wanted) * BIN / 1e9;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Of the quarters of a second after it had recovered the share that was beyond that bound again. */
    double relapses() {
        int from = (int) Math.min(bins.size(), recoverySeconds() * 1e9 / BIN);
        return bins.subList(from, bins.size()).stream().filter(bin -> bin > bound()).count() / (double) Math.max(1, bins.size() - from);
    }

    private double bound() {
        return 2 * normalBins.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
