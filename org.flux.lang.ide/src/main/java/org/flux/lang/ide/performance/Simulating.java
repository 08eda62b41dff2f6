// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.flux.lang.ide.performance.SimulateAnswer.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.flux.diagram.overlay.OverlayFile;
import org.flux.diagram.overlay.Performance;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.lang.ide.performance.SimulateAnswer.Value;
import org.flux.simulator.model.LoadCurve;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.Simulation;
import org.flux.simulator.model.WhatIf;

/** One question to the simulator. Somebody is waiting for the answer: it simulates less than the command line does. */
final class Simulating {
    /** How many flows, in all replications. */
    private static final long EFFORT = 100_000;
    private static final long EFFORT_OF_A_POINT = 20_000;
    private static final int POINTS = 10;
    /** From this share of the capacity to that. */
    private static final double LEAST = 0.1;
    private static final double MOST = 1.05;
    /** A node may be so many times as fast as it was, or as slow. */
    private static final double MOST_TIMES = 1e6;

    private final Analysis analysis;
    private final Profile profile;
    private final ServerModel model;
    private final Scenario scenario;

    /** @throws ResponseErrorException if something is asked for that there is not */
    Simulating(Analysis analysis, Profile profile, SimulateParams params) {
        this.analysis = analysis;
        this.profile = profile;
        try {
            model = ServerModel.of(analysis, profile);
            scenario = scenario(profile, params);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private static Scenario scenario(Profile profile, SimulateParams params) {
        Scenario scenario = Scenario.standard().withEffort(EFFORT).withCores(params.cores() == null ? profile.cores() : params.cores())
                .withRuntime(RuntimeKind.parse(params.runtime() == null ? profile.runtime() : params.runtime()))
                .withMaxFlows(Math.clamp(profile.maxFlows(), 1, Integer.MAX_VALUE));
        List<WhatIf> whatIfs = new ArrayList<>();
        (params.speeds() == null ? Map.<String, Double>of() : params.speeds()).forEach((node, speed) -> {
            if (speed == null || !(speed >= 1 / MOST_TIMES && speed <= MOST_TIMES)) {
                throw new IllegalArgumentException("speeds: " + node + " is so many times as fast, from 1e-6 to 1e6, not " + speed);
            }
            whatIfs.add(new WhatIf.NodeTime(node, 1 / speed));
        });
        (params.whatIfs() == null ? List.<String>of() : params.whatIfs()).forEach(text -> whatIfs.add(WhatIf.parse(text)));
        return (params.rate() == null ? scenario : scenario.withRate(params.rate())).withWhatIfs(whatIfs);
    }

    /** @param predicted is told the figures, in the shape in which lenses and diagrams show them */
    SimulateAnswer figures(String uri, Progress progress, Consumer<Performance> predicted) {
        try {
            Prediction prediction = Simulation.run(model, scenario, progress);
            Performance performance = PredictionOverlay.performance(analysis, profile, prediction);
            predicted.accept(performance);
            return new SimulateAnswer(uri, figures(prediction), null, OverlayFile.write(performance.overlay()), prediction.assumptions());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    SimulateAnswer curve(String uri, Progress progress) {
        try {
            Scenario less = scenario.withEffort(EFFORT_OF_A_POINT).withReplications(4);
            double capacity = LoadCurve.capacity(model, less, progress.part(0, 1, POINTS + 1)).value();
            List<Double> rates = IntStream.range(0, POINTS)
                    .mapToObj(i -> capacity * (LEAST + (MOST - LEAST) * i / (POINTS - 1))).toList();
            LoadCurve curve = LoadCurve.of(model, less, rates, progress.part(1, POINTS + 1, POINTS + 1));
            List<SimulateAnswer.Point> points = IntStream.range(0, curve.points().size()).mapToObj(i -> {
                Prediction prediction = curve.predictions().get(i);
                return new SimulateAnswer.Point(number(curve.points().get(i).rate()), number(prediction.throughput().value()),
                        number(prediction.latency().mean().value()), number(prediction.latency().p99().value()));
            }).toList();
            Double knee = curve.knee().map(LoadCurve.Knee::rate).orElse(null);
            return new SimulateAnswer(uri, null, new SimulateAnswer.Curve(points, knee), null, List.of());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private static SimulateAnswer.Figures figures(Prediction prediction) {
        Prediction.Latency latency = prediction.latency();
        List<SimulateAnswer.OfNode> nodes = prediction.nodes().stream().map(node -> new SimulateAnswer.OfNode(node.node(),
                number(node.visits().value()), number(node.time().value()), number(node.meanWait().value()),
                number(node.coreShare().value()))).toList();
        List<SimulateAnswer.OfLock> locks = prediction.locks().stream().map(Simulating::lock).toList();
        Prediction.Bottleneck limit = prediction.bottleneck();
        return new SimulateAnswer.Figures(Value.of(prediction.offered()), Value.of(prediction.throughput()), Value.of(latency.mean()),
                Value.of(latency.p50()), Value.of(latency.p90()), Value.of(latency.p99()), Value.of(prediction.cores()),
                prediction.saturated(), limit.limit().name().toLowerCase(Locale.ROOT), limit.name(), limit.reason(), nodes, locks);
    }

    private static SimulateAnswer.OfLock lock(Prediction.OfLock lock) {
        double acquired = lock.uses().stream().mapToDouble(use -> use.acquired().value()).sum();
        double waited = lock.uses().stream().filter(use -> use.acquired().value() > 0)
                .mapToDouble(use -> use.acquired().value() * use.meanWait().value()).sum();
        double contended = lock.uses().stream().filter(use -> use.acquired().value() > 0)
                .mapToDouble(use -> use.acquired().value() * use.contended().value()).sum();
        return new SimulateAnswer.OfLock(new Lock(lock.lock(), lock.scope()).toString(), number(lock.utilisation().value()),
                number(waited / acquired), number(contended / acquired));
    }

    private static ResponseErrorException invalid(IllegalArgumentException e) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.InvalidParams, e.getMessage(), null));
    }
}
