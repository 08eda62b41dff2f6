// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.flux.cli.console.Console;
import org.flux.cli.console.Interruption;
import org.flux.cli.program.ProfileFile;
import org.flux.cli.simulate.Study.Answer;
import org.flux.cli.simulate.Study.Curve;
import org.flux.diagram.chart.LineChart;
import org.flux.diagram.chart.LineChart.Point;
import org.flux.graph.analysis.Analysis;
import org.flux.lang.ProgramLoader;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Load.Arrivals;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.WhatIf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chart draws is what was predicted, all of it, and nothing else. */
class LoadChartTest {
    private static final List<Series> MACHINES = List.of(new Series(RuntimeKind.EVENT, 1), new Series(RuntimeKind.EVENT, 2),
            new Series(RuntimeKind.THREADS, 1));

    private Subject subject;

    @BeforeEach
    void load() throws Exception {
        Analysis analysis = ProgramLoader.create().load(SimulateCommandTest.PROGRAM).analysis();
        Console console = new Console(InputStream.nullInputStream(), nowhere(), nowhere(), Path.of(""), false);
        subject = Subject.of("some/image-server.flux", analysis, ProfileFile.read(console, SimulateCommandTest.PROFILE.toString()));
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    private Answer answer(String rates, String... changes) {
        Scenario little = Scenario.standard().withSeconds(4).withReplications(4);
        Question question = new Question(subject.model(), little, MACHINES, Loads.rates(rates), Arrivals.POISSON,
                List.of(changes).stream().map(WhatIf::parse).toList());
        Console console = new Console(InputStream.nullInputStream(), nowhere(), nowhere(), Path.of(""), false);
        try (Interruption interruption = new Interruption(); ProgressBar bar = new ProgressBar(console, interruption)) {
            return Study.answer(question, false, bar);
        }
    }

    @Test
    void hasACurveForEachMachineAndItsKnee() {
        Answer answer = answer("20%,60%,120%");
        LineChart chart = LoadChart.of(subject, answer);
        assertThat(answer.curves()).hasSize(3).allSatisfy(curve -> assertThat(curve.knee()).isPresent());
        assertThat(chart.title()).isEqualTo("image-server.flux, predicted");
        assertThat(chart.note()).contains("rings: the knees");
        assertThat(chart.series()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Curve curve = answer.curves().get(i);
            LineChart.Series series = chart.series().get(i);
            assertThat(series.name()).startsWith(MACHINES.get(i) + ": knee ");
            assertThat(series.mark()).isEqualTo(OptionalDouble.of(curve.knee().orElseThrow().rate()));
            List<Prediction> predictions = curve.cells().stream().map(Study.Cell::prediction).toList();
            List<Double> loads = curve.cells().stream().map(Study.Cell::x).toList();
            assertCurve(chart, 0, i, loads, predictions, Prediction::throughput, true);
            assertCurve(chart, 1, i, loads, predictions, it -> it.latency().p50(), false);
            assertCurve(chart, 2, i, loads, predictions, it -> it.latency().p99(), false);
        }
        assertThat(chart.series()).extracting(LineChart.Series::colour).as("one for each number of cores").containsExactly(0, 1, 0);
        assertThat(chart.series()).extracting(LineChart.Series::dash).as("one for each runtime").containsExactly(0, 0, 1);
        assertThat(chart.panels()).extracting(LineChart.Panel::title).containsExactly("Throughput (dotted: all that is offered)",
                "Median latency", "99th percentile of the latency");
        assertThat(chart.panels()).extracting(LineChart.Panel::withDiagonal).containsExactly(true, false, false);
    }

    @Test
    void showsTheChangedServerBesideTheOneThatIs() {
        Answer answer = answer("10%,20%", "node=Compress:-50%");
        LineChart chart = LoadChart.of(subject, answer);
        assertThat(chart.series()).extracting(LineChart.Series::name).containsExactly("event, 1 core", "event, 1 core, node=Compress:-50%",
                "event, 2 cores", "event, 2 cores, node=Compress:-50%", "threads, 1 core", "threads, 1 core, node=Compress:-50%");
        assertThat(chart.series()).extracting(series -> series.colour() + "/" + series.dash()).doesNotHaveDuplicates();
        for (int i = 0; i < 3; i++) {
            Curve curve = answer.curves().get(i);
            List<Double> loads = curve.cells().stream().map(Study.Cell::x).toList();
            assertCurve(chart, 1, 2 * i, loads, curve.cells().stream().map(Study.Cell::prediction).toList(), it -> it.latency().p50(),
                    false);
            assertCurve(chart, 1, 2 * i + 1, loads, curve.cells().stream().map(cell -> cell.comparison().orElseThrow().after()).toList(),
                    it -> it.latency().p50(), false);
        }
    }

    @Test
    void goesOverCoresWhereEachMachineHasOneLoad() {
        Answer answer = answer("100", "cores=4");
        LineChart chart = LoadChart.of(subject, answer);
        assertThat(chart.x().label()).isEqualTo("cores");
        assertThat(chart.note()).contains(" at 100/s;").doesNotContain("knee");
        assertThat(chart.series()).extracting(LineChart.Series::name).containsExactly("event", "event, cores=4", "threads",
                "threads, cores=4");
        List<Prediction> event = answer.cells().subList(0, 2).stream().map(Study.Cell::prediction).toList();
        assertCurve(chart, 0, 0, List.of(1.0, 2.0), event, Prediction::throughput, true);
        assertCurve(chart, 2, 0, List.of(1.0, 2.0), event, it -> it.latency().p99(), false);
        assertCurve(chart, 2, 2, List.of(1.0), List.of(answer.cells().getLast().prediction()), it -> it.latency().p99(), false);
    }

    /** @param saturated whether there is something to show of a server that does not keep up */
    private static void assertCurve(LineChart chart, int panel, int series, List<Double> x, List<Prediction> predictions,
            Function<Prediction, Estimate> value, boolean saturated) {
        LineChart.Line line = chart.panels().get(panel).lines().get(series);
        assertThat(line.series()).isEqualTo(series);
        assertThat(line.points()).extracting(Point::x).isEqualTo(x);
        assertThat(line.points()).extracting(Point::y).isEqualTo(predictions.stream()
                .map(it -> saturated || !it.saturated() ? value.apply(it).value() : Double.NaN).toList());
        assertThat(line.points()).extracting(Point::halfWidth)
                .isEqualTo(predictions.stream().map(it -> value.apply(it).halfWidth()).toList());
    }
}
