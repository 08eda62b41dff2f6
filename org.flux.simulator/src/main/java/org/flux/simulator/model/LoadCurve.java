// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flux.simulator.engine.Estimate;

/**
 * Throughput and latency against load.
 *
 * @param points in ascending order of load
 * @param knee empty if the load never gets there
 */
public record LoadCurve(List<Point> points, List<Prediction> predictions, Optional<Knee> knee) {
    private static final double TWICE = 2;
    private static final double FOLLOWS = 0.95;

    public LoadCurve {
        points = List.copyOf(points);
        predictions = List.copyOf(predictions);
    }

    /**
     * One load, predicted or measured.
     *
     * @param rate offered, flows per second
     * @param throughput flows per second
     * @param latency mean, nanoseconds
     */
    public record Point(double rate, Estimate throughput, Estimate latency) {
        public static Point of(double rate, Prediction prediction) {
            return new Point(rate, prediction.throughput(), prediction.latency().mean());
        }
    }

    /** Flows per second, and what the intervals of the points leave possible. */
    public record Knee(double rate, double low, double high) {}

    /**
     * Simulates under open loads.
     *
     * @param rates flows per second over all load sources
     */
    public static LoadCurve of(ServerModel model, Scenario scenario, List<Double> rates, Progress progress) {
        List<Point> points = new ArrayList<>();
        List<Prediction> predictions = new ArrayList<>();
        List<Double> ascending = rates.stream().sorted().toList();
        for (int i = 0; i < ascending.size(); i++) {
            double rate = ascending.get(i);
            Prediction prediction = Simulation.run(model, scenario.withRate(rate), progress.part(i, i + 1, ascending.size()));
            points.add(Point.of(rate, prediction));
            predictions.add(prediction);
        }
        return new LoadCurve(points, predictions, knee(points));
    }

    /**
     * How many flows per second of the load sources the server gets through at most: the throughput with as many clients as keep everything
     * busy that can be. Open load of as much may be too much where flows are bound to loops: clients that wait for a lock send nothing
     * meanwhile, while open arrivals go on to occupy the loops that owners of the lock wait for. Beyond the load at which that takes more
     * than it gets, the backlog grows and the throughput falls.
     */
    public static Estimate capacity(ServerModel model, Scenario scenario, Progress progress) {
        return Simulation.run(model, saturated(model, scenario), progress).throughput();
    }

    /** The scenario with a closed load that the server can just not serve. */
    static Scenario saturated(ServerModel model, Scenario scenario) {
        Changed changed = Changed.of(model, scenario);
        Bounds bounds = Bounds.of(changed.model(), changed.scenario());
        double enough = 4 * Math.min(bounds.most(), 1) * bounds.alone() + 16.0 * changed.scenario().cores();
        int clients = (int) Math.clamp(enough, 1, Math.min(changed.scenario().maxFlows(), Load.MOST_CLIENTS));
        List<WhatIf> others = scenario.whatIfs().stream().filter(w -> !(w instanceof WhatIf.Rate || w instanceof WhatIf.RateFactor))
                .toList();
        return scenario.withLoad(Load.closed(clients, 0)).withWhatIfs(others);
    }

    /**
     * The knee: the greatest load at which flows take at most twice as long on average as at the least load, and at least 95 % of what is
     * offered gets through. (In an M/M/1 queue that is where Kleinrock's power, throughput by latency, is greatest: "Power and
     * Deterministic Rules of Thumb for Probabilistic Problems in Computer Communications", ICC 1979.) Between two points the inverse of the
     * latency is taken to be linear, as it is there. For predicted and measured points alike, if their loads are the same.
     *
     * @return empty of fewer than two points, or if all of them are on this side of the knee
     */
    public static Optional<Knee> knee(List<Point> points) {
        OptionalDouble knee = knee(points, 0);
        return knee.isEmpty() ? Optional.empty() : Optional.of(new Knee(knee.getAsDouble(), knee(points, 1).orElse(knee.getAsDouble()),
                knee(points, -1).orElse(points.stream().mapToDouble(Point::rate).max().orElse(knee.getAsDouble()))));
    }

    /** @param side 1: as if the latencies were at the upper ends of their intervals, the least one excepted; -1: at the lower */
    private static OptionalDouble knee(List<Point> unsorted, int side) {
        List<Point> points = unsorted.stream().sorted(Comparator.comparingDouble(Point::rate)).toList();
        if (points.size() < 2) {
            return OptionalDouble.empty();
        }
        double limit = TWICE * points.getFirst().latency().value();
        Point before = points.getFirst();
        double latencyBefore = before.latency().value();
        for (Point point : points.subList(1, points.size())) {
            double width = point.latency().halfWidth();
            double latency = point.latency().value() + (Double.isFinite(width) ? side * width : 0);
            double knee = Double.POSITIVE_INFINITY;
            if (latency > limit) {
                double share = (1 / latencyBefore - 1 / limit) / (1 / latencyBefore - 1 / latency);
                knee = before.rate() + Math.clamp(share, 0, 1) * (point.rate() - before.rate());
            }
            double follows = point.throughput().value() / FOLLOWS;
            if (follows < point.rate()) {
                knee = Math.min(knee, Math.max(before.rate(), follows));
            }
            if (knee < Double.POSITIVE_INFINITY) {
                return OptionalDouble.of(knee);
            }
            before = point;
            latencyBefore = Math.min(latency, limit);
        }
        return OptionalDouble.empty();
    }
}
