// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Name;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathNumberingTest {

    @Test
    void theErrorEdgeComesFirstSoThatTheNumberOfAFailureIsThePosition() {
        Analysis analysis = Analysis.of(Programs.graph("source S => F; F = A -> B;"));
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        assertThat(analysis.paths().roots()).isEqualTo(Map.of("F", BigInteger.valueOf(3)));
        assertThat(codec.decode("F", BigInteger.ZERO)).isEqualTo(path(true, "F", "A"));
        assertThat(codec.decode("F", BigInteger.ONE)).isEqualTo(path(true, "F", "A", "B"));
        assertThat(codec.decode("F", BigInteger.TWO)).isEqualTo(path(false, "F", "A", "B"));
        assertThatThrownBy(() -> codec.decode("F", BigInteger.valueOf(3))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Path path(boolean fails, String root, String... steps) {
        List<Path.Entry> entries = new java.util.ArrayList<>(List.of(new Path.Entry(root, 0, 0)));
        List.of(steps).forEach(s -> entries.add(new Path.Entry(s, Path.CONCRETE, 1)));
        return new Path(root, entries, fails);
    }

    @Test
    void anAbstractNodeFailsByItselfWhereItChoosesOrLocks() {
        Analysis analysis = Analysis.of(Programs.graph("""
                typedef p P;
                source S => Plain; source T => Chooses; source U => Locks;
                Plain = A; Chooses:[p] = A; Chooses:[_] = ; Locks = A;
                atomic Locks:{x};
                """));
        assertThat(analysis.paths().roots()).isEqualTo(Map.of("Plain", BigInteger.valueOf(2), "Chooses", BigInteger.valueOf(4),
                "Locks", BigInteger.valueOf(3)));
    }

    @Test
    void aSessionFunctionHasTheFirstErrorEdge() {
        Analysis analysis = Analysis.of(Programs.graph("source S {session: Id} => A; atomic A:{x(session)};"));
        assertThat(analysis.paths().roots().get("A")).isEqualTo(3);
        assertThat(new PathCodec(analysis.graph(), analysis.paths()).decode("A", BigInteger.ZERO).entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "source S => F; F = A -> B -> F2; F2:[p] = ; F2:[_] = A -> A; typedef p P;",
        "source S => F; F = V -> V -> V; V:[p] = W; V:[!p] = W -> B; W:[p] = ; W:[_] = A; typedef p P; atomic W:{x}",
        "source S => F; source T {session: I} => F; F = V; V:[_] = U -> U; U = A -> A; atomic F:{x(session)} handle error A => H; H = V;",
        "source P => A; P = B -> V; V:[q] = C; V:[_] = ; typedef q Q;"})
    void everyNumberIsADistinctPathAndEncodesBack(String text) {
        Analysis analysis = Analysis.of(Programs.graph(text));
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        analysis.paths().roots().forEach((root, paths) -> {
            Set<Path> seen = new HashSet<>();
            for (BigInteger number = BigInteger.ZERO; number.compareTo(paths) < 0; number = number.add(BigInteger.ONE)) {
                Path path = codec.decode(root, number);
                assertThat(seen.add(path)).isTrue();
                assertThat(codec.encode(path)).isEqualTo(number);
            }
            assertThat(seen).isEqualTo(Set.copyOf(enumerate(analysis, root)));
        });
    }

    /** All paths of a root by plain recursion over the program. */
    private static List<Path> enumerate(Analysis analysis, String root) {
        List<Path> paths = new ArrayList<>(run(analysis, root, root, 0));
        if (analysis.paths().sessionRoots().contains(root)) {
            paths.add(new Path(root, List.of(), true));
        }
        return paths;
    }

    private static List<Path> run(Analysis analysis, String root, String name, int depth) {
        if (!(analysis.graph().nodes().get(name) instanceof Node.AbstractNode node)) {
            List<Path.Entry> entry = List.of(new Path.Entry(name, Path.CONCRETE, depth));
            return List.of(new Path(root, entry, true), new Path(root, entry, false));
        }
        List<Path> paths = new ArrayList<>();
        if (node.isTyped() || !node.constraints().isEmpty()) {
            paths.add(new Path(root, List.of(new Path.Entry(name, Path.NOT_CHOSEN, depth)), true));
        }
        for (Node.Variant variant : node.variants()) {
            List<Path> running = List.of(new Path(root, List.of(new Path.Entry(name, variant.index(), depth)), false));
            for (Name step : variant.steps()) {
                List<Path> longer = new ArrayList<>();
                for (Path path : running) {
                    for (Path next : run(analysis, root, step.text(), depth + 1)) {
                        List<Path.Entry> entries = new ArrayList<>(path.entries());
                        entries.addAll(next.entries());
                        (next.fails() ? paths : longer).add(new Path(root, entries, next.fails()));
                    }
                }
                running = longer;
            }
            paths.addAll(running);
        }
        return paths;
    }
}
