// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flux.generator.testing.Compilation;
import org.flux.generator.testing.MethodSizes;
import org.flux.generator.testing.Programs;
import org.flux.generator.testing.Server;
import org.flux.generator.testing.Shape;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowOutcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs so large that javac, or the just-in-time compiler, would give up on code that is generated carelessly. */
@ParameterizedClass
@EnumSource(Shape.class)
class LargeProgramTest {
    /** HotSpot compiles no method that is longer. */
    private static final int HUGE_METHOD = 8_000;
    private static final boolean LONG = Boolean.getBoolean("flux.long");

    @Parameter
    Shape shape;

    @Test
    void thousandsOfLines() {
        StringBuilder text = new StringBuilder("L () => (int n);\nsource L => P0;\ntypedef odd IsOdd;\n");
        int nodes = LONG ? 1_650 : 300;
        for (int i = 0; i < nodes; i++) {
            text.append("A%d (int n) => (int n);\nB%d (int n) => (int n, String s);\nC%d (int n, String s) => (int n);\n"
                    .formatted(i, i, i));
            text.append("atomic A%d:{lock%d?};\n".formatted(i, i % 50));
            text.append("P%d:[odd] = A%d -> B%d -> C%d;\n".formatted(i, i, i, i));
            text.append(i + 1 < nodes ? "P%d:[!odd] = P%d -> A%d;\n".formatted(i, i + 1, i) : "P%d:[_] = ;\n".formatted(i));
            text.append(i % 10 == 0 ? "handle error A%d => Sorry;\n".formatted(i) : "");
        }
        assertThat(text.toString().lines().count()).isGreaterThan(LONG ? 10_000 : 1_800);
        assertSmallMethods(compile(text.toString()));
    }

    @Test
    void aFlowOfThousandsOfSteps() {
        int steps = LONG ? 2_000 : 500;
        Server server = server("""
                L () => (int n); A (int n) => (int n, String s); B (int n, String s) => (int n); End (int n) => ();
                source L => P; atomic A:{a?}; atomic B:{b, c};
                handle error A => Sorry;
                P = %s -> End;
                """.formatted(IntStream.range(0, steps).mapToObj(i -> "A -> B").collect(Collectors.joining(" -> "))));
        assertSmallMethods(server.classes());
        server.when("end", x -> {
            throw new IllegalStateException();
        });
        FlowOutcome outcome = server.run("l", 5);
        assertThat(server.trace()).hasSize(2 * steps + 1).startsWith("a(5) [a?]", "b(5, null) [b, c]").endsWith("end(5)");
        assertThat(outcome.failure().trail()).hasSize(2 * steps + 2).endsWith("B", "End");
    }

    @Test
    void aNodeOfHundredsOfVariants() {
        int variants = LONG ? 400 : 150;
        StringBuilder text = new StringBuilder("L () => (int n); A (int n) => (int n); B (int n) => (int n); End (int n) => ();\n"
                + "source L => P; P = H -> End;\n");
        for (int i = 0; i < variants; i++) {
            text.append("typedef t%d Is%d; H:[t%d] = %s;\n".formatted(i, i, i,
                    i % 3 == 0 ? "A -> B -> A -> B -> A" : i % 3 == 1 ? "" : "B"));
        }
        Server server = server(text.toString());
        assertSmallMethods(server.classes());
        for (int chosen : List.of(0, 1, 57, 100, variants - 2, variants - 1)) {
            for (int i = 0; i < variants; i++) {
                int number = i;
                server.when("is" + i, x -> number == chosen);
            }
            assertThat(server.run("l", 5).status()).isEqualTo(Status.COMPLETED);
            int body = chosen % 3 == 0 ? 5 : chosen % 3 == 1 ? 0 : 1;
            assertThat(server.trace()).hasSize(chosen + 1 + body + 1).endsWith("end(5)");
        }
        server.when("is" + (variants - 1), x -> false);
        FlowOutcome outcome = server.run("l", 5);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failure().trail()).containsExactly("P", "H");
        server.when("is" + (variants - 2), x -> true).fails("end");
        assertThat(server.run("l", 5).failure().trail()).startsWith("P", "H").endsWith("End");
    }

    private static Map<String, byte[]> compile(String text) {
        return Compilation.of(Programs.generate(Programs.analyse("server.flux", text), GeneratorOptions.DEFAULT)).bytes();
    }

    private static void assertSmallMethods(Map<String, byte[]> classes) {
        var sizes = new TreeMap<String, Integer>();
        classes.forEach((name, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> sizes.put(name + "." + method, size)));
        sizes.keySet().removeIf(method -> method.contains(".describeNodes")); // they run once
        assertThat(sizes).hasSizeGreaterThan(15)
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThan(HUGE_METHOD));
    }

    private Server server(String text) {
        return Server.of(text, shape);
    }
}
