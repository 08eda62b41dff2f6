// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.flux.generator.testing.Server;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.profile.Distribution;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.Outcome;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.profile.ProfileReader;
import org.flux.runtime.EndOfSource;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server says of its flows in the profile is what they did. */
@Timeout(60)
class ProfileTest {
    private static final int FLOWS = 2_000;
    /** Nanoseconds. */
    private static final long PARKED = 200_000;

    @TempDir
    Path folder;

    /** The real paths of random flows are those that are counted, each as often, also those that take other variants without a step. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void everyPathIsCounted(RuntimeKind kind) throws Exception {
        Server server = Server.of("""
                L () => (int n); A (int n) => (int n); B (int n) => (int n);
                typedef p IsP; typedef q IsQ; typedef r IsR;
                source L => P;
                P = S -> A -> Last;
                S:[p] = ; S:[q] = B; S:[_] = S2; S2 = ;
                Last:[p] = ; Last:[q] = Held; Last:[r] = Inner; Last:[_] = ;
                Held = Held2; Held2 = ;
                Inner:[p] = ; Inner:[q] = Held2; Inner:[_] = B;
                atomic P:{x}; atomic Held2:{x}; atomic B:{y};
                """);
        Random random = new Random(7);
        Map<String, Long> expected = new TreeMap<>();
        List<boolean[]> answers = new ArrayList<>();
        List<Integer> failing = new ArrayList<>();
        for (int i = 0; i < FLOWS; i++) {
            answers.add(new boolean[] {random.nextBoolean(), random.nextBoolean(), random.nextInt(4) > 0});
            failing.add(random.nextInt(12));
        }
        Map<Integer, AtomicInteger> calls = new TreeMap<>();
        for (int i = 0; i < FLOWS; i++) {
            calls.put(i, new AtomicInteger());
            expected.merge(simulated(answers.get(i), failing.get(i)), 1L, Long::sum);
        }
        for (String method : List.of("a", "b")) {
            server.when(method, x -> {
                if (calls.get((int) x[0]).getAndIncrement() == failing.get((int) x[0])) {
                    throw new IllegalStateException();
                }
                return x[0];
            });
        }
        server.when("isP", x -> answers.get((int) x[0])[0]);
        server.when("isQ", x -> answers.get((int) x[0])[1]);
        server.when("isR", x -> answers.get((int) x[0])[2]);
        Profile profile = profiled(server, kind);
        assertThat(counted(server.analysis(), profile)).isEqualTo(expected);
        assertThat(profile.unknownPaths()).isZero();
        assertThat(profile.strangers(server.analysis())).isEmpty();
    }

    /** The trail of a flow, as the program says it. */
    private static String simulated(boolean[] answers, int failing) {
        List<String> trail = new ArrayList<>(List.of("P"));
        int[] left = {failing};
        boolean completes = runS(trail, answers, left) && call("A", trail, left) && runLast(trail, answers, left);
        return String.join(" ", trail) + (completes ? "" : " !");
    }

    private static boolean runS(List<String> trail, boolean[] answers, int[] left) {
        trail.add(answers[0] ? "S0" : answers[1] ? "S1" : "S2");
        if (!answers[0] && answers[1]) {
            return call("B", trail, left);
        }
        if (!answers[0]) {
            trail.add("S2");
        }
        return true;
    }

    private static boolean call(String node, List<String> trail, int[] left) {
        trail.add(node);
        return left[0]-- != 0;
    }

    private static boolean runLast(List<String> trail, boolean[] answers, int[] left) {
        if (answers[0]) {
            trail.add("Last0");
            return true;
        }
        if (answers[1]) {
            trail.addAll(List.of("Last1", "Held", "Held2"));
            return true;
        }
        if (!answers[2]) {
            trail.add("Last3");
            return true;
        }
        trail.add("Last2");
        trail.add("Inner2");
        return call("B", trail, left);
    }

    /** Trails of the paths in a profile, abstract nodes of several variants with the variant's number. */
    private static Map<String, Long> counted(Analysis analysis, Profile profile) {
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        Map<String, Long> counts = new TreeMap<>();
        for (PathCount counted : profile.paths()) {
            org.flux.graph.paths.Path path = codec.decode(counted.root(), counted.number());
            assertThat(path.fails()).isEqualTo(counted.outcome() != Outcome.COMPLETED);
            String trail = String.join(" ", path.entries().stream().map(e -> e.node()
                    + (List.of("S", "Last", "Inner").contains(e.node()) ? e.variant() : "")).toList());
            counts.merge(trail + (path.fails() ? " !" : ""), counted.count(), Long::sum);
        }
        return counts;
    }

