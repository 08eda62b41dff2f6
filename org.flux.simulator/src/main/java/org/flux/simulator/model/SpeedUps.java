// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Prediction.OfNode;

/**
 * What is worth making faster: each node of the program faster by up to 100 %, each lock left out in up to 100 % of its uses, and what
 * that does to the whole. After Curtsinger and Berger, "Coz: Finding Code that Counts with Causal Profiling" (SOSP 2015), which slows
 * everything else down to the same effect; in a simulation the part itself can be made faster.
 *
 * @param metric what the ranking goes by
 * @param base without any change
 * @param curves the most effective first, by the effect of {@link #RANKED_BY}
 */
public record SpeedUps(Metric metric, Prediction base, List<Curve> curves) {
    /** By how much a part is made faster for the ranking. */
    public static final double RANKED_BY = 0.5;
    /** It takes many simulations, of which each gets this part of the scenario's effort: differences are sharp even so. */
    private static final int FEWER = 10;
    /** What changes nothing by so much, or by more than chance, even left out altogether, is not looked at in every step. */
    private static final double NEGLIGIBLE = 0.001;

    /** What a change is to improve: throughput where the load is closed or more than the server can serve, else latency. */
    public enum Metric {
        THROUGHPUT, LATENCY
    }

    /** What is made faster. */
    public enum Kind {
        NODE, LOCK
    }

    /**
     * What one part does.
     *
     * @param name of a lock, with {@code (program)} or {@code (session)} behind it where there are both
     * @param effects in ascending order of speed-up; of what makes next to no difference, a few only
     */
    public record Curve(Kind kind, String name, List<Effect> effects) {
        public Curve {
            effects = List.copyOf(effects);
        }

        /** @param speedUp one of those that were simulated */
        public Effect at(double speedUp) {
            return effects.stream().min(Comparator.comparingDouble(e -> Math.abs(e.speedUp() - speedUp))).orElseThrow();
        }
    }

    /**
     * @param speedUp 0.1: the part takes 10 % less time, or is left out in 10 % of its uses
     * @param gain by the metric, relative: 0.2 is 20 % more throughput, or 20 % less mean latency
     */
    public record Effect(double speedUp, Estimate gain, Comparison.Change change) {}

    /**
     * Simulates each part as it is and faster.
     *
     * @param speedUps above 0, at most 1, {@link #RANKED_BY} among them
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static SpeedUps of(ServerModel model, Scenario scenario, List<Double> speedUps, Progress progress) {
        Scenario shorter = scenario.withEffort(Math.max(1, scenario.effort() / FEWER));
        Simulation.Run base = Simulation.predict(model, shorter, progress.part(0, 1, 100));
        Metric metric = scenario.load() instanceof Load.Closed || base.prediction().saturated() ? Metric.THROUGHPUT : Metric.LATENCY;
        List<Part> parts = parts(model, base.prediction());
        List<Curve> curves = new ArrayList<>();
        Progress rest = progress.part(1, 100, 100);
        int runs = parts.size() * speedUps.size();
        for (Part part : parts) {
            List<Effect> effects = new ArrayList<>();
            for (double speedUp : speedUps.stream().sorted(Comparator.reverseOrder()).toList()) {
                int done = curves.size() * speedUps.size() + effects.size();
                boolean negligible = !effects.isEmpty() && (!effects.getLast().gain().isSignificant()
                        || Math.abs(effects.getLast().gain().value()) < NEGLIGIBLE);
                if (!negligible || speedUp == RANKED_BY) {
                    Simulation.Run run = Simulation.predict(model, shorter.with(part.faster(speedUp)), rest.part(done, done + 1, runs));
                    Comparison.Change change = Comparison.of(base, run).change();
                    effects.addFirst(new Effect(speedUp, metric == Metric.THROUGHPUT ? change.throughput() : change.mean().scaled(-1),
                            change));
                }
            }
            curves.add(new Curve(part.kind(), part.name(), effects));
        }
        curves.sort(Comparator.comparingDouble((Curve c) -> c.at(RANKED_BY).gain().value()).reversed());
        return new SpeedUps(metric, base.prediction(), curves);
    }

    /**
     * How many simulations of the scenario it is worth, at most: for who tells how far several are.
     *
     * @param steps how many speed-ups of each part
     */
    public static double simulations(ServerModel model, Scenario scenario, int steps) {
        double parts = model.nodes().stream().filter(ServerModel.ModelNode::isOfProgram).count() + model.locks().size();
        return (1 + parts * steps) / (scenario.seconds() > 0 ? 1 : FEWER);
    }

    private record Part(Kind kind, String name) {
        WhatIf faster(double speedUp) {
            return kind == Kind.NODE ? new WhatIf.NodeTime(name, 1 - speedUp) : new WhatIf.LockShare(name, speedUp);
        }
    }

    private static List<Part> parts(ServerModel model, Prediction base) {
        List<Part> parts = new ArrayList<>();
        base.nodes().stream().filter(n -> n.visits().value() > 0 && n.time().value() > 0).map(OfNode::node)
                .filter(n -> model.node(n).isPresent())
                .forEach(n -> parts.add(new Part(Kind.NODE, n)));
        for (int i = 0; i < model.locks().size(); i++) {
            parts.add(new Part(Kind.LOCK, model.lockName(i)));
        }
        return parts;
    }
}
