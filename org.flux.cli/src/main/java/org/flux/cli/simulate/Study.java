// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Comparison;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.LoadCurve;
import org.flux.simulator.model.LoadCurve.Knee;
import org.flux.simulator.model.LoadCurve.Point;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.Simulation;
import org.flux.simulator.model.SpeedUps;

/** Answers a question, one simulation after the other; what is done when somebody stops it, is kept. */
final class Study {
    private static final List<Double> SPEED_UPS = List.of(0.1, 0.25, 0.5, 0.75, 1.0);

    private final Question question;
    private final ProgressBar bar;
    private final double simulations;
    private double done;

    private Study(Question question, boolean withSpeedUps, ProgressBar bar) {
        this.question = question;
        this.bar = bar;
        int each = question.changes().isEmpty() ? 1 : 2;
        int loads = switch (question.loads()) {
            case Loads.OfCapacity shares -> each * shares.each().size() + 1;
            case Loads.PerSecond rates -> each * rates.each().size();
            case Loads.Clients clients -> each * clients.each().size();
            case Loads.Profiled profiled -> each;
            case Loads.PerSource sources -> each;
        };
        simulations = loads * question.series().size() + (withSpeedUps ? speedUpsOfAll() : 0);
    }

    private double speedUpsOfAll() {
        return SpeedUps.simulations(question.model(), question.base(), SPEED_UPS.size());
    }

    /**
     * One machine under one load.
     *
     * @param x flows per second that are offered, or number of clients
     * @param share of the most that the server can do, if the load was told so
     * @param comparison with the changed server, if there are changes
     */
    record Cell(Series series, Load load, double x, OptionalDouble share, Prediction prediction, Optional<Comparison> comparison) {

        String loadText() {
            return Question.text(load, x) + (share.isPresent() ? " (" + Quantities.percent(share.getAsDouble()) + ")" : "");
        }
    }

    /**
     * One machine under all loads.
     *
     * @param capacity flows per second that it can do, if that was needed
     * @param knee empty if the loads show none
     * @param kneeAfter with the changes
     */
    record Curve(Series series, Optional<Estimate> capacity, List<Cell> cells, Optional<Knee> knee, Optional<Knee> kneeAfter) {}

    /** @param complete whether nobody stopped it */
    record Answer(Question question, List<Curve> curves, Optional<SpeedUps> speedUps, boolean complete) {

        List<Cell> cells() {
            return curves.stream().flatMap(curve -> curve.cells().stream()).toList();
        }
    }

    /** @param withSpeedUps what is worth making faster, too, where there is one machine under one load */
    static Answer answer(Question question, boolean withSpeedUps, ProgressBar bar) {
        return new Study(question, withSpeedUps, bar).answer(withSpeedUps);
    }

    private Answer answer(boolean withSpeedUps) {
        List<Curve> curves = new ArrayList<>();
        Optional<SpeedUps> speedUps = Optional.empty();
        boolean complete = true;
        try {
            for (Series series : question.series()) {
                complete = complete && curve(series, curves);
            }
            if (withSpeedUps && complete) {
                Cell only = curves.getFirst().cells().getFirst();
                bar.name("what is worth making faster");
                speedUps = Optional.of(SpeedUps.of(question.model(), question.scenario(only.series()).withLoad(only.load())
                        .withWhatIfs(question.changes()), SPEED_UPS, next(speedUpsOfAll())));
            }
        } catch (CancellationException e) {
            complete = false;
        }
        return new Answer(question, curves, speedUps, complete);
    }

    /** Adds a curve, as far as it gets; returns whether that is all of it. */
    private boolean curve(Series series, List<Curve> curves) {
        Scenario scenario = question.scenario(series);
        Optional<Estimate> capacity = Optional.empty();
        List<Cell> cells = new ArrayList<>();
        boolean complete = true;
        try {
            if (question.loads() instanceof Loads.OfCapacity) {
                bar.name(series + ": the most that it can do");
                capacity = Optional.of(LoadCurve.capacity(question.model(), scenario, next(1)));
            }
            for (Load load : question.loads(capacity)) {
                OptionalDouble share = question.loads() instanceof Loads.OfCapacity shares
                        ? OptionalDouble.of(shares.each().get(cells.size())) : OptionalDouble.empty();
                cells.add(cell(series, scenario.withLoad(load), share));
            }
        } catch (CancellationException e) {
            complete = false;
        }
        if (!cells.isEmpty()) {
            boolean open = !(question.loads() instanceof Loads.Clients);
            List<Point> after = cells.stream().flatMap(c -> c.comparison().stream().map(m -> Point.of(c.x(), m.after()))).toList();
            curves.add(new Curve(series, capacity, cells,
                    open ? LoadCurve.knee(cells.stream().map(c -> Point.of(c.x(), c.prediction())).toList()) : Optional.empty(),
                    open ? LoadCurve.knee(after) : Optional.empty()));
        }
        return complete;
    }

    private Cell cell(Series series, Scenario scenario, OptionalDouble share) {
        double x = question.offered(scenario.load());
        bar.name(series + ", " + Question.text(scenario.load(), x));
        if (question.changes().isEmpty()) {
            return new Cell(series, scenario.load(), x, share, Simulation.run(question.model(), scenario, next(1)), Optional.empty());
        }
        Comparison comparison = Comparison.of(question.model(), scenario, question.changes(), next(2));
        return new Cell(series, scenario.load(), x, share, comparison.before(), Optional.of(comparison));
    }

    /** The progress of the next so many simulations. */
    private Progress next(double count) {
        Progress part = bar.part(done, done + count, simulations);
        done += count;
        return part;
    }
}
