// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Scenario SCENARIO = Scenario.lines(100);
    private static final Session.Settings SHORT = new Session.Settings(2, 5, 60, 4, 2, 5);

    @TempDir
    Path folder;

    private final Map<Measure, Sample> samples = new EnumMap<>(Measure.class);

    private void run(Set<Ask> hopeless, String... mainAndArguments) throws Exception {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"));
        List<String> whole = Stream.concat(command.stream(), List.of(mainAndArguments).stream()).toList();
        Session.Workspace workspace = Experiment.prepare(SCENARIO, folder);
        new Session(new Sample.Cell(1, Contestant.FLUX, SCENARIO), workspace, SHORT,
                () -> LanguageServer.start(Contestant.FLUX, whole, folder, folder.resolve("log"), SHORT.patienceNanos()), hopeless,
                sample -> samples.put(sample.measure(), sample)).run();
    }

    @Test
    void whatTheServerNeverAnswersEndsNothing() throws Exception {
        Set<Ask> hopeless = EnumSet.noneOf(Ask.class);
        run(hopeless, FakeServer.class.getName());
        assertThat(samples.get(Measure.FOLDING).unanswered()).isEqualTo(1);
        assertThat(samples.get(Measure.FOLDING).isMeasured()).isFalse();
        assertThat(hopeless).containsExactly(Ask.FOLDING);
        assertThat(samples.get(Measure.RENAME).offered()).isFalse();
        assertThat(samples.get(Measure.HOVER).empty()).isEqualTo(4);
        assertThat(samples.get(Measure.DEFINITION).empty()).isZero();
        assertThat(samples.get(Measure.TYPING).count()).isEqualTo(60);
        assertThat(samples.get(Measure.TYPING_COMPLETION).count()).isPositive();
        assertThat(samples.get(Measure.KEY).count()).isEqualTo(8);
        assertThat(samples.get(Measure.PEAK).p50()).isBetween(10.0, 1000.0);
        assertThat(samples.get(Measure.HEAP).p50()).isBetween(0.5, 100.0);
        assertThat(samples.get(Measure.INITIALIZE).p50()).isLessThanOrEqualTo(samples.get(Measure.FIRST_DIAGNOSTICS).p50());
    }

    @Test
    void whatWasNeverAnsweredIsNotAskedAgain() throws Exception {
        run(EnumSet.of(Ask.FOLDING), FakeServer.class.getName());
        assertThat(samples).doesNotContainKey(Measure.FOLDING).containsKey(Measure.DEFINITION);
    }

    @Test
    void aServerThatDoesNotStartIsToldWithItsLastWords() {
        assertThatThrownBy(() -> run(EnumSet.noneOf(Ask.class), "org.flux.Nothing")).isInstanceOf(IOException.class)
                .hasMessageContaining("flux has ended").hasMessageContaining("org.flux.Nothing");
    }
}
