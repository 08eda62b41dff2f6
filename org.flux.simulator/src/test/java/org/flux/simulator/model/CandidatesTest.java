// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Optimizer.Change;
import org.flux.simulator.model.Optimizer.Suggestion;
import org.junit.jupiter.api.Test;

/** What is tried at all: only what makes a difference, and no more than can be simulated while somebody waits. */
class CandidatesTest {
    /** Whatever is taken inside is taken around the slow node, too, unless its lock comes after d; Never is never called. */
    private static final String NESTED = """
            push Listen () => (int r);
            Outer (int r) => (int r);
            Slow (int r) => (int r);
            A (int r) => (int r);
            B (int r) => (int r);
            C (int r) => (int r);
            Never (int r) => (int r);
            Outer = Slow -> A -> B -> C;
            Unused = Never;
            source Listen => Outer;
            atomic Outer:{d};
            atomic A:{a};
            atomic B:{b};
            atomic C:{c};
            atomic Never:{d};
            """;

    private static List<Candidate> candidates(String program, Scenario scenario, String trail) throws Exception {
        return candidates(program, scenario, trail, "");
    }

    /** @param sessions as in a profile, if there were any */
    private static List<Candidate> candidates(String program, Scenario scenario, String trail, String sessions) throws Exception {
        Analysis analysis = ProfiledModelTest.analysis(program);
        String root = trail.substring(0, trail.indexOf(' '));
        ProfileText text = new ProfileText(analysis).source("Listen", root, 1000, sessions).path(root, 1000, "completed", trail);
        Stream.of(trail.split(" ")).skip(1).forEach(node -> text.node(node, 1e6));
        Profile profile = ProfileReader.read(text.text("{}"));
        return new Candidates(analysis, profile, ServerModel.of(analysis, profile), scenario).all();
    }

    private static List<Candidate> orders(String program, String trail) throws Exception {
        return candidates(program, Scenario.standard(), trail).stream().filter(c -> c.change() instanceof Change.LockOrder).toList();
    }

    @Test
    void ofFewLocksAllOrdersAreLookedAtAndThoseOfLeastDemandKept() throws Exception {
        List<Candidate> orders = orders(NESTED, "Outer Slow A B C");
        assertThat(orders).hasSize(4);
        assertThat(((Change.LockOrder) orders.getFirst().change()).locks()).startsWith("d");
        assertThat(orders.getFirst().reason())
                .isEqualTo("locks that are needed late are taken late, and 3 nodes take a lock less on others' behalf");
    }

    @Test
    void noOrderIsTriedThatChangesNothingOrIsWorse() throws Exception {
        assertThat(orders(NESTED + "order d < a < b < c;", "Outer Slow A B C")).isEmpty();
    }

