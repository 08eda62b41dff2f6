// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flux.diagram.chart.LineChart.Axis;
import org.flux.diagram.chart.LineChart.Kind;
import org.flux.diagram.chart.LineChart.Line;
import org.flux.diagram.chart.LineChart.Panel;
import org.flux.diagram.chart.LineChart.Point;
import org.flux.diagram.chart.LineChart.Series;
import org.flux.graph.quantities.Quantities;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartWriterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/chart.svg");

    /** Servers with as many cores, as a queue with one server would behave: known at each load, with an interval near saturation. */
    private static LineChart chart(int... cores) {
        List<Series> series = new ArrayList<>();
        List<Line> throughput = new ArrayList<>();
        List<Line> latency = new ArrayList<>();
        for (int i = 0; i < cores.length; i++) {
            double most = 100 * cores[i];
            series.add(new Series("virtual, " + cores[i] + " cores & <more>", i, i, OptionalDouble.of(0.85 * most)));
            List<Point> done = new ArrayList<>();
            List<Point> took = new ArrayList<>();
            for (double load = 0.1; load < 1.25; load += 0.1) {
                done.add(new Point(load * most, Math.min(load, 1) * most, load * 4));
                double mean = load < 0.99 ? 10e6 / (1 - load) : Double.POSITIVE_INFINITY;
                took.add(new Point(load * most, mean, mean * load * 0.3));
            }
            throughput.add(new Line(i, done));
            latency.add(new Line(i, took));
        }
        Axis rate = new Axis("offered load", Kind.LINEAR, Quantities::rate);
        return new LineChart("A server & its load", "95 % intervals", rate, series,
                List.of(new Panel("Throughput", new Axis("", Kind.LINEAR, Quantities::rate), true, throughput),
                        new Panel("Latency", new Axis("", Kind.LOGARITHMIC, Quantities::duration), false, latency)));
    }

    @Test
    void drawsAsBefore() throws Exception {
        String drawn = ChartWriter.write(chart(1, 2, 4));
        if (!Files.exists(GOLDEN)) {
            Files.writeString(GOLDEN, drawn);
            assertThat(GOLDEN).as("no expectation yet: wrote it, look at it and run again").doesNotExist();
        }
        assertThat(drawn).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void standsForItself() throws Exception {
        Document svg = parse(ChartWriter.write(chart(1)));
        assertThat(ChartWriter.write(chart(1))).doesNotContain("<script", "href", "url(").contains("prefers-color-scheme: dark");
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("A server & its load");
        assertThat(texts(svg, "text")).contains("virtual, 1 cores & <more>", "Throughput", "Latency", "100/s", "10 ms");
    }

    /** Overloaded servers have no latency; the curve ends there, and nothing is drawn at a place that does not exist. */
    @Test
    void leavesOutWhatHasNoPlace() throws Exception {
        String drawn = ChartWriter.write(chart(1));
        assertThat(drawn).doesNotContain("NaN", "Infinity", "∞");
        // Twelve loads with a throughput each and nine with a latency, one sample in the legend, and two rings at the knee.
        assertThat(parse(drawn).getElementsByTagName("circle").getLength()).isEqualTo(12 + 9 + 1 + 2);
    }

    @Test
    void tellsWhoPointsAtAPointItsValues() throws Exception {
        assertThat(texts(parse(ChartWriter.write(chart(1))), "title")).contains("virtual, 1 cores & <more>: 50.0/s, 20.0 ms ± 3.00 ms");
    }

    @Test
    void drawsNothingAtAllWithoutFailing() throws Exception {
        Axis axis = new Axis("x", Kind.VALUES, Quantities::number);
        for (Kind kind : Kind.values()) {
            LineChart empty = new LineChart("", "", axis, List.of(), List.of(new Panel("p", new Axis("", kind, Quantities::number), false,
                    List.of())));
            assertThat(texts(parse(ChartWriter.write(empty)), "text")).contains("p");
            LineChart single = new LineChart("", "", axis, List.of(new Series("s", 0, 0, OptionalDouble.empty())),
                    List.of(new Panel("p", new Axis("", kind, Quantities::number), false,
                            List.of(new Line(0, List.of(new Point(4, 0, Double.NaN), new Point(8, 7, 0)))))));
            assertThat(ChartWriter.write(single)).doesNotContain("NaN", "Infinity");
            assertThat(texts(parse(ChartWriter.write(single)), "text")).contains("8");
        }
    }

    @Test
    void manySeriesHaveDifferentColours() {
        for (boolean dark : new boolean[] {false, true}) {
            for (int count : new int[] {1, 8, 9, 32}) {
                List<String> colours = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    colours.add(Hues.of(i, count, dark));
                }
                assertThat(colours).doesNotHaveDuplicates().allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
            }
        }
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document svg, String element) {
        var found = svg.getElementsByTagName(element);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all.stream().map(Element::getTextContent).collect(Collectors.toList());
    }
}
