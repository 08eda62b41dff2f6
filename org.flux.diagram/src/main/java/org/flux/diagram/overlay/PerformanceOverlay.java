// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.diagram.overlay.Overlay.Entry;
import org.flux.diagram.overlay.Performance.OfLock;
import org.flux.diagram.overlay.Performance.OfNode;
import org.flux.diagram.overlay.Performance.OfSource;
import org.flux.graph.quantities.Quantities;

/**
 * Paints how a program performs: on each box its mean time and its share of the time that all nodes take together, as heat too; on each
 * arc how many flows pass; at each lock how long one waits. A node that is used at several places has at each of them the share that its
 * calls from there take; an abstract node has what it contains, and its predicates.
 */
final class PerformanceOverlay {
    /** From which share on something is how hot: what is below the first is not coloured at all. */
    private static final double[] DEGREES = {0.01, 0.05, 0.15, 0.3, 0.5};

    private final Performance performance;
    /** What each box takes, itself alone, in nanoseconds a second. */
    private final Map<String, Double> own = new LinkedHashMap<>();
    /** With what it contains. */
    private final Map<String, Double> whole = new LinkedHashMap<>();
    private final double all;

    private PerformanceOverlay(Performance performance) {
        this.performance = performance;
        FlowRates rates = performance.rates();
        rates.boxes().forEach((box, perSecond) -> {
            if (!performance.sources().containsKey(box)) {
                add(box, rates.node(box), perSecond);
            }
        });
        // Without paths, or with paths that the program does not have, there are still the calls of nodes.
        performance.nodes().forEach((node, times) -> {
            if (!(rates.ofNode(node) > 0) && !performance.sources().containsKey(node)) {
                add(node, node, times.perSecond());
            }
        });
        all = own.values().stream().mapToDouble(time -> time).sum();
    }

    static KeyedOverlay of(Performance performance) {
        return new PerformanceOverlay(performance).overlay();
    }

    static Map<String, OfNode> wholes(Performance performance) {
        PerformanceOverlay overlay = new PerformanceOverlay(performance);
        Map<String, Double> times = new LinkedHashMap<>();
        Set<String> containing = new HashSet<>();
        overlay.own.forEach((box, own) -> {
            String node = overlay.node(box);
            double whole = overlay.whole.get(box);
            times.merge(node, whole, Double::sum);
            if (whole > own) {
                containing.add(node);
            }
        });
        Map<String, OfNode> wholes = new LinkedHashMap<>(performance.nodes());
        containing.forEach(node -> {
            double perSecond = performance.rates().ofNode(node);
            wholes.put(node, new OfNode(perSecond, times.get(node) / perSecond, Double.NaN, List.of()));
        });
        return wholes;
    }

    private String node(String box) {
        String node = performance.rates().node(box);
        return node == null ? box : node;
    }

    private void add(String box, String node, double perSecond) {
        OfNode times = performance.nodes().get(node);
        double time = times == null || !(times.mean() >= 0) ? 0 : times.mean() * perSecond;
        own.put(box, time);
        for (Optional<String> around = Optional.of(box); around.isPresent(); around = around.flatMap(BoxIds::around)) {
            whole.merge(around.get(), time, Double::sum);
        }
    }

    private KeyedOverlay overlay() {
        Map<String, Value> nodes = new LinkedHashMap<>();
        performance.sources().forEach((name, source) -> nodes.put(name, source(source)));
        own.keySet().forEach(box -> nodes.put(box, box(box)));
        Map<String, Value> arcs = new LinkedHashMap<>();
        performance.rates().arcs().forEach((arc, perSecond) -> arcs.put(arc, arc(arc, perSecond)));
        Map<String, Value> locks = new LinkedHashMap<>();
        performance.locks().forEach(use -> locks.put(KeyedOverlay.of(use.node(), use.lock().toString()), lock(use)));
        return new KeyedOverlay(performance.title(), legend(), nodes, arcs, locks);
    }

