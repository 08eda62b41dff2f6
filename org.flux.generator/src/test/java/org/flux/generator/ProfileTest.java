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
import org.flux.generator.testing.Server;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.PathCodec;
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
                Last:[p] = ; Last:[q] = Held; Last:[r] = Inner; Last:[_] = B -> Inner;
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
        trail.add(answers[2] ? "Last2" : "Last3");
        if (!answers[2] && !call("B", trail, left)) {
            return false;
        }
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

    private Profile profiled(Server server, RuntimeKind kind) throws Exception {
        AtomicInteger next = new AtomicInteger();
        server.when("l", x -> {
            if (next.get() == FLOWS) {
                throw new EndOfSource();
            }
            return next.getAndIncrement();
        });
        Path file = folder.resolve(kind + ".json");
        try (FluxServer running = FluxServer.of(server.program()).runtime(kind).profile(file).profileTimed(1_000_000_000).start()) {
            running.awaitTermination();
        }
        return ProfileReader.read(Files.readString(file));
    }
}
