// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.flux.cli.simulate.Study.Cell;
import org.flux.diagram.chart.LineChart;
import org.flux.diagram.chart.LineChart.Axis;
import org.flux.diagram.chart.LineChart.Kind;
import org.flux.diagram.chart.LineChart.Line;
import org.flux.diagram.chart.LineChart.Panel;
import org.flux.diagram.chart.LineChart.Point;
import org.flux.graph.quantities.Quantities;
import org.flux.simulator.model.SpeedUps;

/** What it does to the whole if one part becomes faster: a curve for each part that matters, the most effective ones first. */
final class SpeedUpChart {
    private static final int MOST_CURVES = 8;

    private SpeedUpChart() {}

    static LineChart of(Subject subject, Question question, Cell cell, SpeedUps speedUps) {
        boolean latency = speedUps.metric() == SpeedUps.Metric.LATENCY;
        List<LineChart.Series> series = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (SpeedUps.Curve curve : speedUps.curves().stream().filter(SimulationText::isWorthATry).limit(MOST_CURVES).toList()) {
            String name = curve.kind().name().toLowerCase(Locale.ROOT) + " " + curve.name();
            List<Point> points = new ArrayList<>(List.of(new Point(0, 0, 0)));
            curve.effects().forEach(e -> points.add(new Point(e.speedUp(), Math.max(e.gain().value(), 0), e.gain().halfWidth())));
            lines.add(new Line(series.size(), points));
            series.add(new LineChart.Series(name, series.size(), curve.kind() == SpeedUps.Kind.LOCK ? 1 : 0, OptionalDouble.empty()));
        }
        String note = question.text(cell) + ", from " + LoadChart.lastSegment(subject.file().name())
                + "; bands: 95 % intervals";
        return new LineChart(LoadChart.lastSegment(subject.name()) + ": what is worth making faster", note,
                new Axis("the part takes so much less time (a lock: is left out so often)", Kind.LINEAR, Quantities::percent), series,
                List.of(new Panel(latency ? "Mean latency saved" : "Throughput gained", new Axis("", Kind.LINEAR, Quantities::percent),
                        false, lines)));
    }
}
