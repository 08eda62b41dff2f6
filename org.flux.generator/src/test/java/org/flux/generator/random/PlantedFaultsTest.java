// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flux.generator.random.Harness.Mismatch;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Lock;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Pattern;
import org.flux.generator.random.Model.Rule;
import org.flux.generator.random.Model.Settings;
import org.flux.generator.random.Model.Test;
import org.flux.generator.random.Model.Type;
import org.flux.generator.random.Model.Use;
import org.flux.generator.random.Model.Variant;
import org.flux.runtime.RuntimeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness can fail: it is given the server of another program than it believes in. */
class PlantedFaultsTest {
    private static final int LONG_ENOUGH_TO_MEET = 20_000;
    private static final int FLOWS_TOGETHER = 8;
    private static final Use X = new Use(new Lock("x", false), true);
    private static final Use X_READ = new Use(new Lock("x", false), false);
    private static final Use X_OF_SESSION = new Use(new Lock("x", true), true);
    private static final Rule WHEN_B_FAILS = new Rule(List.of("B"), "G");
    private static final Model WRITER = model(List.of(X), List.of(), List.of(), List.of());
    private static final Model READER = model(List.of(X), List.of(X_READ), List.of(), List.of());
    private static final Model REGION = model(List.of(), List.of(), List.of(X), List.of());
    private static final Model SESSION = model(List.of(X_OF_SESSION), List.of(), List.of(), List.of());
    private static final Model HANDLER = model(List.of(), List.of(), List.of(), List.of(X));
    private static final Model ALL = model(List.of(X), List.of(X_READ), List.of(X_OF_SESSION), List.of(X));

    /** {@code P = A -> B} with a handler {@code G} of B, that many flows enter. */
    private static Model model(List<Use> ofA, List<Use> ofB, List<Use> ofP, List<Use> ofG) {
        Pattern even = new Pattern(Optional.of(Test.EVEN), false);
        List<Node> nodes = List.of(node("L", List.of(), List.of()),
                node("P", ofP, List.of(new Variant(List.of(even), List.of("A", "B")),
                        new Variant(List.of(Pattern.WILDCARD), List.of("A", "B", "B")))),
                node("A", ofA, List.of()), node("B", ofB, List.of()), node("G", ofG, List.of()));
        return new Model(List.of(new Entry("L", true, Optional.of("Who"), "P")), nodes, List.of(WHEN_B_FAILS, new Rule(List.of("*"), "H")),
                new Settings(false, false, List.of()));
    }

    private static Node node(String name, List<Use> locks, List<Variant> variants) {
        return new Node(name, name.equals("L") ? List.of() : List.of(Type.INT), List.of(Type.INT), Marker.NONE, true, locks, variants);
    }

    static Stream<Arguments> missingConstraints() {
        return Stream.of(RuntimeKind.values()).flatMap(kind -> Stream.of(
                Arguments.of(kind, WRITER, "atomic A:.*", "", "the counter under x stands at"),
                Arguments.of(kind, READER, "atomic B:.*", "", "x was written while it was being read"),
                Arguments.of(kind, REGION, "atomic P:.*", "", "the counter under x stands at"),
                Arguments.of(kind, REGION, "atomic P:(.*)", "atomic A:$1 atomic B:$1", "since the last call of this region"),
                Arguments.of(kind, SESSION, "atomic A:.*", "", "the counter under x(session) of room"),
                Arguments.of(kind, HANDLER, "atomic G:.*", "", "the counter under x stands at")));
    }

    @ParameterizedTest
    @MethodSource("missingConstraints")
    void countersShowThatAConstraintIsMissing(RuntimeKind kind, Model model, String constraint, String instead, String complaint) {
        Counters counters = new Counters(LONG_ENOUGH_TO_MEET, FLOWS_TOGETHER);
        Candidate faulty = believed(model, constraint, instead);
        assertThatThrownBy(() -> Harness.check(faulty, kind, counters)).isInstanceOf(Mismatch.class)
                .hasMessageContaining("violations of constraints").hasMessageContaining(complaint);
    }

