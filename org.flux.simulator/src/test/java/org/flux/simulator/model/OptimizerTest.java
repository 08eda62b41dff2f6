// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.simulator.model.Optimizer.Change;
import org.flux.simulator.model.Optimizer.Suggestion;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final Scenario SCENARIO = Scenario.standard().withCores(8).withEffort(200_000).withSeed(6);

    /** In alphabetical order `cache` is taken around the slow Fetch, on Store's behalf. */
    @Test
    void aBetterOrderOfLocksIsFound() throws Exception {
        String program = """
                push Listen () => (int r);
                Look (int r) => (int r);
                Fetch (int r) => (int r);
                Store (int r) => (int r);
                Miss (int r) => (int r);
                Serve (int r) => (int r);
                Serve = Look -> Miss;
                Miss = Fetch -> Store;
                source Listen => Serve;
                atomic Look:{cache};
                atomic Miss:{disk?};
                atomic Store:{cache};
                """;
        Analysis analysis = ProfiledModelTest.analysis(program);
        Profile profile = ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 2500)
                .path("Serve", 2500, "completed", "Serve Look Miss Fetch Store")
                .node("Look", 1e5).node("Fetch", 3e6).node("Store", 1e5).text("{}"));
        List<Suggestion> found = Optimizer.suggest(analysis, profile, SCENARIO, Progress.NONE);
        Suggestion best = found.getFirst();
        assertThat(best.change()).isEqualTo(new Change.LockOrder(List.of("disk", "cache")));
        assertThat(best.written()).isEqualTo("order disk < cache;");
        assertThat(best.toVerify()).isFalse();
        // From one flow at a time in Miss and Look, 3.2 ms in all, to eight cores: 2.5 times as much.
        double now = 1 / Math.max(3.2, 0);
        double then = 8 / 3.2;
        assertThat(best.capacity().low()).isGreaterThan(1.0);
        assertThat(best.capacity().value()).isLessThan(then / now);
        // What is predicted is what the changed program does.
        ServerModel changed = ServerModel.of(analysis, profile);
        assertThat(LoadCurve.capacity(changed, SCENARIO, Progress.NONE).value()).isCloseTo(1000 / 3.2, within(25.0));
    }

    @Test
    void writersThatMightReadAreHintsToVerify() throws Exception {
        String program = """
                push Listen () => (int r);
                Look (int r) => (int r);
                Store (int r) => (int r);
                Serve (int r) => (int r);
                Serve = Look -> Store;
                source Listen => Serve;
                atomic Look:{cache};
                atomic Store:{cache};
                """;
        Analysis analysis = ProfiledModelTest.analysis(program);
        Profile profile = ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 4000)
                .path("Serve", 4000, "completed", "Serve Look Store").node("Look", 1.9e6).node("Store", 1e5).text("{}"));
        List<Suggestion> found = Optimizer.suggest(analysis, profile, SCENARIO, Progress.NONE);
        Suggestion reader = found.stream().filter(s -> s.change() instanceof Change.ReaderMode).findFirst().orElseThrow();
        assertThat(reader.written()).isEqualTo("atomic Look:{cache?};");
        assertThat(reader.toVerify()).isTrue();
        assertThat(reader.capacity().low()).isPositive();
        assertThat(reader.gain().mean().high()).isNegative();
        assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.merit(), a.merit()));
        // Without sessions no lock can be one of sessions.
        assertThat(found).noneMatch(s -> s.change() instanceof Change.SessionScope);
    }

    @Test
    void aLockOfEachSessionIsAHintToVerify() throws Exception {
        String program = """
                push Listen () => (int r);
                Put (int r) => (int r);
                Serve (int r) => (int r);
                Serve = Put;
                source Listen {session: ClientOf} => Serve;
                atomic Put:{rooms};
                """;
        Analysis analysis = ProfiledModelTest.analysis(program);
        Profile profile = ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 4000, "[[10,400]]")
                .path("Serve", 4000, "completed", "Serve Put").node("Put", 2e6).text("{}"));
        Suggestion best = Optimizer.suggest(analysis, profile, SCENARIO, Progress.NONE).stream()
                .filter(s -> s.change() instanceof Change.SessionScope).findFirst().orElseThrow();
        assertThat(best.written()).isEqualTo("atomic Put:{rooms(session)};");
        assertThat(best.capacity().low()).isGreaterThan(3);
        assertThat(best.toVerify()).isTrue();
    }

    @Test
    void whereNothingIsToBeGainedNothingIsSuggested() throws Exception {
        String program = """
                push Listen () => (int r);
                Put (int r) => (int r);
                Serve (int r) => (int r);
                Serve = Put;
                source Listen => Serve;
                atomic Put:{rooms};
                """;
        Analysis analysis = ProfiledModelTest.analysis(program);
        Profile profile = ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 10)
                .path("Serve", 10, "completed", "Serve Put").node("Put", 2e6).text("{}"));
        assertThat(Optimizer.suggest(analysis, profile, SCENARIO.withCores(1), Progress.NONE)).isEmpty();
    }
}