    @Test
    void ofManyLocksNeighboursAreExchanged() throws Exception {
        List<Candidate> orders = orders("""
                push Listen () => (int r);
                Outer (int r) => (int r);
                Slow (int r) => (int r);
                Inner (int r) => (int r);
                Other (int r) => (int r);
                Outer = Slow -> Inner -> Other;
                source Listen => Outer;
                atomic Outer:{b, f};
                atomic Inner:{a, e};
                atomic Other:{c, d};
                """, "Outer Slow Inner Other");
        assertThat(orders).extracting(Candidate::written).contains("order b < a < c < d < e < f;", "order a < b < c < d < f < e;");
        assertThat(orders).hasSizeLessThanOrEqualTo(4).allSatisfy(candidate ->
                assertThat(((Change.LockOrder) candidate.change()).locks()).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f"));
    }

    @Test
    void onlyWritersThatRanMayBecomeReaders() throws Exception {
        assertThat(candidates(NESTED, Scenario.standard(), "Outer Slow A B C")).extracting(Candidate::change)
                .filteredOn(change -> change instanceof Change.ReaderMode).containsExactlyInAnyOrder(
                        reader("Outer", "d"), reader("A", "a"), reader("B", "b"), reader("C", "c"));
    }

    /** Whether the program stays right then, only people know; of an order and of a limit it is known. */
    @Test
    void onlyProgramLocksMayBecomeLocksOfSessions() throws Exception {
        String program = """
                push Listen () => (int r);
                Put (int r) => (int r);
                Serve = Put;
                source Listen {session: ClientOf} => Serve;
                atomic Put:{rooms, chairs(session)};
                """;
        List<Candidate> all = candidates(program, Scenario.standard(), "Serve Put", "[[10,100]]");
        assertThat(all).extracting(Candidate::change).filteredOn(change -> change instanceof Change.SessionScope)
                .containsExactly(new Change.SessionScope(new Lock("rooms", LockScope.PROGRAM)));
        assertThat(all).allSatisfy(candidate -> assertThat(candidate.toVerify()).as(candidate.written())
                .isEqualTo(candidate.change() instanceof Change.SessionScope || candidate.change() instanceof Change.ReaderMode));
        assertThat(orders(NESTED, "Outer Slow A B C")).noneMatch(Candidate::toVerify);
        assertThat(candidates(program, Scenario.standard(), "Serve Put")).as("nobody knows of any sessions")
                .noneMatch(candidate -> candidate.change() instanceof Change.SessionScope);
    }

    private static Change reader(String node, String lock) {
        return new Change.ReaderMode(node, new Lock(lock, LockScope.PROGRAM));
    }

    /** Below the limit of flows that there is; threads only where there is a pool. */
    @Test
    void limitsAreTriedThatMightBeBetter() throws Exception {
        Scenario scenario = Scenario.standard().withCores(2).withMaxFlows(20);
        assertThat(limits(scenario)).containsExactly("--max-flows=4: 4 flows, 4 threads", "--max-flows=8: 8 flows, 4 threads",
                "--max-flows=16: 16 flows, 4 threads");
        assertThat(limits(scenario.withMaxFlows(4).withRuntime(RuntimeKind.POOL).withPoolSize(6))).containsExactly(
                "--pool-size=3: 4 flows, 3 threads", "--pool-size=12: 4 flows, 12 threads", "--pool-size=24: 4 flows, 24 threads");
        assertThat(limits(scenario.withMaxFlows(1).withRuntime(RuntimeKind.POOL).withPoolSize(1)))
                .contains("--pool-size=2: 1 flows, 2 threads", "--pool-size=4: 1 flows, 4 threads");
    }

    /** What is to be written, and what it makes of the scenario. */
    private static List<String> limits(Scenario scenario) throws Exception {
        return candidates("push Listen () => (int r); Put (int r) => (); Serve = Put; source Listen => Serve;", scenario, "Serve Put")
                .stream().map(candidate -> {
                    Scenario changed = Changed.of(candidate.model(), candidate.in(scenario)).scenario();
                    return candidate.written() + ": " + changed.maxFlows() + " flows, " + changed.poolThreads() + " threads";
                }).toList();
    }

    /** Of limits and orders only one can be chosen; locks can be read here and there. */
    @Test
    void ofWhatExcludesEachOtherTheBestIsKept() {
        List<Change> best = List.of(new Change.PoolSize(8), reader("A", "a"), new Change.MaxFlows(4),
                new Change.LockOrder(List.of("a", "b")));
        List<Change> lesser = List.of(new Change.MaxFlows(8), new Change.PoolSize(4), new Change.LockOrder(List.of("b", "a")));
        List<Change> others = List.of(reader("B", "b"), new Change.SessionScope(new Lock("a", LockScope.PROGRAM)));
        List<Suggestion> all = Stream.of(best, lesser, others).flatMap(List::stream).map(change -> suggestion(change)).toList();
        assertThat(Candidates.withoutLesserLimits(all)).extracting(Suggestion::change)
                .containsExactlyElementsOf(Stream.concat(best.stream(), others.stream()).toList());
    }

    private static Suggestion suggestion(Change change) {
        Estimate none = Estimate.exactly(0);
        return new Suggestion(change, "", false, new Comparison.Change(none, none, none, none, none), none, "");
    }
}