    static Stream<Arguments> faults() {
        return Stream.of(Arguments.of(ALL, "handle error B => G;\n", "", "calls"),
                Arguments.of(ALL, "(handle error )B => G;\n", "$1A -> B -> B => G;\n", "calls"),
                Arguments.of(ALL, "P:\\[even]", "P:[!even]", "calls"),
                Arguments.of(ALL, "\\z", "pragma lockorder = inferred; E (int) => (int); handle error A => E;", "calls"),
                Arguments.of(REGION, "A -> B;", "A -> Q; Q (int) => (int); Q = B;", "trail"),
                Arguments.of(REGION, "P:\\{x}", "P:{x?}", "locks held at a"),
                Arguments.of(HANDLER, "G:\\{x}", "G:{y}", "locks held at g"),
                Arguments.of(HANDLER, "G:\\{x}", "G:{x, y}", "of the handler"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aProgramThatDoesSomethingElseIsFound(Model model, String part, String instead, String complaint) {
        assertThatThrownBy(() -> Harness.check(believed(model, part, instead))).isInstanceOf(Mismatch.class)
                .hasMessageContaining(complaint);
    }

    /** Faults of the event shape, each planted into the generated code; the first is that of the event runtime of 2006. */
    static Stream<Arguments> faultsOfTheEventShape() {
        return Stream.of(
                fault("the constraint of an abstract node is dropped where the flow waits for a blocking node", REGION, "A",
                        code -> code.replace("program.x.unlockWrite(this);\n", "")
                                .replaceAll("(case \\d+:\\s+if \\(!offLoop)", "program.x.unlockWrite(this);\n$1"),
                        "violations of constraints|locks held at a"),
                fault("the variant is chosen anew when the flow goes on", HANDLER, "B",
                        code -> code.replace("if (pAt == 0)", "if (pAt == 0 || pAt == 2)"), "calls"),
                fault("a value is not saved that is needed after the flow has waited", HANDLER, "B",
                        code -> code.replaceAll("p\\w+ = (program.components.a\\()", "$1"), "calls"),
                fault("a handler runs while a lock is held", REGION, "B",
                        code -> code.replaceAll(
                                "throw (failed\\(thrown\\).orHandle\\(\"G\", \\(\\) -> )(program.components.g\\(.*?\\))\\);",
                                "Exception failing = null; try { $2; } catch (Exception e) { failing = e; } Exception told = failing;\n"
                                        + "throw $1{ if (told != null) { throw told; } });"), "locks held at g"));
    }

    private static Arguments fault(String name, Model model, String blocking, UnaryOperator<String> change, String complaint) {
        Model waiting = new Model(model.entries(), model.nodes().stream().map(n -> n.name().equals(blocking)
                ? new Node(n.name(), n.inputs(), n.outputs(), Marker.BLOCKING, true, n.locks(), n.variants()) : n).toList(),
                model.rules(), model.settings());
        return Arguments.of(name, waiting, change, complaint);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfTheEventShape")
    void aFaultOfTheEventShapeIsFound(String name, Model model, UnaryOperator<String> change, String complaint) {
        Harness.check(Candidate.tampered(model, code -> code), RuntimeKind.EVENT, new Counters());
        Candidate faulty = Candidate.tampered(model, code -> {
            String changed = change.apply(code);
            assertThat(changed).as("nothing to change in %s", code).isNotEqualTo(code);
            return changed;
        });
        assertThatThrownBy(() -> Harness.check(faulty, RuntimeKind.EVENT, new Counters())).isInstanceOf(Mismatch.class)
                .hasMessageFindingMatch(complaint);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theProgramsThemselvesAreFine(Model model) {
        assertThatCode(() -> Harness.check(Candidate.of(List.of(model)).getFirst())).doesNotThrowAnyException();
    }

    static Stream<Model> programs() {
        return Stream.of(WRITER, READER, REGION, SESSION, HANDLER, ALL);
    }

    private static Candidate believed(Model model, String part, String instead) {
        String original = ModelText.of(model);
        String changed = original.replaceFirst(part, instead);
        if (changed.equals(original)) {
            throw new IllegalArgumentException("no " + part + " in " + original);
        }
        return Candidate.believed(model, changed);
    }
}
