// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.engine.Tally;

/**
 * What a change does. Both simulations see the same random numbers, flow by flow, so that chance hardly blurs the difference; its intervals
 * are those of the replications' differences.
 */
public record Comparison(Prediction before, Prediction after, Change change) {

    /** Relative changes: 0.1 is 10 % more, -0.1 is 10 % less. */
    public record Change(Estimate throughput, Estimate mean, Estimate p50, Estimate p90, Estimate p99) {}

    /** @param changes made on top of the scenario's own */
    public static Comparison of(ServerModel model, Scenario scenario, List<WhatIf> changes, Progress progress) {
        Scenario changed = scenario;
        for (WhatIf change : changes) {
            changed = changed.with(change);
        }
        return of(Simulation.predict(model, scenario, progress.part(0, 1, 2)),
                Simulation.predict(model, changed, progress.part(1, 2, 2)));
    }

    static Comparison of(Simulation.Run before, Simulation.Run after) {
        return new Comparison(before.prediction(), after.prediction(), new Change(
                relative(before, after, o -> o.latency().count() / o.nanos()),
                relative(before, after, o -> o.loadLatencySum() / o.latency().count()),
                relative(before, after, o -> o.latency().quantile(0.5)),
                relative(before, after, o -> o.latency().quantile(0.9)),
                relative(before, after, o -> o.latency().quantile(0.99))));
    }

    private static Estimate relative(Simulation.Run before, Simulation.Run after, ToDoubleFunction<Outcome> value) {
        List<Double> differences = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < before.outcomes().size(); i++) {
            double was = value.applyAsDouble(before.outcomes().get(i));
            differences.add(value.applyAsDouble(after.outcomes().get(i)) - was);
            sum += was;
        }
        double mean = sum / differences.size();
        return Tally.estimate(differences.stream().mapToDouble(difference -> difference / mean).toArray());
    }
}
