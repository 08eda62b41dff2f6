// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.cli.report.TextTable;
import org.flux.cli.simulate.Study.Answer;
import org.flux.cli.simulate.Study.Cell;
import org.flux.cli.simulate.Study.Curve;
import org.flux.graph.Lock;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Comparison;
import org.flux.simulator.model.LoadCurve.Knee;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Prediction.Bottleneck;
import org.flux.simulator.model.Prediction.Limit;
import org.flux.simulator.model.SpeedUps;

/** Predictions for people. */
final class SimulationText {
    /** A curve of fewer points tells nothing of a knee. */
    private static final int POINTS_OF_A_CURVE = 3;
    private static final double LEAST_EFFECT = 0.01;
    private static final List<Double> SHOWN_SPEED_UPS = List.of(0.1, 0.5, 1.0);

    private SimulationText() {}

    static String of(Subject subject, Answer answer) {
        StringBuilder text = new StringBuilder(subject.heading());
        List<Cell> cells = answer.cells();
        if (answer.question().changes().isEmpty()) {
            text.append(table(cells));
            if (cells.size() == 1 && answer.speedUps().isEmpty()) {
                text.append(details(cells.getFirst().prediction()));
            }
        } else {
            cells.forEach(cell -> text.append('\n').append(comparison(cell, answer.question().writtenChanges())));
        }
        boolean clients = answer.question().loads() instanceof Loads.Clients;
        answer.curves().stream().filter(curve -> !clients && curve.cells().size() >= POINTS_OF_A_CURVE)
                .forEach(curve -> text.append(knees(curve)));
        answer.speedUps().ifPresent(speedUps -> text.append('\n').append(speedUps(answer.question(), cells.getFirst(), speedUps)));
        subject.model().assumptions().forEach(sentence -> text.append("assumed: ").append(sentence).append('\n'));
        return text.toString();
    }

