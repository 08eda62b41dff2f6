// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Estimate;
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
        // From one flow at a time in Look and Miss, 3.2 ms in all, to eight cores, which are not all busy at every time.
        ServerModel model = ServerModel.of(analysis, profile);
        ServerModel changed = ProfiledModel.of(analysis, profile, ProfiledModelTest.analysis(program + best.written()));
        assertThat(capacity(model)).isCloseTo(1000 / 3.2, withinPercentage(2));
        assertThat(capacity(changed)).isBetween(0.8 * 8000 / 3.2, 8000 / 3.2);
        // What is promised is what the changed program does.
        assertThat(1 + best.capacity().value()).isCloseTo(capacity(changed) / capacity(model), withinPercentage(5));
        assertThat(1 + best.gain().mean().value()).isCloseTo(mean(changed) / mean(model), within(0.05));
    }

    private static double capacity(ServerModel model) {
        return LoadCurve.capacity(model, SCENARIO, Progress.NONE).value();
    }

    private static double mean(ServerModel model) {
        return Simulation.run(model, SCENARIO, Progress.NONE).latency().mean().value();
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

    /** Of several limits of one kind the best is suggested, and none that loses. */
    @Test
    void aPoolThatIsTooSmallIsSuggestedToGrow() throws Exception {
        String program = """
                push Listen () => (int r);
                blocking Ask (int r) => (int r);
                Serve (int r) => (int r);
                Serve = Ask;
                source Listen => Serve;
                """;
        Analysis analysis = ProfiledModelTest.analysis(program);
        Profile profile = ProfileReader.read(new ProfileText(analysis).source("Listen", "Serve", 1800)
                .path("Serve", 1800, "completed", "Serve Ask").node("Ask", 10e6, "0").text("{}"));
        Scenario pool = SCENARIO.withCores(1).withRuntime(RuntimeKind.POOL).withPoolSize(2);
        List<Suggestion> found = Optimizer.suggest(analysis, profile, pool, Progress.NONE);
        assertThat(found).singleElement().satisfies(only -> {
            assertThat(only.change()).isEqualTo(new Change.PoolSize(8));
            assertThat(only.written()).isEqualTo("--pool-size=8");
            assertThat(only.toVerify()).isFalse();
            assertThat(only.capacity().value()).isCloseTo(3, within(0.05));
            assertThat(only.gain().mean().high()).isNegative();
            assertThat(only.reason()).isEqualTo("flows wait less for a thread");
        });
    }

    /** With as many clients as there are, whoever they wait for: what they get done is what there is to gain. */
    @Test
    void underAClosedLoadMoreThroughputIsTheGain() throws Exception {
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
        List<Double> told = new ArrayList<>();
        List<Suggestion> found = Optimizer.suggest(analysis, profile, SCENARIO.withEffort(20_000).withLoad(Load.closed(2, 0)), told::add);
        assertThat(found).singleElement().satisfies(only -> {
            assertThat(only.change()).isInstanceOf(Change.ReaderMode.class);
            assertThat(only.capacity()).isEqualTo(only.gain().throughput());
            assertThat(only.capacity().value()).isCloseTo(1, within(0.01));
        });
        assertThat(told).isSorted().last().isEqualTo(1.0);
    }

    /** Changes relative to what is: of the capacity, and of the mean latency under the load. */
    @Test
    void onlyWhatIsMoreThanChanceAndMoreThanALittleIsWorthIt() {
        Estimate none = Estimate.exactly(0);
        Estimate more = new Estimate(0.2, 0.1);
        Estimate less = new Estimate(-0.2, 0.1);
        assertThat(suggestion(more, none).isWorthwhile()).isTrue();
        assertThat(suggestion(none, less).isWorthwhile()).isTrue();
        assertThat(suggestion(more, less).merit()).isEqualTo(0.4);
        assertThat(suggestion(new Estimate(0.2, 0.3), none).isWorthwhile()).as("chance").isFalse();
        assertThat(suggestion(none, new Estimate(-0.2, 0.3)).isWorthwhile()).as("chance").isFalse();
        assertThat(suggestion(new Estimate(0.005, 0.001), none).isWorthwhile()).as("little").isFalse();
        assertThat(suggestion(none, new Estimate(-0.005, 0.001)).isWorthwhile()).as("little").isFalse();
        assertThat(suggestion(new Estimate(0.005, 0.001), new Estimate(-0.2, 0.3)).isWorthwhile()).as("little, and chance").isFalse();
        assertThat(suggestion(more, new Estimate(0.3, 0.1)).isWorthwhile()).as("too dear").isFalse();
        assertThat(suggestion(new Estimate(-0.3, 0.1), less).isWorthwhile()).as("too dear").isFalse();
    }

    private static Suggestion suggestion(Estimate capacity, Estimate mean) {
        Estimate none = Estimate.exactly(0);
        return new Suggestion(new Change.MaxFlows(8), "", false, new Comparison.Change(none, mean, none, none, none), capacity, "");
    }

    /** A lock cannot be one of sessions where flows that take it have none. */
    @Test
    void whatWouldBeWrongIsNotSuggested() {
        String program = """
                push Listen () => (int r);
                Tick () => (int r);
                Put (int r) => (int r);
                source Listen {session: ClientOf} => Put;
                source Tick => Put;
                atomic Put:{rooms, doors};
                """;
        Lock rooms = new Lock("rooms", LockScope.PROGRAM);
        assertThat(new Rewriting(ProfiledModelTest.analysis(program)).session(rooms)).isEmpty();
        Rewriting right = new Rewriting(ProfiledModelTest.analysis(program.replace("source Tick => Put;", "")));
        assertThat(right.session(rooms)).hasValueSatisfying(rewritten ->
                assertThat(rewritten.written()).isEqualTo("atomic Put:{rooms(session), doors};"));
        assertThat(right.reader("Put", rooms)).hasValueSatisfying(rewritten ->
                assertThat(rewritten.written()).isEqualTo("atomic Put:{rooms?, doors};"));
        assertThat(right.reader("Tick", rooms)).isEmpty();
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