    /** Variants, drops, handlers that work and fail, sessions, nested locks, a node on another thread: all of it as often as it was. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void nodesLocksSessionsAndOutcomesAreCounted(RuntimeKind kind) throws Exception {
        Server server = Server.of("""
                L () => (int n); A (int n) => (int n); B (int n) => (int n); C (int n) => (int n); End (int n) => ();
                H (int n) => (); blocking D (int n) => (int n); async E (int n) => (int n);
                typedef p IsP; typedef q IsQ;
                pragma nomatch = drop;
                source L {session: Of} => P;
                P = A -> S -> D -> E -> End;
                S:[p] = B -> C; S:[q] = ;
                atomic S:{x}; atomic C:{y?(session)}; atomic D:{y(session)}; atomic End:{x}; atomic H:{z};
                handle error C => H; handle error D => Ext;
                """);
        server.when("of", x -> (int) x[0] % 8 == 7 ? failure() : "session " + (int) x[0] % 10);
        server.when("a", x -> (int) x[0] % 8 == 6 ? failure() : x[0]);
        server.when("isP", x -> List.of(0, 3, 4).contains((int) x[0] % 8));
        server.when("isQ", x -> List.of(1, 5).contains((int) x[0] % 8));
        server.when("c", x -> List.of(3, 4).contains((int) x[0] % 8) ? failure() : x[0]);
        server.when("h", x -> (int) x[0] % 8 == 4 ? failure() : null);
        server.when("d", x -> {
            long until = System.nanoTime() + PARKED;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            return (int) x[0] % 8 == 5 ? failure() : x[0];
        });
        Profile profile = profiled(server, kind);
        int share = FLOWS / 8;
        assertThat(profile.flows()).isEqualTo(new Profile.Flows(FLOWS, 2 * share, 2 * share, 3 * share, share, 0, FLOWS));
        assertThat(counted(server.analysis(), profile)).isEqualTo(Map.ofEntries(
                Map.entry("P A S0 B C D E End", (long) share), Map.entry("P A S1 D E End", (long) share),
                Map.entry("P A S-2 !", (long) share), Map.entry("P A S0 B C !", 2L * share), Map.entry("H", (long) share),
                Map.entry("H !", (long) share), Map.entry("P A S1 D !", (long) share), Map.entry("Ext", (long) share),
                Map.entry("P A !", (long) share), Map.entry(" !", (long) share)));
        assertThat(profile.paths().stream().filter(p -> p.outcome() == Outcome.DROPPED).mapToLong(PathCount::count).sum())
                .isEqualTo(share);
        assertThat(profile.strangers(server.analysis())).isEmpty();
        assertThat(calls(profile)).isEqualTo(Map.of("L", FLOWS + 1L, "A", 7L * share, "S", 6L * share, "B", 3L * share, "C", 3L * share,
                "D", 3L * share, "E", 2L * share, "End", 2L * share, "H", 2L * share, "Ext", (long) share));
        assertThat(profile.locks().stream().flatMap(lock -> lock.uses().stream().map(use -> lock.lock() + " " + lock.scope() + " "
                + use.node() + " " + use.mode() + " " + use.acquired())).toList()).containsExactlyInAnyOrder(
                        "x program S WRITE " + 6 * share, "x program End WRITE " + 2 * share, "y session C READ " + 3 * share,
                        "y session D WRITE " + 3 * share, "z program H WRITE " + 2 * share);
        profile.locks().forEach(lock -> lock.uses().forEach(use -> {
            assertThat(use.holds().orElseThrow().count()).isEqualTo(use.acquired());
            assertThat(use.waits().map(Distribution::count).orElse(0L)).isEqualTo(use.contended());
        }));
        Map<Long, Long> sessions = new TreeMap<>();
        for (int session = 0; session < 10; session++) {
            int of = session;
            sessions.merge(IntStream.range(0, FLOWS).filter(n -> n % 8 != 7 && n % 10 == of).count(), 1L, Long::sum);
        }
        Profile.Sessions measured = profile.sources().getFirst().sessions().orElseThrow();
        assertThat(measured.distinct()).isEqualTo(10);
        assertThat(measured.counts().stream().collect(Collectors.toMap(Profile.SessionCount::flows, Profile.SessionCount::sessions)))
                .isEqualTo(sessions);
        checkTimes(profile, kind);
    }

    /** What is told of a flow's time is disjoint and all of it; what a component took is its own. */
    private static void checkTimes(Profile profile, RuntimeKind kind) {
        Profile.Source source = profile.sources().getFirst();
        assertThat(source.root()).isEqualTo("P");
        assertThat(source.interarrival().orElseThrow().count()).isEqualTo(FLOWS - 1);
        double parts = source.start().orElseThrow().sum() + source.overhead().orElseThrow().sum();
        for (Profile.NodeTimes node : profile.nodes()) {
            if (!node.node().equals("L")) {
                parts += node.wall().orElseThrow().sum() + node.queue().map(Distribution::sum).orElse(0.0);
            }
            assertThat(node.cpu().isEmpty() || kind != RuntimeKind.VIRTUAL || node.node().equals("L")).isTrue();
        }
        parts += profile.locks().stream().flatMap(lock -> lock.uses().stream()).mapToDouble(use -> use.waits().map(Distribution::sum)
                .orElse(0.0)).sum();
        assertThat(parts).isCloseTo(source.latency().orElseThrow().sum(), Percentage.withPercentage(0.01));
        assertThat(profile.node("D").orElseThrow().wall().orElseThrow().min()).isGreaterThanOrEqualTo(PARKED);
        assertThat(profile.locks().stream().flatMap(lock -> lock.uses().stream()).filter(use -> use.node().equals("D")).findFirst()
                .orElseThrow().holds().orElseThrow().min()).isGreaterThanOrEqualTo(PARKED);
        assertThat(profile.node("D").orElseThrow().queue().isPresent()).isEqualTo(kind == RuntimeKind.EVENT);
        assertThat(profile.node("A").orElseThrow().cpu().isPresent()).isEqualTo(kind != RuntimeKind.VIRTUAL);
    }

