// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bool|boolean", "char*|String", "char *|String", "const char*|String", "char|char", "unsigned|int",
        "unsigned long|long", "long long|long", "unsigned char|int", "size_t|int", "int16_t|int", "uint32_t|long", "long double|double",
        "struct Job*|Job", "Job&|Job", "Job|Job", "byte[]|byte[]", "int[][]|int[][]", "List<int>|List<Integer>",
        "Map<String, List<byte[]>>|Map<String, List<byte[]>>", "java.util.List<Job*>|List<Job>", "void*|Object", "<|Object", "|Object",
        "Map<?, List<?>>|Map<?, List<?>>", "Map<? extends List<int>, ? super byte[]>|Map<? extends List<Integer>, ? super byte[]>"})
    void javaAndCSpellings(String text, String type) {
        var spelling = new TypeSpelling(Programs.file("x.flux", "import java.util.List; import java.util.Map;"));
        assertThat(spelling.read(text == null ? "" : text)).hasToString(type);
    }

    @Test
    void importsQualifyTypesSoThatBothSpellingsAreEqual() {
        var spelling = new TypeSpelling(Programs.file("x.flux", "import a.b.Job;"));
        assertThat(spelling.read("Job")).isEqualTo(spelling.read("a.b.Job")).isNotEqualTo(spelling.read("c.Job"));
        assertThat(spelling.read("char*")).isEqualTo(spelling.read("java.lang.String"));
    }

    private static String signature(String text, String node) {
        return Inference.infer(Programs.graph(text)).types().signature(node).toString();
    }

    private static List<String> findings(String text) {
        return Inference.infer(Programs.graph(text)).findings().stream().map(Diagnostic::message).toList();
    }

    @Test
    void aNodeTakesItsTypesFromItsNeighbours() {
        String text = "L () => (int a); Z (String s) => (); source L => F; F = X -> Y -> Z;";
        assertThat(signature(text, "X")).isEqualTo("(int) => (?)");
        assertThat(signature(text, "Y")).isEqualTo("(?) => (String)");
        assertThat(signature(text, "F")).isEqualTo("(int) => ()");
    }

    @Test
    void identityEquatesInputsAndOutputsAndPatternsGiveTheirNumber() {
        assertThat(signature("source L => F; F = H -> Z; H:[_, _] = ;", "H")).isEqualTo("(?, ?) => (?, ?)");
        assertThat(signature("source L => F; F = H -> Z; H:[_, _] = ; Z (int a, long b) => ();", "L")).isEqualTo("() => (int, long)");
    }

    @Test
    void handlersTakeTheInputsOfWhatTheyHandle() {
        String text = "L () => (int a); source L => F; F = A; handle error A => H; handle error * => G; handle error F => E; H = X; G = Y;";
        assertThat(signature(text, "H")).isEqualTo("(int) => ()");
        assertThat(signature(text, "G")).isEqualTo("() => ()");
        assertThat(signature(text, "E")).isEqualTo("(int) => ()");
    }

    @Test
    void predicatesTakeTheTypeTheyTest() {
        Types types = Inference.infer(Programs.graph("L () => (int a, String b); typedef p P; source L => F; F:[_, p] = ;")).types();
        assertThat(types.predicates().get("p")).map(JavaType::toString).isEqualTo(Optional.of("String"));
    }

    @Test
    void mismatchesNameBothSidesOnce() {
        assertThat(findings("L () => (int a); F (long b) => (); source L => F;"))
                .containsExactly("`L` gives (int) but `F` takes (long)");
        assertThat(findings("L () => (int a); source L => F; A (int a) => (int a, int b); B (int a) => (); F = A -> B;"))
                .containsExactly("`A` gives (int, int) but `B` takes (int)");
        assertThat(findings("N (int a) => (long b); N = ;")).containsExactly("`N` passes its inputs on: it takes (int) but gives (long)");
        assertThat(findings("A (int a) => (); F = A; handle error A => H; H (String s) => ();"))
                .containsExactly("The handler of `A` gets its inputs (int) but `H` takes (String)");
    }

    @Test
    void arcsCarryWhatFlows() {
        Types types = Inference.infer(Programs.graph("L () => (int a); source L => F; F = A -> B; B (String s) => ();")).types();
        assertThat(types.arcs()).extracting(a -> a.from() + ">" + a.to() + " " + Signature.declare(a.slots()))
                .containsExactly("L>F (int a)", "A>B (String s)");
    }
}
