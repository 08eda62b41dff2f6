// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.accuracy.Results.Measured;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.emulation.Outcome;

/** How near predictions have to come. */
enum Goal {
    THROUGHPUT("throughput", "1/s", 0.10, 95, Predicted::throughput, Outcome::throughput),
    MEAN("mean", "ms", 0.25, 80, Predicted::mean, Outcome::mean),
    P99("p99", "ms", 0.30, 80, Predicted::p99, Outcome::p99),
    KNEE("knee", "1/s", 0.10, Cell.KNEE, Predicted::throughput, Outcome::throughput);

    private final String title;
    private final String unit;
    private final double limit;
    private final int upTo;
    private final ToDoubleFunction<Predicted> ofPrediction;
    private final ToDoubleFunction<Outcome> ofRun;

    Goal(String title, String unit, double limit, int upTo, ToDoubleFunction<Predicted> ofPrediction, ToDoubleFunction<Outcome> ofRun) {
        this.title = title;
        this.unit = unit;
        this.limit = limit;
        this.upTo = upTo;
        this.ofPrediction = ofPrediction;
        this.ofRun = ofRun;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /** The greatest error allowed, as a share of what was measured. */
    double limit() {
        return limit;
    }

    /** Whether it is about cells of this kind: how much a server can do says nothing at half of its load, and so on. */
    boolean covers(Cell cell) {
        return this == KNEE == cell.isKnee() && cell.load() <= upTo;
    }

    /** Whether such cells have such a figure at all. */
    boolean exists(Cell cell) {
        return this == KNEE == cell.isKnee();
    }

    double predicted(Predicted prediction) {
        return ofPrediction.applyAsDouble(prediction);
    }

    double measured(Outcome outcome) {
        return ofRun.applyAsDouble(outcome);
    }

    /**
     * One figure of one cell.
     *
     * @param error of the prediction, as a share of what was measured
     * @param counts whether the goal is about it
     */
    record Figure(Goal goal, Cell cell, double predicted, Measured measured, double error, boolean counts) {
        boolean met() {
            return Math.abs(error) <= goal.limit;
        }
    }

    /** Empty if it was not predicted, or not measured as often as it should be. */
    Optional<Figure> figure(Cell cell, Results results) {
        if (!exists(cell)) {
            return Optional.empty();
        }
        return results.predicted(cell).flatMap(prediction -> results.measured(cell, ofRun)
                .filter(measured -> measured.runs() >= results.settings.repetitions()).map(measured -> {
            double value = predicted(prediction);
            return new Figure(this, cell, value, measured, value / measured.median() - 1, covers(cell));
        }));
    }
}
