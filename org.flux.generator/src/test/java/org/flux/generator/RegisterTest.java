// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.graph.analysis.Analysis;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The path register: what generated code writes into it, and what the runtime reads out of it. */
@ParameterizedClass
@EnumSource(Shape.class)
class RegisterTest {
    /** Shared nodes, nested choices, callers that go on differently, with and without locks held. */
    private static final String SHARED = """
            L () => (int n); M () => (int n);
            A (int n) => (int n); B (int n) => (int n); C (int n) => (int n); End (int n) => ();
            typedef a IsA; typedef b IsB;
            source L => P; source M {session: Of} => Q;
            P = S -> T -> S -> End;
            Q = T -> A -> U -> End;
            S:[a] = A -> B; S:[b] = U; S:[_] = ;
            T:[!a] = S -> C; T:[a] = U;
            U = B -> C;
            atomic Q:{q}; atomic U:{u?}; atomic S:{s};
            """;

    @Parameter
    Shape shape;

    @Test
    void theRuntimeDecodesWhatTheGraphEncodes() {
        Server server = server(SHARED);
        for (String root : List.of("P", "Q")) {
            int failing = 0;
            int paths = server.analysis().paths().roots().get(root).intValueExact();
            for (int number = 0; number < paths; number++) {
                List<String> expected = decode(server.analysis(), root, number);
                if (expected != null) {
                    failing++;
                    assertThat(failAt(server, root, number).failure().trail()).as(root + " " + number).isEqualTo(expected);
                }
            }
            assertThat(failing).isGreaterThan(30);
        }
    }

    /** The node that fails last on the real trail is where the decoded trail ends; every call of the flow is in it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void generatedCodeKeepsTheRegister(int seed) {
        Server server = server(SHARED);
        Random random = new Random(seed);
        Set<List<String>> trails = new java.util.HashSet<>();
        for (int run = 0; run < 800; run++) {
            int[] left = {random.nextInt(14)};
            List<String> called = new ArrayList<>();
            for (String method : List.of("a", "b", "c", "end")) {
                server.when(method, x -> {
                    called.add(method.equals("end") ? "End" : method.toUpperCase(java.util.Locale.ROOT));
                    if (left[0]-- == 0) {
                        throw new IllegalStateException();
                    }
                    return method.equals("end") ? null : x[0];
                });
            }
            int answers = random.nextInt();
            int[] asked = {0};
            server.when("isA", x -> (answers >> asked[0]++ & 1) == 1);
            server.when("isB", x -> (answers >> asked[0]++ & 1) == 1);
            server.when("of", x -> "session");
            FlowOutcome outcome = server.run(random.nextBoolean() ? "l" : "m", 1);
            if (outcome.status() == FlowOutcome.Status.FAILED) {
                List<String> concrete = outcome.failure().trail().stream().filter(Set.of("A", "B", "C", "End")::contains).toList();
                assertThat(concrete).isEqualTo(called);
                trails.add(outcome.failure().trail());
            }
        }
        assertThat(trails.size()).isGreaterThan(30);
    }

    @Test
    void aSessionFunctionHasAnEdgeOfItsOwn() {
        Server server = server(SHARED).fails("of");
        assertThat(server.run("m", 1).failure().path()).contains("Q (session)");
        server.when("of", x -> "me").fails("a").when("isA", x -> true);
        assertThat(server.run("m", 1).failure().trail()).containsExactly("Q", "T", "U", "B", "C", "A");
    }

    @Test
    void sourcesWithAndWithoutSessionShareATargetsNumbers() {
        Server server = server("""
                L () => (int n); M () => (int n); A (int n) => (int n); B (int n) => ();
                source L => P; source M {session: Of} => P; P = A -> B;
                """).when("of", x -> "me").fails("b");
        assertThat(server.run("l", 1).failure().trail()).containsExactly("P", "A", "B");
        assertThat(server.run("m", 1).failure().trail()).containsExactly("P", "A", "B");
        server.fails("a");
        assertThat(server.run("l", 1).failure().trail()).containsExactly("P", "A");
        assertThat(server.run("m", 1).failure().trail()).containsExactly("P", "A");
    }

    @Test
    void aNodeThatIsBothATargetAndAHandler() {
        Server server = server("""
                L () => (int n); M () => (int n); A (int n) => (int n); B (int n) => (int n); C (int n) => ();
                source L {session: Of} => P; source M => Q; P = A -> B -> D; Q = B -> A -> C; D (int n) => ();
                handle error C => P;
                """);
        int[] calls = {0};
        server.when("a", x -> {
            if (calls[0]++ == 1) {
                throw new IllegalStateException();
            }
            return x[0];
        }).fails("c");
        FlowOutcome outcome = server.run("m", 1);
        assertThat(outcome.failure().trail()).containsExactly("Q", "B", "A", "C");
        assertThat(((org.flux.runtime.FlowFailure) outcome.failure().getSuppressed()[0]).trail()).containsExactly("P", "A");
    }

    @Test
    void pathsBeyondTheRegisterAreUnknownAndHarmless() {
        StringBuilder text = new StringBuilder("L () => (int n); A (int n) => (int n); End (int n) => (); typedef a IsA; source L => P;"
                + "C:[a] = A; C:[_] = A -> A;\nP = ");
        text.append("C -> ".repeat(90)).append("End;");
        Server server = server(text.toString()).fails("end");
        assertThat(server.run("l", 1).failure().path()).contains("path unknown");
        assertThat(server.run("l", 1).failure()).cause().hasMessage("end is broken");
        assertThat(server.trace()).hasSize(2 * (90 * 3 + 1));
        server.fails("a");
        assertThat(server.run("l", 1).failure().path()).contains("path unknown");
    }

    private static FlowOutcome failAt(Server server, String root, long number) {
        boolean hasSession = server.analysis().paths().sessionRoots().contains(root);
        return Flow.call(server.program(), root, flow -> {
            if (hasSession) {
                flow.startWithSession(root);
            }
            flow.at(number);
            throw new IllegalStateException();
        });
    }

    /** The trail of a failing path; null for one that completes. */
    private static List<String> decode(Analysis analysis, String root, long number) {
        var path = new org.flux.graph.paths.PathCodec(analysis.graph(), analysis.paths()).decode(root, BigInteger.valueOf(number));
        if (!path.fails()) {
            return null;
        }
        List<String> trail = new ArrayList<>(path.entries().stream().map(e -> e.node()).toList());
        return trail.isEmpty() ? List.of(root) : trail;
    }

    private Server server(String text) {
        return Server.of(text, shape);
    }
}
