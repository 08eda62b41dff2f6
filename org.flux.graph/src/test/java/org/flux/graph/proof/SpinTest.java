// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.promela.Bounds;
import org.flux.graph.promela.PromelaModel;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Spin, which knows nothing of Flux, says the same as the checker of this package: that no example, no program of the corpus and no random
 * one deadlocks with the compiler's schedule, and which of them do if nodes take just what they declare.
 */
class SpinTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");
    private static final int RANDOM = 50;
    /** Random programs with larger models than that are left out: Spin would take seconds for each. */
    private static final int MOST_STEPS = LONG ? 24 : 16;
    private static final int SESSIONS = 2;
    private static final ExecutorService TWO_AT_A_TIME = Executors.newFixedThreadPool(2);

    /** What Spin and our checker say of a program. */
    private record Agreement(Spin.Verdict scheduled, Optional<Spin.Verdict> asDeclared, Interleavings.Outcome ours,
            Interleavings.Outcome oursAsDeclared) {}

    @AfterAll
    static void end() {
        TWO_AT_A_TIME.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> spinAgrees() throws IOException {
        Optional<String> obstacle = Spin.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        Map<String, Future<Agreement>> results = new LinkedHashMap<>();
        programs().forEach((name, analysis) -> results.put(name, TWO_AT_A_TIME.submit(() -> agreement(analysis))));
        List<DynamicTest> tests = new ArrayList<>();
        int[] deadlocks = {0};
        results.forEach((name, result) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            Agreement found = result.get();
            assertThat(found.scheduled().kind()).as(found.scheduled().report()).isEqualTo(Spin.Verdict.Kind.FINE);
            assertThat(found.ours()).isEqualTo(Interleavings.Outcome.FINE);
            found.asDeclared().ifPresent(spin -> assertThat(spin.kind().name()).as(spin.report()).isEqualTo(found.oursAsDeclared().name()));
            deadlocks[0] += name.startsWith("random") && found.oursAsDeclared() == Interleavings.Outcome.DEADLOCK ? 1 : 0;
        })));
        tests.add(DynamicTest.dynamicTest("some random ones deadlock as declared", () -> {
            String figures = RANDOM + " random programs, of which " + deadlocks[0] + " deadlock as declared";
            System.out.println("Spin agrees about " + figures);
            assertThat(deadlocks[0]).isPositive();
            if (!LONG) {
                Document.assertSays(figures);
            }
        }));
        return tests.stream();
    }

    /** The assertions of a model can fail: without locks flows meet. */
    @Test
    void spinFindsFlowsThatIntrudeOnEachOther() throws IOException {
        Optional<String> obstacle = Spin.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        Analysis analysis = Analysis.of(Programs.graph("source S => A; atomic A:{a};"));
        String model = new PromelaModel(analysis, Bounds.DEFAULT).text();
        assertThat(Spin.check(model).kind()).isEqualTo(Spin.Verdict.Kind.FINE);
        assertThat(Spin.check(model.replaceAll("(acquire|release)\\(lock_a, WRITE\\);", "skip;")).kind())
                .isEqualTo(Spin.Verdict.Kind.INTRUSION);
    }

    private static Map<String, Analysis> programs() throws IOException {
        Map<String, Analysis> programs = new LinkedHashMap<>();
        for (Path folder : List.of(Path.of("../examples"), Path.of("../corpus"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".flux")).filter(f -> !f.toString().contains("/target/"))
                        .sorted().toList()) {
                    Analysis analysis = Analysis.of(Programs.graph(file.getFileName().toString(), Files.readString(file)));
                    if (!analysis.hasErrors()) {
                        programs.put(file.getFileName().toString(), analysis);
                    }
                }
            }
        }
        assertThat(programs).hasSizeGreaterThan(8);
        int named = programs.size();
        for (int seed = 1; programs.size() < named + RANDOM; seed++) {
            Analysis analysis = Analysis.of(Programs.graph(RandomProgram.text(seed)));
            if (!analysis.hasErrors() && new PromelaModel(analysis, Bounds.DEFAULT).steps() <= MOST_STEPS) {
                programs.put("random " + seed, analysis);
            }
        }
        return programs;
    }

    private static Agreement agreement(Analysis analysis) throws IOException {
        Proof.Checked ours = Proof.check(analysis, SESSIONS, 2);
        String scheduled = new PromelaModel(analysis, new Bounds(2, SESSIONS, true)).text();
        String asDeclared = new PromelaModel(analysis, new Bounds(2, SESSIONS, false)).text();
        boolean same = Arrays.equals(scheduled.lines().skip(8).toArray(), asDeclared.lines().skip(8).toArray());
        return new Agreement(Spin.check(scheduled), same ? Optional.empty() : Optional.of(Spin.check(asDeclared)), ours.scheduled(),
                ours.asDeclared());
    }
}
