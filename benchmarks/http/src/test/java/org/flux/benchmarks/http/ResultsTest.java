// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flux.benchmarks.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ResultsTest {
    private static final int ROUNDS = 5;

    /** Results as they might be: Flux twice as dear as Netty, and as dear as Vert.x but for noise. */
    static Results sample() {
        Results results = new Results();
        results.started = "2026-01-01T00:00:00Z";
        results.machine = new Machine("A & B", 2, "Linux", "JDK", 0.1);
        results.settings = new Results.Settings(1, 0.5, 5, 0.5, 0, 1, List.of("-Xmx1g"));
        results.cells = List.of("hello/64", "files/64");
        results.contestants = List.of("flux-virtual", "flux-event", "bare-event", "hand", "netty", "vertx");
        results.rounds = ROUNDS;
        results.cells.forEach(cell -> results.rates.put(cell, 1000.0));
        Random random = new Random(1);
        for (int round = 1; round <= ROUNDS; round++) {
            double slow = 1 + random.nextDouble();
            for (String cell : results.cells) {
                for (String name : results.contestants) {
                    double cpu = slow * (name.equals("netty") ? 5 : 10) * (1 + 0.02 * random.nextGaussian());
                    double busy = name.equals("netty") ? 0.8 : 1;
                    results.closed.add(new Results.Closed(round, cell, name, 1e6 / cpu, 1, cpu, busy, 0.99, 0));
                    results.paced.add(new Results.Paced(round, cell, name, 100, 50, 70 + round, 90, 100,
                            name.equals("hand") ? 1 : 0, 0, 3));
                }
            }
        }
        results.contestants.forEach(name -> results.memory.add(new Results.Memory(1, name, 100_000_000, 10_000_000)));
        return results;
    }

    @Test
    void theyAreTheSameAfterTheyHaveBeenWrittenAndRead(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("new").resolve("http.json");
        sample().write(file);
        Results read = Results.read(file);
        assertThat(read).usingRecursiveComparison().isEqualTo(sample());
        assertThat(Report.of(read)).isEqualTo(Report.of(sample()));
        assertThat(Chart.of(read)).isEqualTo(Chart.of(sample()));
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(file.getParent().toFile().list()).containsExactly("http.json");
    }

    @Test
    void aFileOfSomethingElseIsRefused(@TempDir Path directory) throws Exception {
        for (String text : new String[] {"", "{}", "[1]", "{\"rounds\": "}) {
            Path file = Files.writeString(directory.resolve("http.json"), text);
            assertThatThrownBy(() -> Results.read(file)).as(text).isInstanceOf(IOException.class).hasMessageContaining("http.json");
        }
    }

    @Test
    void whatAnIncompleteRoundHasMeasuredIsDropped() {
        Results results = sample();
        results.forgetAfter(3);
        assertThat(results.rounds).isEqualTo(3);
        assertThat(results.closed).hasSize(3 * 12).allMatch(sample -> sample.round() <= 3);
        assertThat(results.paced).hasSize(3 * 12);
    }

    /** Rounds differ by half, but ratios of the same round do not. */
    @Test
    void differencesAreFoundThroughTheNoiseOfTheMachineAndNoneAreInvented() {
        Goals goals = new Goals(sample());
        List<Goals.Comparison> comparisons = goals.comparisons("flux-event");
        assertThat(comparisons).extracting(Goals.Comparison::rival).containsExactly("netty", "vertx");
        assertThat(comparisons.get(0).byCpu()).containsExactly(0, 0, 2);
        assertThat(comparisons.get(0).behind()).hasSize(2).allMatch(cell -> cell.contains("2.0"));
        assertThat(comparisons.get(1).byCpu()).containsExactly(0, 2, 0);
        assertThat(goals.lines()).extracting(Goals.Line::cell, Goals.Line::verdict).hasSize(4);
    }

    @Test
    void theReportSaysWhatLimitedAndWhoCouldNotKeepUp() {
        String report = Report.of(sample());
        assertThat(report.lines().filter(line -> line.startsWith("| netty | "))).anyMatch(line -> line.contains("*"));
        assertThat(report.lines().filter(line -> line.startsWith("| hand | "))).anyMatch(line -> line.contains("50 / 73 *s*"));
        assertThat(report).contains("Beside the reference figures").doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void theChartIsWellFormed() throws Exception {
        String chart = Chart.of(sample());
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2 * 6);
        assertThat(chart).contains("A &amp; B");
    }

    @Test
    void eachFollowsEachInTheCourseOfTheRounds() {
        List<String> names = List.of("a", "b", "c", "d", "e");
        Set<String> firsts = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        for (int turn = 0; turn < 20; turn++) {
            List<String> order = Experiment.rotated(names, turn);
            assertThat(order).containsExactlyInAnyOrderElementsOf(names);
            firsts.add(order.getFirst());
            for (int i = 1; i < order.size(); i++) {
                pairs.add(order.get(i - 1) + order.get(i));
            }
        }
        assertThat(firsts).hasSize(5);
        assertThat(pairs).hasSize(20);
        assertThat(Experiment.rotated(List.of("a"), 3)).containsExactly("a");
    }

    @Test
    void responsesThatDifferAreNotCompared() throws Exception {
        var expected = new Workload.Expected("/x", "text/plain", "hello".getBytes(StandardCharsets.US_ASCII), true);
        String fine = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nDate: x\r\nETag: \"1\"\r\n"
                + "Accept-Ranges: bytes\r\n"
                + "Last-Modified: x\r\n\r\nhello";
        assertThat(difference(fine, expected)).isNull();
        assertThat(difference(fine.replace("200 OK", "404 Not Found"), expected)).contains("404");
        assertThat(difference(fine.replace("ETag: \"1\"\r\nAccept-Ranges: bytes\r\n", ""), expected)).contains("without").contains("etag");
        assertThat(difference(fine.replace("Date: x", "Date: x\r\nServer: y"), expected)).contains("server");
        assertThat(difference(fine.replace("text/plain", "text/html"), expected)).contains("text/html");
        assertThat(difference(fine.replace("hello", "hullo"), expected)).contains("body");
    }

    private static String difference(String response, Workload.Expected expected) throws Exception {
        return Verifier.difference(Verifier.read(new ByteArrayInputStream(response.getBytes(StandardCharsets.US_ASCII))), expected,
                Set.of());
    }
}
