// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;

/**
 * No analysis recurses on the Java stack, and none is worse than linear on programs that people could write. What is limited is time of the
 * processor, so that others on the machine do not count: far above what these programs take, and far below anything quadratic.
 */
class ScaleTest {
    private static final Duration MOST = Duration.ofSeconds(12);

    private static String lines(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static Analysis analyse(String text) {
        ProgramGraph graph = Programs.graph(text);
        FutureTask<Analysis> work = new FutureTask<>(() -> Analysis.of(graph));
        Thread worker = Thread.ofPlatform().daemon().start(work);
        while (true) {
            try {
                return work.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException goesOn) {
                long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId());
                assertThat(Duration.ofNanos(nanos)).as("processor time").isLessThan(MOST);
            } catch (InterruptedException | ExecutionException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Test
    void tenThousandNestedNodes() {
        Analysis analysis = analyse("source S => N0; " + lines(0, 10_000, i -> "N" + i + " = N" + (i + 1) + ";")
                + "handle error N0 -> * -> N9999 => H; atomic N0:{b} atomic N10000:{a}");
        assertThat(analysis.locks().elevations().getFirst().witness()).hasSize(10_001);
        assertThat(analysis.paths().roots().get("N0")).isEqualTo(3);
    }

    @Test
    void tenThousandNodesInOneRing() {
        Analysis analysis = analyse("source S => N0; " + lines(0, 10_000, i -> "N" + i + " = N" + (i + 1) % 10_000 + " -> X;")
                + "atomic N5:{b} atomic X:{a}");
        assertThat(analysis.recursion()).hasSize(1);
        assertThat(analysis.recursion().getFirst()).hasSize(10_000).startsWith("N0", "N1");
    }

    @Test
    void pathsThatDoubleTenThousandTimesSaturate() {
        Analysis analysis = analyse("source S => N0; " + lines(0, 10_000, i -> "N" + i + " = N" + (i + 1) + " -> N" + (i + 1) + ";")
                + "N10000:[_] = A; N10000:[_] = B;");
        assertThat(analysis.paths().roots().get("N0")).isEqualTo(org.flux.graph.paths.PathNumbering.LIMIT);
    }

    @Test
    void aHundredThousandLines() {
        Analysis analysis = analyse(lines(0, 20_000, i -> """
                R%1$d (int a, String b) => (int a, String b, byte[] c);
                W%1$d (int a, String b, byte[] c) => ();
                F%1$d = R%1$d -> W%1$d;
                source L%1$d => F%1$d;
                atomic W%1$d:{l%2$d, m%3$d?};""".formatted(i, i % 1000, i % 7)));
        assertThat(analysis.reachable()).hasSize(80_000);
    }

    /** No question of dispatch is so hard that nobody waits for the answer. */
    @Test
    void variantsWithTooManyCombinations() {
        Random random = new Random(1);
        String signature = lines(0, 12, i -> "int x" + i + (i < 11 ? "," : ""));
        Analysis analysis = analyse("source S => V; S () => (" + signature + ");" + lines(0, 40, i -> "typedef p" + i + " T" + i + ";")
                + lines(0, 3_000, v -> "V:[" + lines(0, 12, i -> List.of("_", "_", "!p" + random.nextInt(40), "p" + random.nextInt(40))
                        .get(random.nextInt(4)) + (i < 11 ? "," : "")) + "] = C" + v + ";"));
        assertThat(analysis.graph().nodes()).hasSize(3_002);
    }

    /** Each of its own predicate, then each with a predicate in common. */
    @Test
    void fiftyThousandVariantsOfOneNode() {
        Analysis analysis = analyse("S () => (int x); source S => V; typedef p A; " + lines(0, 50_000, i -> "typedef t" + i + " T" + i
                + "; V:[t" + i + "] = E;") + "V:[t7] = E; V:[_] = E; E (int x) => ();");
        assertThat(codesOf(analysis)).contains(Code.DUPLICATE_VARIANT).doesNotContain(Code.VARIANT_UNREACHABLE, Code.NOT_EXHAUSTIVE);
        Analysis common = analyse("S () => (int x, int y); source S => V; typedef p A; V:[p, _] = E;"
                + lines(0, 20_000, i -> "typedef t" + i + " T" + i + "; V:[p, t" + i + "] = E;")
                + "V:[!p, _] = E; E (int x, int y) => ();");
        assertThat(codesOf(common)).filteredOn(Code.VARIANT_UNREACHABLE::equals).hasSize(20_000);
        assertThat(codesOf(common)).doesNotContain(Code.NOT_EXHAUSTIVE);
    }

    private static List<Code> codesOf(Analysis analysis) {
        return analysis.diagnostics().stream().map(d -> d.code()).toList();
    }

    @Test
    void manySourcesAndManyHandlers() {
        Analysis analysis = analyse(lines(0, 25_000, i -> "L%1$d () => (int x); source L%1$d => F%1$d; F%1$d = E; handle error F%1$d => H;"
                .formatted(i)) + "E (int x) => (); H (int x) => (); handle error L7 => G; G () => (); atomic G:{g(session)};");
        assertThat(codesOf(analysis)).containsOnlyOnce(Code.SESSION_LOCK_IN_SOURCE);
    }

    @Test
    void manyLocksInManyNestedNodes() {
        Analysis analysis = analyse("source S => N0; " + lines(0, 5_000, i -> "N%d = C%d -> N%d; atomic N%d:{m%d} atomic C%d:{l%d}"
                .formatted(i, i, i + 1, i, i * 7_919 % 50, i, i * 104_729 % 50)));
        assertThat(analysis.locks().effective().get("N0")).hasSizeGreaterThan(50);
    }

    /** What nodes need, summed up over all of them, is quadratic here: it must not be written down for each of them. */
    @Test
    void tensOfThousandsOfNestedNodesWithLocksOfTheirOwn() {
        int nodes = 15_000;
        Analysis analysis = analyse("source S => N0; " + lines(0, nodes, i -> "N%d = C%d -> N%d; atomic N%d:{m%d} atomic C%d:{l%d}"
                .formatted(i, i, i + 1, i, i * 7_919 % nodes, i, i * 31_337 % nodes)));
        assertThat(analysis.locks().order().locks()).hasSize(2 * nodes);
        assertThat(analysis.locks().elevations()).hasSizeBetween(nodes, 2 * nodes);
        assertThat(analysis.diagnostics()).extracting(d -> d.message().length()).allMatch(length -> length < 500);
        assertThat(analysis.diagnostics()).extracting(d -> d.related().size()).allMatch(places -> places < 50);
    }

    /** Every second chain is against the order of the names, which leads to elevations, and to the question which order would save them. */
    @Test
    void manyChainsOfNestedNodesWithLocksOfTheirOwn() {
        Analysis analysis = analyse(lines(0, 700, i -> "source S" + i + " => N" + i + "x0; " + lines(0, 100, k ->
                "N%1$dx%2$d = N%1$dx%3$d; atomic N%1$dx%2$d:{l%4$d}".formatted(i, k, k + 1, 100 * i + (i % 2 == 0 ? k : 99 - k)))));
        assertThat(analysis.locks().order().locks()).hasSize(70_000);
        assertThat(codesOf(analysis)).containsOnlyOnce(Code.ORDER_COULD_SAVE).contains(Code.ELEVATED);
    }

    /** Each lock is needed inside of each other one, so no order of them avoids all elevations. */
    @Test
    void thousandsOfNestedNodesWithLocksThatComeAgain() {
        Analysis analysis = analyse("pragma lockorder = inferred; source S => N0; " + lines(0, 6_000, i -> "N%d = N%d; atomic N%d:{l%d}"
                .formatted(i, i + 1, i, i % 2_000)));
        assertThat(analysis.locks().order().locks()).hasSize(2_000);
    }

    @Test
    void thousandsOfNamesThatAreNotDeclared() {
        Analysis analysis = analyse(lines(0, 6_000, i -> """
                Read%1$dx (int a) => ();
                F%1$d = Raed%1$dx -> W%1$d;
                source L%1$d => F%1$d;
                handle error W%1$d => H%1$d;
                atomic X%1$d:{l%1$d, m%2$d?};""".formatted(i, i % 7)));
        assertThat(analysis.diagnostics()).filteredOn(d -> d.code() == Code.NODE_MISSPELT).hasSize(6_000);
    }

    @Test
    void oneHandlerPerNode() {
        Analysis analysis = analyse("source S => P; P = " + steps("N", 10_000)
                + lines(0, 9_999, i -> "handle error N" + i + " -> N" + (i + 1) + " => H" + i + ";"));
        assertThat(analysis.handlers().byNode()).hasSize(9_999);
    }

    @Test
    void oneLargeHandlerForManyNodes() {
        Analysis analysis = analyse("source S => P; P = " + steps("N", 40_000) + "H = " + steps("K", 40_000)
                + lines(0, 40_000, i -> "handle error N" + i + " => H;"));
        assertThat(codesOf(analysis)).doesNotContain(Code.HANDLER_REACHES_HANDLED);
    }

    @Test
    void manySourcesOfOneLargeFlow() {
        Analysis analysis = analyse("P = " + steps("N", 30_000) + "atomic N29999:{g(session)}; "
                + lines(0, 30_000, i -> "source L" + i + " => P;"));
        assertThat(codesOf(analysis)).filteredOn(Code.SESSION_LOCK_WITHOUT_SESSION::equals).hasSize(30_000);
    }

    @Test
    void manySessionFunctionsForNothing() {
        Analysis analysis = analyse(lines(0, 60_000, i -> "source L%1$d => E; session L%1$d => S%1$d;".formatted(i)));
        assertThat(codesOf(analysis)).filteredOn(Code.SESSION_FUNCTION_UNUSED::equals).hasSize(60_000);
    }

    @Test
    void manyNamesThatCollideInJava() {
        Analysis analysis = analyse(lines(0, 30_000, i -> "Read" + i + " () => (); read" + i + " () => ();"));
        assertThat(codesOf(analysis)).filteredOn(Code.JAVA_NAME_COLLISION::equals).hasSize(30_000);
    }

    private static String steps(String name, int count) {
        return lines(0, count, i -> name + i + (i < count - 1 ? " ->" : ";"));
    }

    @Test
    void contextsDoNotMultiply() {
        Analysis analysis = analyse("source S => N0; " + lines(0, 12, i ->
                "N%1$d = A%1$d -> B%1$d; A%1$d = N%2$d; B%1$d = N%2$d; atomic A%1$d:{l%1$d} atomic X%1$d:{l%1$d}".formatted(i, i + 1))
                + "N12 = " + lines(0, 12, i -> "X" + i + (i < 11 ? " ->" : ";")));
        assertThat(analysis.locks().contexts().get("N12")).hasSize(13);
    }
}
