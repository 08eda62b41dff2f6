// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerTest {
    private static final Options QUIET = Options.DEFAULT.failures(0).shape(Shape.DIRECT);

    private static Report explore(Options options, String program) {
        return new Explorer(Compiled.subject(program)).explore(options);
    }

    @Test
    void independentFlowsHaveOneSchedule() {
        Report report = explore(QUIET, """
                source Tick => Work;
                Tick () => (int n);
                Work (int n) => ();
                """);
        assertThat(report.results()).hasSize(1);
        assertThat(report.schedules()).isEqualTo(1);
        assertThat(report.isExhaustive()).isTrue();
        assertThat(report.violation()).isEmpty();
    }

    @Test
    void twoWritersOfOneLockHaveTwoOrders() {
        Report report = explore(QUIET, """
                source Tick => Work;
                Tick () => (int n);
                Work (int n) => ();
                atomic Work:{a};
                """);
        assertThat(report.schedules()).isEqualTo(2);
        assertThat(report.isExhaustive()).isTrue();
        assertThat(report.violation()).isEmpty();
    }

    /** The second flow may be of the first one's session or of another: then nothing orders the two. */
    @Test
    void sessionsAreTheSameOrNot() {
        Report report = explore(QUIET, """
                source Tick {session: Of} => Work;
                Tick () => (int n);
                Work (int n) => ();
                atomic Work:{a(session)};
                """);
        assertThat(report.schedules()).isEqualTo(2 + 1);
        assertThat(report.isExhaustive()).isTrue();
    }

    /** Each of two flows: its source fails, its node fails or none does; but not both fail. */
    @Test
    void nodesFailInTurn() {
        String program = """
                source Tick => Work;
                Tick () => (int n);
                Work (int n) => ();
                handle error Work => Mend;
                Mend (int n) => ();
                """;
        assertThat(explore(QUIET.failures(1), program).schedules()).isEqualTo(1 + 2 + 2);
        assertThat(explore(QUIET.failures(2), program).schedules()).isGreaterThan(3 * 3);
    }

    /** A result that comes later makes a flow in event shape return to its loop in between. */
    @Test
    void asynchronousResultsAreThereAtOnceOrLater() {
        Explorer explorer = new Explorer(Compiled.subject("""
                source Tick => Flow;
                Tick () => (int n);
                Flow = Off -> Later -> Work;
                blocking Off (int n) => (int n);
                async Later (int n) => (int n);
                Work (int n) => ();
                atomic Flow:{a};
                """));
        Report direct = explorer.explore(QUIET);
        Report event = explorer.explore(QUIET.shape(Shape.EVENT));
        assertThat(direct.violation()).isEmpty();
        assertThat(event.violation()).isEmpty();
        assertThat(direct.schedules()).isEqualTo(2);
        assertThat(event.schedules()).isEqualTo(2 * 2 * 2);
        Schedule later = Schedule.parse("event/Tick+Tick/0/-/11");
        assertThat(explorer.replay(later).steps()).map(Step::what).contains("waits for what it returned to complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abstract-source", "image-server.slides-b", "long-arrows", "session", "soft-keywords", "web-server.slides-b"})
    void theCorpusIsFine(String name) throws IOException {
        String text = Files.readString(Path.of("../corpus", name + ".flux"));
        Report report = new Explorer(Compiled.subject(Compiled.analysis(name + ".flux", text))).explore(Options.DEFAULT);
        assertThat(report.violation()).isEmpty();
        assertThat(report.isExhaustive()).isTrue();
        assertThat(report.results().stream().map(Report.Result::shape).distinct()).containsExactly(Shape.values());
    }
}
