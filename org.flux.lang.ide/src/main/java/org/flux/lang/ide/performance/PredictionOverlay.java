// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.diagram.overlay.FlowRates;
import org.flux.diagram.overlay.KeyedOverlay;
import org.flux.diagram.overlay.Performance;
import org.flux.diagram.overlay.Performance.Bottleneck;
import org.flux.diagram.overlay.Performance.OfLock;
import org.flux.diagram.overlay.Performance.OfNode;
import org.flux.diagram.overlay.Performance.OfSource;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Prediction.Limit;

/** What a simulation predicts of a program, in the shape in which a profile tells what was measured. */
public final class PredictionOverlay {
    private PredictionOverlay() {}

    /** @param profile what was simulated from: flows take its paths as often as they did, however many they are */
    public static KeyedOverlay of(Analysis analysis, Profile profile, Prediction prediction) {
        return performance(analysis, profile, prediction).overlay();
    }

    static Performance performance(Analysis analysis, Profile profile, Prediction prediction) {
        Map<String, OfSource> sources = new LinkedHashMap<>();
        prediction.sources().forEach(source -> sources.put(source.source(), source(source)));
        Map<String, OfNode> nodes = new LinkedHashMap<>();
        // What is spent outside of all nodes has no place in a picture.
        prediction.nodes().stream().filter(node -> analysis.graph().nodes().containsKey(node.node()))
                .forEach(node -> nodes.put(node.node(), node(node)));
        List<OfLock> locks = new ArrayList<>();
        for (Prediction.OfLock lock : prediction.locks()) {
            lock.uses().forEach(use -> locks.add(lock(new Lock(lock.lock(), lock.scope()), use)));
        }
        Map<String, Double> perSecond = new HashMap<>();
        sources.forEach((name, source) -> perSecond.put(name, source.perSecond()));
        FlowRates rates = FlowRates.of(analysis, profile,
                source -> perSecond.getOrDefault(source.node(), source.flows() / Math.max(profile.seconds(), 1e-9)));
        Optional<Bottleneck> bottleneck = bottleneck(prediction);
        return new Performance(title(prediction, bottleneck), nodes, sources, locks, bottleneck, rates);
    }

    private static String title(Prediction prediction, Optional<Bottleneck> bottleneck) {
        int cores = prediction.scenario().cores();
        return "Prediction: " + Quantities.rate(prediction.throughput().value())
                + (prediction.saturated() ? " of " + Quantities.rate(prediction.offered().value()) : "") + " on "
                + prediction.scenario().runtime().spelling() + ", " + cores + (cores == 1 ? " core" : " cores")
                + bottleneck.map(limit -> " · bottleneck: " + limit.name()).orElse("");
    }

    private static OfSource source(Prediction.OfSource source) {
        Prediction.Latency latency = source.latency();
        return new OfSource(source.throughput().value(), latency.mean().value(), latency.p99().value(), List.of(
                Quantities.rate(source.throughput().value(), source.throughput().halfWidth()) + " of "
                        + Quantities.rate(source.offered().value()) + " that arrive",
                "from arrival to end " + duration(latency.mean()) + " on average, p50 " + Quantities.duration(latency.p50().value())
                        + ", p90 " + Quantities.duration(latency.p90().value()) + ", p99 " + Quantities.duration(latency.p99().value())));
    }

    private static OfNode node(Prediction.OfNode node) {
        List<String> details = new ArrayList<>();
        details.add("uses " + Quantities.percent(node.coreShare().value()) + " of the cores' time");
        if (node.meanWait().value() > 0) {
            details.add("waits " + duration(node.meanWait()) + " for a core");
        }
        return new OfNode(node.visits().value(), node.time().value(), node.p99(), details);
    }

    private static OfLock lock(Lock lock, Prediction.Use use) {
        double contended = use.contended().value();
        double wait = contended > 0 ? use.meanWait().value() / contended : Double.NaN;
        return new OfLock(lock, use.node(), use.acquired().value(), Double.isNaN(contended) ? 0 : contended, wait, use.hold().value(),
                Double.NaN);
    }

    private static Optional<Bottleneck> bottleneck(Prediction prediction) {
        Prediction.Bottleneck limit = prediction.bottleneck();
        return switch (limit.limit()) {
            case NOTHING -> first(prediction, limit);
            case CORES -> Optional.of(new Bottleneck(limit.name().isEmpty() ? "cores" : limit.name(), Optional.empty(),
                    Optional.of(limit.name()).filter(name -> !name.isEmpty()), limit.reason()));
            case LOCK -> Optional.of(ofLock(prediction, limit, limit.lock().orElseThrow()));
            case LOOPS -> Optional.of(new Bottleneck("event loops", Optional.empty(), Optional.empty(), limit.reason()));
            case POOL, ADMISSION -> Optional.of(new Bottleneck(limit.limit() == Limit.POOL ? "threads of the pool" : "admission",
                    Optional.empty(), Optional.empty(), limit.reason()));
        };
    }

    /** As long as nothing is short: what will be first. */
    private static Optional<Bottleneck> first(Prediction prediction, Prediction.Bottleneck limit) {
        if (limit.lock().isPresent()) {
            return Optional.of(ofLock(prediction, limit, limit.lock().get()));
        }
        return prediction.nodes().stream().map(Prediction.OfNode::node).filter(limit.name()::equals).findFirst()
                .map(node -> new Bottleneck(node, Optional.empty(), Optional.of(node), limit.reason()));
    }

    /** Who holds the lock most is pointed at. */
    private static Bottleneck ofLock(Prediction prediction, Prediction.Bottleneck limit, Lock lock) {
        Optional<String> node = prediction.locks().stream().filter(one -> new Lock(one.lock(), one.scope()).equals(lock))
                .flatMap(one -> one.uses().stream()).max(Comparator.comparingDouble(use -> use.acquired().value() * use.hold().value()))
                .map(Prediction.Use::node);
        boolean isOnly = limit.name().equals(lock.name());
        return new Bottleneck(isOnly ? lock.toString() : limit.name(), Optional.of(lock), node, limit.reason());
    }

    private static String duration(Estimate estimate) {
        return Quantities.duration(estimate.value(), estimate.halfWidth());
    }
}