    private static List<Entry> legend() {
        List<Entry> legend = new ArrayList<>();
        for (int degree = 1; degree <= DEGREES.length; degree++) {
            String from = Quantities.percent(DEGREES[degree - 1]).replaceFirst("\\.0", "");
            legend.add(new Entry(degree, degree == DEGREES.length ? from + " of the service time or more"
                    : from + " to " + Quantities.percent(DEGREES[degree]).replaceFirst("\\.0", "")));
        }
        return legend;
    }

    private static Value source(OfSource source) {
        String slow = Double.isNaN(source.p99()) ? "" : " · p99 " + Quantities.duration(source.p99());
        return new Value(Quantities.rate(source.perSecond()) + slow, Optional.empty(), String.join("\n", source.details()));
    }

    private Value box(String box) {
        String name = node(box);
        double perSecond = performance.rates().boxes().getOrDefault(box, performance.nodes().containsKey(name)
                ? performance.nodes().get(name).perSecond() : 0);
        double time = whole.get(box);
        double share = all > 0 ? time / all : 0;
        boolean contains = time > own.get(box);
        Optional<OfNode> times = Optional.ofNullable(performance.nodes().get(name));
        if (!contains && times.isEmpty()) {
            return new Value("", Optional.empty(), Quantities.rate(perSecond));
        }
        String mean = Quantities.duration(perSecond > 0 ? time / perSecond : 0);
        List<String> details = new ArrayList<>();
        details.add(percent(share) + " of the service time: " + Quantities.rate(perSecond) + ", " + mean + " each"
                + (contains ? " with what it contains" : ""));
        times.ifPresent(own -> details.addAll(contains ? own.details().stream().map(line -> "its patterns: " + line).toList()
                : own.details()));
        Optional<Performance.Bottleneck> limit = performance.bottleneck().filter(bottleneck -> bottleneck.node().filter(name::equals)
                .isPresent());
        limit.ifPresent(bottleneck -> details.add("bottleneck: " + bottleneck.reason()));
        // Who holds the lock that limits is pointed at; what limits is the lock.
        boolean marked = limit.isPresent();
        String text = (limit.filter(bottleneck -> bottleneck.lock().isEmpty()).isPresent() ? "bottleneck · " : "")
                + mean + " · " + percent(share);
        return new Value(text, Optional.empty(), heat(share), marked, String.join("\n", details));
    }

    /** Something that is not nothing is not shown as nothing. */
    private static String percent(double share) {
        return share > 0 && share < 0.0005 ? "< 0.1 %" : Quantities.percent(share);
    }

    static int heat(double share) {
        int heat = 0;
        while (heat < DEGREES.length && share >= DEGREES[heat]) {
            heat++;
        }
        return heat;
    }

    /** What passes through the edge of a box is said at the arcs outside of it. */
    private static Value arc(String arc, double perSecond) {
        String rate = Quantities.rate(perSecond);
        String[] ends = arc.split(" -> ");
        boolean throughEdge = BoxIds.around(ends[0]).filter(ends[1]::equals).isPresent()
                || BoxIds.around(ends[1]).filter(ends[0]::equals).isPresent();
        return new Value(throughEdge ? "" : rate, Optional.empty(), rate);
    }

    private Value lock(OfLock use) {
        boolean limits = performance.bottleneck().flatMap(Performance.Bottleneck::lock).filter(use.lock()::equals).isPresent();
        boolean waits = use.contended() > 0 && use.waits() > 0;
        String text = Stream.of(waits ? "waits " + Quantities.duration(use.waits()) : "", limits ? "bottleneck" : "")
                .filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" · "));
        List<String> details = new ArrayList<>();
        details.add("taken " + Quantities.rate(use.perSecond()) + (waits ? ", " + Quantities.percent(use.contended()) + " contended: waits "
                + Quantities.duration(use.waits()) + " on average" + (Double.isNaN(use.waitsP99()) ? ""
                        : ", p99 " + Quantities.duration(use.waitsP99())) : ", never contended"));
        if (use.holds() >= 0) {
            details.add("held for " + Quantities.duration(use.holds()) + " on average");
        }
        if (limits) {
            performance.bottleneck().ifPresent(bottleneck -> details.add("bottleneck: " + bottleneck.reason()));
        }
        return new Value(text, Optional.empty(), String.join("\n", details));
    }
}
