// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flux.benchmarks.Machine;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.Results.Sample;
import org.flux.benchmarks.accuracy.emulation.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Cell LOADED = new Cell("library", "virtual", 4, 80);
    private static final Cell CROWDED = new Cell("library", "virtual", 4, 95);
    private static final Cell KNEE = new Cell("library", "virtual", 4, Cell.KNEE);

    private static Results results() {
        Results results = new Results();
        results.started = "2026-01-01T00:00:00Z";
        results.machine = new Machine("a processor", 2, "an OS", "25", 0.1);
        results.priority = "real-time priority";
        results.settings = new Results.Settings(30, 5, 3, 256, 240, 15);
        return results;
    }

    private static void cell(Results results, Cell cell, double throughput, double mean, double p99) {
        results.put(new Predicted(cell, 100, throughput, mean, mean, p99, mean, p99, "cores"));
        for (int i = 0; i < 3; i++) {
            results.add(new Sample(cell, i, 100, new Outcome(99 + i, 10 + i, 9, 15, 20 + i, 3000, 0, 0.8, 60, 1, 0.1, 0), 0, 1, 0));
        }
    }

    @Test
    void aPredictionThatIsTooFarOffIsCountedAndShown() {
        Results results = results();
        cell(results, LOADED, 104, 14.5, 22);
        cell(results, KNEE, 89, 11, 21);
        String page = Report.of(results);
        assertThat(page).contains("| throughput | ± 10 % | up to 95 % load, `virtual` | 1 | all | 4.0 % | +4.0 % | library, 4 "
                + "processors, 80 % |")
                .contains("| mean | ± 25 % | up to 80 % load, `virtual` | 1 | **0** | 31.8 % | +31.8 % |")
                .contains("| knee | ± 10 % | saturated, `virtual` | 1 | **0** | 11.0 % | -11.0 % |")
                .contains("| 4 | 80 % | 104 | 100 ± 1 % | +4.0 % | 14.5 | 11.0 ± 9 % | **+31.8 %** | 22.0 | 21.0 ± 5 % | +4.8 % |")
                .contains("2 of 250 cells have been measured");
    }

    @Test
    void timesAreNoGoalNearTheLimit() {
        Results results = results();
        cell(results, CROWDED, 100, 50, 90);
        assertThat(Report.figures(results)).filteredOn(Goal.Figure::counts).extracting(Goal.Figure::goal).containsExactly(Goal.THROUGHPUT);
        assertThat(Report.of(results)).doesNotContain("**+");
    }

    @Test
    void everyMachineIsTold() {
        Results results = results();
        results.goOnAt(new Machine("a processor", 2, "an OS", "25", 3));
        results.goOnAt(new Machine("another", 4, "an OS", "25", 0));
        results.goOnAt(new Machine("another", 4, "an OS", "25", 7));
        assertThat(Report.of(results)).contains("On a processor, 2 processors, an OS, JDK 25, from 2026-01-01 on; later on another, "
                + "4 processors, an OS, JDK 25. The emulated");
    }

    @Test
    void aClockThatStoodIsTold() {
        Results results = results();
        cell(results, LOADED, 104, 14.5, 22);
        assertThat(Report.of(results)).doesNotContain("stands still while the machine does");
        Outcome outcome = results.samples.getFirst().outcome();
        for (double stood : new double[] {0.1, 0.3, 0.2}) {
            results.add(new Sample(LOADED, 3, 100, new Outcome(99, 10, 9, 15, 20, outcome.flows(), 0, 0.8, 60, 1, 0.1, stood), 0, 1, 0));
        }
        assertThat(Report.of(results)).contains("3 of the 6 runs were timed by a clock that stands still while the machine does")
                .contains("It stood for 20 % of the time in the median of these\nruns, and 30 % at most");
    }

    @Test
    void resultsAreKept(@TempDir Path folder) throws IOException {
        Results results = results();
        cell(results, LOADED, 104, 14.5, 22);
        Path file = folder.resolve("accuracy.json");
        results.write(file);
        Results read = Results.read(file);
        assertThat(Report.of(read)).isEqualTo(Report.of(results));
        assertThat(read.samples(LOADED)).isEqualTo(results.samples(LOADED));
    }

    @Test
    void theChartHasALineAndDotsForEachProgramAndIsXml() throws Exception {
        Results results = results();
        for (int cores : Cell.CORES) {
            cell(results, new Cell("library", "virtual", cores, Cell.KNEE), 100 * cores, 11, 21);
        }
        String svg = Chart.of(results);
        var document = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(Cell.CORES.size() + 2 * 3); // and the legend's
        assertThat(svg).contains(">library<").doesNotContain("NaN");
    }

    @Test
    void thereAreAsManyCellsAsAskedFor() {
        assertThat(Cell.all()).hasSize(5 * 2 * 5 * 5).doesNotHaveDuplicates();
        assertThat(Cell.all().stream().filter(c -> c.matches(java.util.Set.of("library/event/1"))).map(Cell::toString)).isEqualTo(List.of(
                "library/event/1/20", "library/event/1/50", "library/event/1/80", "library/event/1/95", "library/event/1/knee"));
    }
}
