// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.flux.explore.Explorer.Replayed;
import org.flux.explore.Violation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults in generated code, each found in a few schedules, by every way of searching. */
class PlantedFaultsTest {
    private static final String PROGRAM = """
            source Tick => First;
            source Tock => Second;
            Tick () => (int n);
            Tock () => (int n);
            One (int n) => (int n);
            Two (int n) => ();
            First = One -> Two;
            Second = One -> Two;
            atomic First:{a};
            atomic Second:{a};
            atomic Two:{b};
            """;

    private static final String READERS = """
            source Tick => First;
            Tick () => (int n);
            One (int n) => (int n);
            Two (int n) => ();
            First = One -> Two;
            atomic First:{a?};
            """;

    private static UnaryOperator<String> replace(String what, String by) {
        return text -> {
            String changed = text.replace(what, by);
            assertThat(changed).as("the text has %s", what).isNotEqualTo(text);
            return changed;
        };
    }

    /** Changes what stands after the header of a method. */
    private static UnaryOperator<String> after(String header, UnaryOperator<String> change) {
        return text -> {
            int at = text.indexOf(header);
            assertThat(at).as("the text has %s", header).isPositive();
            return text.substring(0, at) + change.apply(text.substring(at));
        };
    }

    private static Violation find(String program, UnaryOperator<String> fault, Options options, int schedules) {
        Explorer explorer = new Explorer(Compiled.subject(program, fault));
        Report report = explorer.explore(options);
        assertThat(report.violation()).isPresent();
        assertThat(report.schedules()).isLessThanOrEqualTo(schedules);
        Violation violation = report.violation().get();
        Schedule read = Schedule.parse(violation.schedule().toString());
        Replayed replayed = explorer.replay(read);
        assertThat(replayed.violation()).contains(violation);
        assertThat(replayed.steps()).isNotEmpty();
        return violation;
    }

    private static Options options(Shape shape) {
        return Options.DEFAULT.shape(shape);
    }

    @Test
    void theProgramsThemselvesAreFine() {
        for (String program : List.of(PROGRAM, READERS)) {
            Report report = new Explorer(Compiled.subject(program)).explore(Options.DEFAULT.shape(Shape.DIRECT));
            assertThat(report.violation()).isEmpty();
            assertThat(report.isExhaustive()).isTrue();
        }
    }

