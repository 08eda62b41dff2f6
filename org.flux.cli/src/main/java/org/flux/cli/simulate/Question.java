// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.flux.cli.console.UserError;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.LoadCurve;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.Simulation;
import org.flux.simulator.model.WhatIf;

/**
 * What is to be predicted.
 *
 * @param base what all simulations have in common
 * @param series in the order of the table
 * @param loads of each series
 * @param arrivals how flows arrive that come of themselves
 * @param changes with which each prediction is compared, all of them together; empty for no comparison
 */
public record Question(ServerModel model, Scenario base, List<Series> series, Loads loads, Load.Arrivals arrivals,
        List<WhatIf> changes) {
    public Question {
        series = List.copyOf(series);
        changes = List.copyOf(changes);
    }

    /** Whether it is about one machine under one load. */
    public boolean isOne() {
        return series.size() == 1 && switch (loads) {
            case Loads.OfCapacity shares -> shares.each().size() == 1;
            case Loads.PerSecond rates -> rates.each().size() == 1;
            case Loads.Clients clients -> clients.each().size() == 1;
            case Loads.Profiled profiled -> true;
            case Loads.PerSource sources -> true;
        };
    }

    /** Everything but the load. */
    Scenario scenario(Series of) {
        return base.withRuntime(of.runtime()).withCores(of.cores());
    }

    /** @throws UserError if a change is about something that the program or the profile does not have, or cannot be made */
    void check() {
        if (loads instanceof Loads.OfCapacity) {
            rejectUnlessChangeable(base.load());
        } else {
            loads(Optional.empty());
        }
    }

    private void rejectUnlessChangeable(Load load) {
        try {
            Simulation.check(model, base.withLoad(load).withWhatIfs(changes));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
    }

    /**
     * The loads, one after the other.
     *
     * @param capacity flows per second that the server can do, if loads are shares of it
     * @throws UserError if nobody could wait until one is simulated, or a change cannot be made of it
     */
    List<Load> loads(Optional<Estimate> capacity) {
        List<Load> all = unchecked(capacity);
        all.forEach(this::rejectUnlessChangeable);
        return all;
    }

    private List<Load> unchecked(Optional<Estimate> capacity) {
        return switch (loads) {
            case Loads.Profiled profiled -> List.of(open(OptionalDouble.empty(), Map.of()));
            case Loads.PerSecond rates -> rates.each().stream().map(rate -> open(OptionalDouble.of(rate), Map.of())).toList();
            case Loads.OfCapacity shares -> shares.each().stream()
                    .map(share -> open(OptionalDouble.of(share * capacity.orElseThrow().value()), Map.of())).toList();
            case Loads.PerSource sources -> List.of(open(OptionalDouble.empty(), sources.bySource()));
            case Loads.Clients clients -> clients.each().stream().map(count -> (Load) Load.closed(count, clients.thinkNanos())).toList();
        };
    }

    private Load open(OptionalDouble rate, Map<String, Double> rates) {
        try {
            return new Load.Open(rate, rates, arrivals);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--rate: " + e.getMessage());
        }
    }

    /** Flows per second that a load offers, or how many clients it has. */
    double offered(Load load) {
        return switch (load) {
            case Load.Closed closed -> closed.clients();
            case Load.Open open -> open.rate().orElseGet(() -> model.loadSources().stream()
                    .mapToDouble((ModelSource source) -> open.rates().getOrDefault(source.name(), source.rate())).sum());
        };
    }

    /** {@code 120/s}, {@code 16 clients}. */
    static String text(Load load, double x) {
        return load instanceof Load.Closed closed ? closed.clients() + (closed.clients() == 1 ? " client" : " clients")
                : Quantities.rate(x);
    }

    /**
     * The machine and the load, where it is about one of each.
     *
     * @param progress of finding out what the server can do, if the load is a share of it
     */
    public Scenario only(Progress progress) {
        Scenario scenario = scenario(series.getFirst());
        Optional<Estimate> capacity = loads instanceof Loads.OfCapacity
                ? Optional.of(LoadCurve.capacity(model, scenario, progress)) : Optional.empty();
        return scenario.withLoad(loads(capacity).getFirst());
    }

    /** The changes as the user wrote them. */
    String writtenChanges() {
        return changes.stream().map(WhatIf::written).collect(Collectors.joining(", "));
    }

    /** {@code virtual, 4 cores, 120/s, node=Compress:-50%}. */
    String text(Study.Cell cell) {
        return cell.series() + ", " + cell.loadText() + (changes.isEmpty() ? "" : ", " + writtenChanges());
    }

    /** {@code virtual, 4 cores, 120/s}. */
    public String text(Scenario scenario) {
        return series.getFirst() + ", " + text(scenario.load(), offered(scenario.load()));
    }
}
