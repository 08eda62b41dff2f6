// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Statistics.Estimate;

/** What Flux is to reach, and whether by these results it does. A statement that the noise does not allow is not made. */
final class Goals {
    private static final double GENERATED = 1.05;
    private static final double VIRTUAL_TO_THREADS = 1.3;
    private static final double VIRTUAL_TO_EVENT = 1.2;
    private static final int MANY = 1024;
    private static final List<String> RIVALS = List.of(Contestant.NETTY, Contestant.VERTX, Contestant.UNDERTOW, Contestant.JETTY,
            Contestant.HELIDON);

    private final Results results;

    Goals(Results results) {
        this.results = results;
    }

    /** A goal in a cell. */
    record Line(String goal, String cell, Estimate cpu, Estimate throughput, String verdict) {}

    enum Order { AHEAD, EQUAL, BEHIND }

    /** @param ratio how many times better the one is than the other */
    static Order order(Estimate ratio) {
        return ratio.coversOne() ? Order.EQUAL : ratio.mean() > 1 ? Order.AHEAD : Order.BEHIND;
    }

    private static String atLeast(Estimate ratio, double limit) {
        if (!ratio.known()) {
            return "not measured";
        }
        if (ratio.low() >= limit) {
            return "holds";
        }
        if (ratio.high() < limit) {
            return String.format(Locale.ROOT, "missed by %.0f %%", 100 * (1 - ratio.mean() / limit));
        }
        return ratio.mean() >= limit ? "holds on average, within noise" : "missed on average, within noise";
    }

    private boolean measured(String... contestants) {
        return results.contestants.containsAll(List.of(contestants));
    }

    /** Generated code against code by hand on the same transport, and the runtimes against each other. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String cell : results.cells) {
            generated(lines, cell, Contestant.BARE_EVENT, Contestant.HAND);
            generated(lines, cell, Contestant.BARE_VIRTUAL, Contestant.HAND_VIRTUAL);
        }
        for (String cell : results.cells) {
            String virtual = Contestant.FLUX + "virtual";
            String threads = Contestant.FLUX + "threads";
            String event = Contestant.FLUX + "event";
            if (Cell.parse(cell).connections() == MANY && measured(virtual, threads)) {
                Estimate faster = throughput(cell, virtual, threads);
                lines.add(new Line("virtual ≥ 1.3 × threads, by throughput", cell, cpu(cell, virtual, threads), faster,
                        atLeast(faster, VIRTUAL_TO_THREADS)));
            }
            if (measured(virtual, event)) {
                Estimate dearer = cpu(cell, virtual, event);
                lines.add(new Line("virtual within 1.2 × of event, by processor time", cell, dearer, throughput(cell, virtual, event),
                        dearer.atMost(VIRTUAL_TO_EVENT)));
            }
        }
        return lines;
    }

    private void generated(List<Line> lines, String cell, String generated, String hand) {
        if (measured(generated, hand)) {
            Estimate dearer = cpu(cell, generated, hand);
            lines.add(new Line(generated + " ≤ 1.05 × " + hand + ", by processor time", cell, dearer,
                    throughput(cell, generated, hand), dearer.atMost(GENERATED)));
        }
    }

    /** Flux against the others: in how many cells it is ahead, equal within noise, and behind. */
    record Comparison(String flux, String rival, int[] byCpu, int[] byThroughput, List<String> behind) {}

    List<Comparison> comparisons(String flux) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String rival : RIVALS) {
            if (!measured(flux, rival)) {
                continue;
            }
            int[] byCpu = new int[Order.values().length];
            int[] byThroughput = new int[Order.values().length];
            List<String> behind = new ArrayList<>();
            for (String cell : results.cells) {
                Estimate cheaper = cpu(cell, rival, flux);
                byCpu[order(cheaper).ordinal()]++;
                byThroughput[order(throughput(cell, flux, rival)).ordinal()]++;
                if (order(cheaper) == Order.BEHIND) {
                    behind.add(cell + " " + cpu(cell, flux, rival).ratio() + " ×");
                }
            }
            comparisons.add(new Comparison(flux, rival, byCpu, byThroughput, behind));
        }
        return comparisons;
    }

    Estimate cpu(String cell, String of, String to) {
        return ratio(cell, of, to, Results.Closed::cpuMicros);
    }

    Estimate throughput(String cell, String of, String to) {
        return ratio(cell, of, to, Results.Closed::requestsPerSecond);
    }

    private Estimate ratio(String cell, String of, String to, ToDoubleFunction<Results.Closed> value) {
        return results.ratio(cell, of, to, value);
    }
}