    private static Map<String, Long> calls(Profile profile) {
        return profile.nodes().stream().collect(Collectors.toMap(Profile.NodeTimes::node, n -> n.wall().orElseThrow().count()));
    }

    private static Object failure() {
        throw new IllegalStateException();
    }

    /** Also where two of them start at one node, one with sessions and one without. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void sourcesAreToldApart(RuntimeKind kind) throws Exception {
        Server server = Server.of("""
                L () => (int n); M () => (int n); N () => (int n); A (int n) => (); B (int n) => ();
                source L {session: OfL} => A; source M {session: OfM} => B; source N => B;
                """);
        server.when("ofL", x -> "session " + (int) x[0] % 3).when("ofM", x -> "session " + (int) x[0] % 5);
        gives(server, "l", 30);
        gives(server, "m", 20);
        gives(server, "n", 10);
        Profile profile = run(server, kind);
        assertThat(profile.sources().stream().map(source -> source.node() + " " + source.root() + " " + source.flows() + " "
                + source.latency().orElseThrow().count() + source.sessions().map(of -> " " + of.counts()).orElse("")).toList())
                .containsExactly("L A 30 30 [" + new Profile.SessionCount(10, 3) + "]",
                        "M B 20 20 [" + new Profile.SessionCount(4, 5) + "]", "N B 10 10");
        assertThat(counted(server.analysis(), profile)).isEqualTo(Map.of("A", 30L, "B", 30L));
        assertThat(profile.strangers(server.analysis())).isEmpty();
    }

    /** There no session function comes before it. */
    @ParameterizedTest
    @EnumSource(RuntimeKind.class)
    void aHandlerMayBeANodeWhereFlowsOfSessionsStart(RuntimeKind kind) throws Exception {
        Server server = Server.of("""
                L () => (int n); M () => (int n); A (int n) => (); B (int n) => ();
                source L {session: OfL} => A; source M => B;
                handle error B => A;
                """);
        server.when("ofL", x -> "session").when("b", x -> failure());
        gives(server, "l", 30);
        gives(server, "m", 20);
        Profile profile = run(server, kind);
        assertThat(counted(server.analysis(), profile)).isEqualTo(Map.of("A", 50L, "B !", 20L));
        assertThat(profile.flows().started()).isEqualTo(50);
        assertThat(profile.paths()).extracting(PathCount::count).as("the most frequent first").containsExactly(50L, 20L);
        assertThat(profile.nodes()).extracting(Profile.NodeTimes::node).as("as in the program").containsExactly("L", "M", "A", "B");
        assertThat(profile.strangers(server.analysis())).isEmpty();
    }

    private static void gives(Server server, String source, int items) {
        AtomicInteger next = new AtomicInteger();
        server.when(source, x -> {
            if (next.get() == items) {
                throw new EndOfSource();
            }
            return next.getAndIncrement();
        });
    }

    private Profile profiled(Server server, RuntimeKind kind) throws Exception {
        gives(server, "l", FLOWS);
        return run(server, kind);
    }

    private Profile run(Server server, RuntimeKind kind) throws Exception {
        Path file = folder.resolve(kind + ".json");
        try (FluxServer running = FluxServer.of(server.program()).runtime(kind).profile(file).profileTimed(1_000_000_000).start()) {
            running.awaitTermination();
        }
        return ProfileReader.read(Files.readString(file));
    }
}