    private static final UnaryOperator<String> OPPOSITE_ORDER = after("private void second(",
            text -> text.replace("a.", "c.").replace("b.", "a.").replace("c.", "b."));

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void twoLocksInOppositeOrder(Shape shape) {
        Violation found = find(PROGRAM, OPPOSITE_ORDER, options(shape), 60);
        assertThat(found.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(found.schedule().sources()).containsExactly("Tick", "Tock");
        assertThat(found.flows().get(0).holds()).singleElement().hasToString("`a` as writer");
        assertThat(found.flows().get(0).awaits().orElseThrow()).hasToString("`b` as writer");
        assertThat(found.flows().get(1).holds()).singleElement().hasToString("`b` as writer");
        assertThat(found.flows().get(1).awaits().orElseThrow()).hasToString("`a` as writer");
        assertThat(found.flows().get(0).awaits().get().at()).hasToString("Two (test.flux:6)");
    }

    @Test
    void twoLocksInOppositeOrderNeedOnePreemption() {
        Explorer explorer = new Explorer(Compiled.subject(PROGRAM, OPPOSITE_ORDER));
        assertThat(explorer.explore(options(Shape.DIRECT).failures(0).preemptions(0)).violation()).isEmpty();
        assertThat(explorer.explore(options(Shape.DIRECT).failures(0).preemptions(1)).violation().orElseThrow().kind())
                .isEqualTo(Kind.DEADLOCK);
    }

    @Test
    void twoLocksInOppositeOrderMeetAtRandom() {
        Explorer explorer = new Explorer(Compiled.subject(PROGRAM, OPPOSITE_ORDER));
        Options random = new Options(List.of(Shape.DIRECT), 2, 0, OptionalInt.empty(), OptionalLong.of(7), 50, Optional.empty());
        Report report = explorer.explore(random);
        assertThat(report.violation().orElseThrow().kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(explorer.explore(random)).as("the same for a seed").isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aReaderThatBecomesWriter(Shape shape) {
        UnaryOperator<String> fault =
                replace("components.two(nOfOne);", "a.lockWrite(flow); components.two(nOfOne); a.unlockWrite(flow);");
        Violation found = find(READERS, fault, options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(found.flows().get(0).holds()).singleElement().hasToString("`a` as reader");
        assertThat(found.flows().get(0).awaits().orElseThrow()).hasToString("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aLockThatIsNotTaken(Shape shape) {
        UnaryOperator<String> fault = text -> text.replace("a.lockWrite(flow);", "").replace("a.unlockWrite(flow);", "");
        Violation found = find(PROGRAM, fault, options(shape), 20);
        assertThat(found.kind()).isIn(Kind.INTRUSION, Kind.LOST_UPDATE);
        assertThat(found.what()).contains("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aWriterThatTakesTheLockAsReader(Shape shape) {
        UnaryOperator<String> fault = text -> text.replace("b.lockWrite(", "b.lockRead(").replace("b.unlockWrite(", "b.unlockRead(");
        String program = PROGRAM.replace("atomic First:{a};", "").replace("atomic Second:{a};", "");
        Violation found = find(program, fault, options(shape).failures(0), 10);
        assertThat(found.kind()).isEqualTo(Kind.LOST_UPDATE);
        assertThat(found.what()).contains("Two (test.flux:6)").contains("`b` as writer");
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aLockOfAnAbstractNodeThatIsGivenBackEarly(Shape shape) {
        UnaryOperator<String> fault = text -> text.replace("} finally {\n            a.unlockWrite(flow);", "} finally {")
                .replace("b.lockWrite(flow);", "b.lockWrite(flow);\n a.unlockWrite(flow);");
        Violation found = find(PROGRAM, fault, options(shape).failures(0), 20);
        assertThat(found.kind()).isIn(Kind.INTRUSION, Kind.LOST_UPDATE);
        assertThat(found.what()).contains("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aLockThatIsNotGivenBack(Shape shape) {
        Violation found = find(PROGRAM, replace("b.unlockWrite(flow);", ""), options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(found.flows().get(0).hasEnded()).isTrue();
        assertThat(found.flows().get(0).holds()).singleElement().hasToString("`b` as writer");
        assertThat(found.flows().get(1).awaits().orElseThrow()).hasToString("`b` as writer");
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aLockThatIsGivenBackTwice(Shape shape) {
        Violation found = find(PROGRAM, replace("b.unlockWrite(flow);", "b.unlockWrite(flow);\n b.unlockWrite(flow);"), options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.MISUSE);
    }

    /** Only a failing node makes this flow keep its lock. */
    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void aLockThatIsNotGivenBackWhenANodeFails(Shape shape) {
        UnaryOperator<String> fault = text -> text.replace(
                "components.two(nOfOne);\n            } finally {\n                b.unlockWrite(flow);",
                "components.two(nOfOne);\n                b.unlockWrite(flow);\n            } finally {\n");
        assertThat(new Explorer(Compiled.subject(PROGRAM, fault)).explore(options(shape).failures(0)).violation()).isEmpty();
        Violation found = find(PROGRAM, fault, options(shape), 20);
        assertThat(found.kind()).isEqualTo(Kind.DEADLOCK);
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void codeThatFailsByItself(Shape shape) {
        Violation found = find(PROGRAM, replace("components.two(nOfOne);", "components.two(nOfOne.hashCode());"), options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.FAILURE);
        assertThat(found.what()).contains("NullPointerException");
    }
}
