// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.flux.explore.Compiled.Fault;
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

    private static final String OF_A = "if \\(!program\\.a\\.pollWrite\\(this\\)\\) \\{[^}]*}";

    /** Changes every such place, of which there must be one. */
    private static UnaryOperator<String> replace(String regex, String by) {
        return text -> {
            String changed = text.replaceAll(regex, by);
            assertThat(changed).as("the text has %s", regex).isNotEqualTo(text);
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

    private static UnaryOperator<String> both(UnaryOperator<String> first, UnaryOperator<String> second) {
        return text -> second.apply(first.apply(text));
    }

    private static Explorer explorer(String program, Fault fault) {
        return new Explorer(Compiled.subject(Compiled.analysis("test.flux", program), fault));
    }

    private static Violation find(String program, Fault fault, Options options, int schedules) {
        Explorer explorer = explorer(program, fault);
        Report report = explorer.explore(options);
        assertThat(report.violation()).isPresent();
        assertThat(report.schedules()).isLessThanOrEqualTo(schedules);
        Violation violation = report.violation().get();
        assertThat(violation.schedule().shape()).isEqualTo(options.shapes().getFirst());
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
            Report report = explorer(program, Fault.NONE).explore(Options.DEFAULT);
            assertThat(report.violation()).isEmpty();
            assertThat(report.isExhaustive()).isTrue();
            assertThat(report.results().stream().map(Report.Result::shape).distinct()).containsExactly(Shape.DIRECT, Shape.EVENT);
        }
    }

    private static final UnaryOperator<String> EXCHANGED =
            text -> text.replaceAll("\\ba\\.", "c.").replaceAll("\\bb\\.", "a.").replaceAll("\\bc\\.", "b.");
    private static final Fault OPPOSITE_ORDER = new Fault(after(" void second(", EXCHANGED), after(" boolean second(", EXCHANGED));

    @ParameterizedTest
    @EnumSource
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

    @ParameterizedTest
    @EnumSource
    void twoLocksInOppositeOrderNeedOnePreemption(Shape shape) {
        Explorer explorer = explorer(PROGRAM, OPPOSITE_ORDER);
        assertThat(explorer.explore(options(shape).failures(0).preemptions(0)).violation()).isEmpty();
        assertThat(explorer.explore(options(shape).failures(0).preemptions(1)).violation().orElseThrow().kind())
                .isEqualTo(Kind.DEADLOCK);
    }

    @Test
    void twoLocksInOppositeOrderMeetAtRandom() {
        Explorer explorer = explorer(PROGRAM, OPPOSITE_ORDER);
        Options random = options(Shape.DIRECT).failures(0).schedules(50).seed(7);
        Report report = explorer.explore(random);
        assertThat(report.violation().orElseThrow().kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(explorer.explore(random)).as("the same for a seed").isEqualTo(report);
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatBecomesWriter(Shape shape) {
        Fault fault = new Fault(
                replace("components\\.two\\(nOfOne\\);", "a.lockWrite(flow); components.two(nOfOne); a.unlockWrite(flow);"),
                replace("program\\.components\\.two\\(.*\\);", """
                        case 2: if (!program.a.pollWrite(this)) { firstAt = 2; return false; }
                        program.components.two(null); program.a.unlockWrite(this);"""));
        Violation found = find(READERS, fault, options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(found.flows().get(0).holds()).singleElement().hasToString("`a` as reader");
        assertThat(found.flows().get(0).awaits().orElseThrow()).hasToString("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatIsNotTaken(Shape shape) {
        Fault fault = new Fault(both(replace("a\\.lockWrite\\(flow\\);", ""), replace("a\\.unlockWrite\\(flow\\);", "")),
                both(replace(OF_A, ""), replace("program\\.a\\.unlockWrite\\(this\\);", "")));
        Violation found = find(PROGRAM, fault, options(shape), 20);
        assertThat(found.kind()).isIn(Kind.INTRUSION, Kind.LOST_UPDATE);
        assertThat(found.what()).contains("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource
    void aWriterThatTakesTheLockAsReader(Shape shape) {
        UnaryOperator<String> reads = both(replace("b\\.(lock|poll)Write\\(", "b.$1Read("), replace("b\\.unlockWrite\\(", "b.unlockRead("));
        String program = PROGRAM.replace("atomic First:{a};", "").replace("atomic Second:{a};", "");
        Violation found = find(program, new Fault(reads, reads), options(shape).failures(0), 10);
        assertThat(found.kind()).isEqualTo(Kind.LOST_UPDATE);
        assertThat(found.what()).contains("Two (test.flux:6)").contains("`b` as writer");
    }

    @ParameterizedTest
    @EnumSource
    void aLockOfAnAbstractNodeThatIsGivenBackEarly(Shape shape) {
        Fault fault = new Fault(
                both(replace("finally \\{\\s*a\\.unlockWrite\\(flow\\);", "finally {"),
                        replace("b\\.lockWrite\\(flow\\);", "a.unlockWrite(flow); b.lockWrite(flow);")),
                both(replace("program\\.a\\.unlockWrite\\(this\\);", ""), replace("case 2:", "program.a.unlockWrite(this); case 2:")));
        Violation found = find(PROGRAM, fault, options(shape).failures(0), 20);
        assertThat(found.kind()).isIn(Kind.INTRUSION, Kind.LOST_UPDATE);
        assertThat(found.what()).contains("`a` as writer");
    }

    @ParameterizedTest
    @EnumSource
    void locksThatAreNotGivenBack(Shape shape) {
        UnaryOperator<String> keeps = replace("(program\\.)?[ab]\\.unlockWrite\\((flow|this)\\);", "");
        Violation found = find(PROGRAM, new Fault(keeps, keeps), options(shape), 1);
        if (shape == Shape.DIRECT) {
            assertThat(found.kind()).isEqualTo(Kind.MISUSE);
            assertThat(found.what()).isEqualTo("flow a has come to its end, but has not given back `a` and `b`");
        } else { // an assertion of the runtime's own
            assertThat(found.what()).contains("not unlocked: b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLockThatIsGivenBackTwice(Shape shape) {
        UnaryOperator<String> twice = replace("((program\\.)?b\\.unlockWrite\\((flow|this)\\);)", "$1 $1");
        assertThat(find(PROGRAM, new Fault(twice, twice), options(shape), 1).kind()).isEqualTo(Kind.MISUSE);
    }

    /** Only a failing node makes this flow keep its lock. In event shape the runtime gives back what a failing flow holds. */
    @Test
    void aLockThatIsNotGivenBackWhenANodeFails() {
        Fault fault = new Fault(replace("(components\\.two\\(nOfOne\\);)\\s*} finally \\{\\s*b\\.unlockWrite\\(flow\\);",
                "$1 b.unlockWrite(flow); } finally {"), UnaryOperator.identity());
        assertThat(explorer(PROGRAM, fault).explore(options(Shape.DIRECT).failures(0)).violation()).isEmpty();
        assertThat(find(PROGRAM, fault, options(Shape.DIRECT), 20).what()).contains("has not given back `b`");
    }

    @ParameterizedTest
    @EnumSource
    void codeThatFailsByItself(Shape shape) {
        UnaryOperator<String> fails = replace("components\\.two\\((.*)\\);", "components.two($1.hashCode());");
        Violation found = find(PROGRAM, new Fault(fails, fails), options(shape), 1);
        assertThat(found.kind()).isEqualTo(Kind.FAILURE);
        assertThat(found.what()).contains("NullPointerException");
    }
}