    private static String table(List<Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("runtime", "cores", "load", "throughput", "cores used", "mean", "p50", "p99", "limit"));
        for (Cell cell : cells) {
            Prediction it = cell.prediction();
            rows.add(List.of(cell.series().runtime().spelling(), Integer.toString(cell.series().cores()), cell.loadText(),
                    rate(it.throughput()), Quantities.percent(it.cores().value()), duration(it.latency().mean()),
                    duration(it.latency().p50()), duration(it.latency().p99()), limit(it)));
        }
        return TextTable.render(rows);
    }

    /** Of one machine under one load there is room to say where the time goes. */
    private static String details(Prediction prediction) {
        List<List<String>> nodes = new ArrayList<>();
        nodes.add(List.of("node", "visits", "time", "waits for a core", "of the cores"));
        prediction.nodes().forEach(node -> nodes.add(List.of(node.node(), Quantities.rate(node.visits().value()),
                Quantities.duration(node.time().value()), Quantities.duration(node.meanWait().value()),
                Quantities.percent(node.coreShare().value()))));
        StringBuilder text = new StringBuilder("\n").append(TextTable.render(nodes));
        List<List<String>> locks = new ArrayList<>();
        locks.add(List.of("lock", "held", "by", "acquired", "had to wait", "wait", "hold"));
        prediction.locks().forEach(lock -> lock.uses().forEach(use -> locks.add(List.of(new Lock(lock.lock(), lock.scope()).toString(),
                Quantities.percent(lock.utilisation().value()), use.node() + use.mode().sign(), Quantities.rate(use.acquired().value()),
                Quantities.percent(use.contended().value()), Quantities.duration(use.meanWait().value()),
                Quantities.duration(use.hold().value())))));
        if (locks.size() > 1) {
            text.append('\n').append(TextTable.render(locks));
        }
        if (!prediction.bottleneck().reason().isEmpty()) {
            text.append('\n').append(prediction.bottleneck().reason()).append('\n');
        }
        return text.toString();
    }

    private static String comparison(Cell cell, String changes) {
        Comparison comparison = cell.comparison().orElseThrow();
        Prediction before = comparison.before();
        Prediction after = comparison.after();
        Comparison.Change change = comparison.change();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(cell.series() + ", " + cell.loadText(), "now", changes, "difference"));
        rows.add(List.of("  throughput", rate(before.throughput()), rate(after.throughput()), change(change.throughput())));
        rows.add(List.of("  mean latency", duration(before.latency().mean()), duration(after.latency().mean()), change(change.mean())));
        rows.add(List.of("  median", duration(before.latency().p50()), duration(after.latency().p50()), change(change.p50())));
        rows.add(List.of("  90th percentile", duration(before.latency().p90()), duration(after.latency().p90()), change(change.p90())));
        rows.add(List.of("  99th percentile", duration(before.latency().p99()), duration(after.latency().p99()), change(change.p99())));
        rows.add(List.of("  cores used", Quantities.percent(before.cores().value()), Quantities.percent(after.cores().value()), ""));
        rows.add(List.of("  limit", limit(before), limit(after), ""));
        return TextTable.render(rows);
    }

    private static String knees(Curve curve) {
        String text = knee(curve.series().toString(), curve, curve.knee());
        return curve.cells().getFirst().comparison().isEmpty() ? text
                : text + knee(curve.series() + ", changed", curve, curve.kneeAfter());
    }

    private static String knee(String what, Curve curve, Optional<Knee> knee) {
        return what + ": " + knee.map(found -> "the knee is at " + Quantities.rate(found.rate())
                + (found.low() < found.high() ? " (" + Quantities.rate(found.low()) + " to " + Quantities.rate(found.high()) + ")" : "")
                + "; beyond, flows take more than twice as long as under little load")
                .orElse("no knee up to " + curve.cells().getLast().loadText()) + "\n";
    }

    private static String speedUps(Question question, Cell cell, SpeedUps speedUps) {
        boolean latency = speedUps.metric() == SpeedUps.Metric.LATENCY;
        double mean = speedUps.base().latency().mean().value();
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("faster by"));
        SHOWN_SPEED_UPS.forEach(share -> heading.add(Quantities.percent(share)));
        heading.add(latency ? "saved at 50 %" : "gained at 50 %");
        rows.add(heading);
        List<String> none = new ArrayList<>();
        for (SpeedUps.Curve curve : speedUps.curves()) {
            if (!isWorthATry(curve)) {
                none.add(curve.name());
                continue;
            }
            List<String> row = new ArrayList<>(List.of("  " + curve.kind().name().toLowerCase(Locale.ROOT) + " " + curve.name()));
            SHOWN_SPEED_UPS.forEach(share -> row.add(gain(curve.at(share).gain())));
            Estimate half = curve.at(SpeedUps.RANKED_BY).gain();
            row.add(!half.isSignificant() ? "" : latency ? Quantities.duration(half.value() * mean)
                    : Quantities.rate(half.value() * speedUps.base().throughput().value()));
            rows.add(row);
        }
        return "what is worth making faster (" + question.text(cell) + "), by "
                + (latency ? "how much of the mean latency it saves" : "how much throughput it gains") + ":\n" + TextTable.render(rows)
                + (none.isEmpty() ? "" : "no effect of 1 % or more: " + String.join(", ", none) + "\n");
    }

    /** Whether it does anything to speak of. */
    static boolean isWorthATry(SpeedUps.Curve curve) {
        return curve.effects().stream().map(SpeedUps.Effect::gain)
                .anyMatch(gain -> gain.isSignificant() && Math.abs(gain.value()) >= LEAST_EFFECT);
    }

    private static String gain(Estimate gain) {
        return gain.isSignificant() ? Quantities.percent(gain.value(), gain.halfWidth()) : "no effect";
    }

    private static String rate(Estimate estimate) {
        return Quantities.rate(estimate.value(), estimate.halfWidth());
    }

    private static String duration(Estimate estimate) {
        return Quantities.duration(estimate.value(), estimate.halfWidth());
    }

    private static String change(Estimate estimate) {
        return estimate.isSignificant() ? Quantities.change(estimate.value(), estimate.halfWidth()) : "none";
    }

    /** What keeps the server from doing more. */
    static String limit(Prediction prediction) {
        Bottleneck it = prediction.bottleneck();
        String limit = switch (it.limit()) {
            case CORES -> it.name().isEmpty() ? "cores" : "cores (" + it.name() + ")";
            case LOOPS -> "loops";
            case LOCK -> "lock " + it.name();
            case POOL -> "pool";
            case ADMISSION -> "max-flows";
            case NOTHING -> "-";
        };
        return prediction.saturated() ? "overloaded" + (it.limit() == Limit.NOTHING ? "" : ": " + limit) : limit;
    }
}
