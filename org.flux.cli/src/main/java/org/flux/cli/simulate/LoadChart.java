// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.flux.cli.simulate.Study.Answer;
import org.flux.cli.simulate.Study.Cell;
import org.flux.diagram.chart.LineChart;
import org.flux.diagram.chart.LineChart.Axis;
import org.flux.diagram.chart.LineChart.Kind;
import org.flux.diagram.chart.LineChart.Line;
import org.flux.diagram.chart.LineChart.Panel;
import org.flux.diagram.chart.LineChart.Point;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.LoadCurve.Knee;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.RuntimeKind;

/**
 * Predictions as a chart: throughput and latency against load, or against cores where there is one load. A colour is a number of cores, a
 * dash a runtime; what is changed is beside what is not.
 */
final class LoadChart {
    private final Subject subject;
    private final Answer answer;
    private final boolean overCores;
    private final List<LineChart.Series> series = new ArrayList<>();
    private final List<List<Shown>> shown = new ArrayList<>();

    /** @param prediction of the server as it is, or changed */
    private record Shown(double x, Prediction prediction) {}

    private LoadChart(Subject subject, Answer answer) {
        this.subject = subject;
        this.answer = answer;
        this.overCores = answer.curves().stream().allMatch(curve -> curve.cells().size() == 1) && answer.curves().size() > 1;
    }

    static LineChart of(Subject subject, Answer answer) {
        return new LoadChart(subject, answer).chart();
    }

    private LineChart chart() {
        if (overCores) {
            overCores();
        } else {
            overLoads();
        }
        boolean clients = answer.question().loads() instanceof Loads.Clients;
        Axis x = overCores ? new Axis("cores", Kind.VALUES, Quantities::number)
                : clients ? new Axis("clients that wait for their answers", Kind.LINEAR, Quantities::number)
                : new Axis("flows offered per second", Kind.LINEAR, Quantities::rate);
        String title = lastSegment(subject.name()) + ", predicted";
        String note = "from " + lastSegment(subject.file().name()) + (overCores ? " at " + load(answer.cells().getFirst()) : "")
                + "; bands: 95 % intervals" + (series.stream().anyMatch(one -> one.mark().isPresent())
                ? "; rings: the knees (flows take twice as long)" : "");
        DoubleFunction<String> rate = Quantities::rate;
        DoubleFunction<String> duration = Quantities::duration;
        return new LineChart(title, note, x, series, List.of(
                panel(overCores || clients ? "Throughput" : "Throughput (dotted: all that is offered)", new Axis("", Kind.LINEAR, rate),
                        !overCores && !clients, Prediction::throughput, true),
                panel("Median latency", new Axis("", Kind.LOGARITHMIC, duration), false, it -> it.latency().p50(), false),
                panel("99th percentile of the latency", new Axis("", Kind.LOGARITHMIC, duration), false, it -> it.latency().p99(), false)));
    }

    /** What all points of a chart over cores have in common. */
    private static String load(Cell cell) {
        return cell.share().isPresent() ? Quantities.percent(cell.share().getAsDouble()) + " of what each can do" : cell.loadText();
    }

    static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void overLoads() {
        List<Integer> cores = answer.curves().stream().map(curve -> curve.series().cores()).distinct().sorted().toList();
        List<RuntimeKind> runtimes = answer.curves().stream().map(curve -> curve.series().runtime()).distinct().toList();
        for (Study.Curve curve : answer.curves()) {
            int colour = cores.indexOf(curve.series().cores());
            int dash = runtimes.indexOf(curve.series().runtime());
            add(curve.series().toString(), colour, dash, curve.knee(), curve.cells().stream()
                    .map(cell -> new Shown(cell.x(), cell.prediction())).toList());
            if (curve.cells().getFirst().comparison().isPresent()) {
                add(curve.series() + changes(), cores.size() + colour, dash, curve.kneeAfter(), curve.cells().stream()
                        .map(cell -> new Shown(cell.x(), cell.comparison().orElseThrow().after())).toList());
            }
        }
    }

    private void overCores() {
        List<RuntimeKind> runtimes = answer.curves().stream().map(curve -> curve.series().runtime()).distinct().toList();
        for (RuntimeKind runtime : runtimes) {
            List<Cell> cells = answer.cells().stream().filter(cell -> cell.series().runtime() == runtime).toList();
            int number = runtimes.indexOf(runtime);
            add(runtime.spelling(), number, number, Optional.empty(), cells.stream()
                    .map(cell -> new Shown(cell.series().cores(), cell.prediction())).toList());
            if (cells.getFirst().comparison().isPresent()) {
                add(runtime.spelling() + changes(), runtimes.size() + number, number, Optional.empty(), cells.stream()
                        .map(cell -> new Shown(cell.series().cores(), cell.comparison().orElseThrow().after())).toList());
            }
        }
    }

    private String changes() {
        return ", " + answer.question().writtenChanges();
    }

    private void add(String name, int colour, int dash, Optional<Knee> knee, List<Shown> points) {
        series.add(new LineChart.Series(name + knee.map(found -> ": knee " + Quantities.rate(found.rate())).orElse(""), colour, dash,
                knee.map(found -> OptionalDouble.of(found.rate())).orElse(OptionalDouble.empty())));
        shown.add(points);
    }

    /** @param saturated whether it makes sense of a server that does not keep up */
    private Panel panel(String title, Axis axis, boolean diagonal, Function<Prediction, Estimate> value, boolean saturated) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            lines.add(new Line(i, shown.get(i).stream().map(point -> {
                Estimate estimate = value.apply(point.prediction());
                boolean known = saturated || !point.prediction().saturated();
                return new Point(point.x(), known ? estimate.value() : Double.NaN, estimate.halfWidth());
            }).toList()));
        }
        return new Panel(title, axis, diagonal, lines);
    }
}
