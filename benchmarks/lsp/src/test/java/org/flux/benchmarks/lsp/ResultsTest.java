// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.flux.benchmarks.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ResultsTest {
    private static final String SMALL = "lines-1000";

    /** As they might be: ours three times as fast as the stock server, whose folding never ends; ours is too slow at hovering. */
    static Results sample() {
        Results results = new Results();
        results.started = "2026-01-01T00:00:00Z";
        results.machine = new Machine("A & B", 2, "Linux", "JDK", 0.1);
        results.settings = Session.Settings.USUAL;
        results.commands.put("flux", "java -jar flux.jar lsp --stdio");
        Scenario.all().forEach(scenario -> results.scenarios.add(scenario.name()));
        Contestant.all().forEach(contestant -> results.contestants.add(contestant.name()));
        results.rounds = 5;
        Random random = new Random(1);
        for (int round = 1; round <= results.rounds; round++) {
            double slow = 1 + random.nextDouble();
            for (Scenario scenario : Scenario.all()) {
                for (Measure measure : Measure.values()) {
                    double value = measure == Measure.HOVER ? 100 + random.nextDouble() : 10 * slow;
                    Sample.Cell ours = new Sample.Cell(round, Contestant.FLUX, scenario);
                    results.samples.add(ours.of(measure, List.of(value, 2 * value), 0, 0));
                    Sample.Cell stock = new Sample.Cell(round, Contestant.STOCK, scenario);
                    results.samples.add(measure == Measure.TOKENS_DELTA ? stock.notOffered(measure)
                            : measure == Measure.FOLDING ? stock.of(measure, List.of(), 1, 0)
                            : stock.of(measure, List.of(3 * value, 6 * value), 0, measure == Measure.HOVER ? 2 : 0));
                }
            }
        }
        return results;
    }

    @Test
    void percentilesAreOfWhatWasMeasured() {
        Sample sample = new Sample.Cell(1, Contestant.FLUX, Scenario.lines(100)).of(Measure.KEY, List.of(3.0, 1.0, 2.0, 4.0), 1, 0);
        assertThat(sample.p50()).isEqualTo(2);
        assertThat(sample.p95()).isEqualTo(4);
        assertThat(sample.count()).isEqualTo(4);
        assertThat(sample.unanswered()).isEqualTo(1);
    }

    @Test
    void ratiosArePairedByRound() {
        Results results = sample();
        assertThat(results.ratio("flux", "stock", SMALL, Measure.TYPING, Sample::p95).high()).isBetween(0.333, 0.334);
        assertThat(results.ratio("flux", "stock", SMALL, Measure.FOLDING, Sample::p95).known()).isFalse();
    }

    @Test
    void goalsAreJudged() {
        Results results = sample();
        assertThat(verdict(results, Measure.TYPING)).startsWith("holds (");
        assertThat(verdict(results, Measure.HOVER)).matches("\\*\\*missed by 5\\d\\d %\\*\\*");
        assertThat(Goal.all().stream().filter(goal -> goal.isGrosslyMissed(results)).map(Goal::measure)).containsOnly(Measure.HOVER);
        results.samples.add(new Sample.Cell(5, Contestant.FLUX, Scenario.lines(1000)).of(Measure.DEFINITION, List.of(1.0), 1, 0));
        assertThat(verdict(results, Measure.DEFINITION)).isEqualTo("**missed**: no answer");
    }

    private static String verdict(Results results, Measure measure) {
        return Goal.of(SMALL).stream().filter(goal -> goal.measure() == measure).findFirst().orElseThrow().verdict(results);
    }

    @Test
    void thePageTellsWhatIsMissing() {
        String page = Report.of(sample());
        assertThat(page).contains("| key → folding | ", " | never | – | – |", " | not offered | ", "*e*", "A & B",
                "- stock, lines-1000, key → folding: 5 unanswered, 0 empty, of 5", "0.33 [0.33, 0.33]",
                "| hover | lines-1000 | p95 ≤ 30 ms |");
        assertThat(page).doesNotContain("%%", "null", "NaN");
    }

    @Test
    void theChartIsADrawing() throws Exception {
        String chart = Chart.of(sample());
        assertThat(chart).contains("no answer", "A &amp; B").doesNotContain("NaN");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart)));
    }

    @Test
    void resultsAreKept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lsp.json");
        sample().write(file);
        assertThat(Report.of(Results.read(file))).isEqualTo(Report.of(sample()));
        Files.writeString(file, "[");
        assertThatThrownBy(() -> Results.read(file)).isInstanceOf(IOException.class).hasMessageContaining("lsp.json is no JSON file");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> Results.read(file)).isInstanceOf(IOException.class).hasMessageContaining("has no results");
    }
}
