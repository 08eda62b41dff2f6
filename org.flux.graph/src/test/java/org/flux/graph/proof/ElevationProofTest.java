// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.testing.Programs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exhaustive proof: with the compiler's schedule no program up to the bounds deadlocks or lets two flows into regions that exclude each
 * other, however its flows interleave; many do as declared. The figures are those of docs/proof.md.
 */
class ElevationProofTest {

    /** Without bodies that are empty: the first setting shows that they make no difference. */
    private static final ProgramSpace LEAN = ProgramSpace.of(3, 2).withoutIdentities();
    private static final LockSet TWO = LockSet.of(1, "a", "b");
    private static final LockSet SCOPES = LockSet.of(2, "x", "x(session)");
    private static final LockSet THREE = LockSet.of(1, "a", "b", "c");
    private static final LockSet SCOPES_AND_ONE = LockSet.of(2, "x", "x(session)", "y");

    private static List<Setting> settings() {
        ProgramSpace small = ProgramSpace.of(3, 2);
        ProgramSpace handled = LEAN.withHandlers();
        return List.of(
                Setting.of("2 locks, 3 nodes, 3 flows", small, TWO, 3),
                Setting.of("`order b < a`, 3 nodes, 3 flows", LEAN, TWO, 3).pinned("b", "a"),
                Setting.of("order inferred, 3 nodes, 3 flows", LEAN, TWO, 3).inferred(),
                Setting.of("program and session lock of one name, 2 sessions, 3 nodes, 3 flows", LEAN, SCOPES, 3),
                Setting.of("session lock before program lock, 2 sessions, 3 nodes, 3 flows", LEAN, LockSet.of(2, "a(session)", "b"), 3),
                Setting.of("failures and handlers, 2 locks, 3 nodes with one body, 3 flows", handled.withOneVariant(), TWO, 3)
                        .withFailures(),
                Setting.of("failures, handlers, both scopes, 2 sessions, writers only, 3 nodes, 2 flows", handled.withoutReaders(),
                        SCOPES, 2).withFailures(),
                Setting.of("3 locks, writers only, 3 nodes, 3 flows", ProgramSpace.of(3, 3).withoutIdentities().withoutReaders(), THREE,
                        3));
    }

    private static List<Setting> larger() {
        ProgramSpace small = ProgramSpace.of(3, 2);
        return List.of(
                Setting.of("2 locks, 3 nodes, 4 flows", small, TWO, 4),
                Setting.of("2 locks, 4 nodes with one body, 3 flows", ProgramSpace.of(4, 2).withOneVariant(), TWO, 3),
                Setting.of("2 locks, writers only, 4 nodes, 3 flows", ProgramSpace.of(4, 2).withoutReaders(), TWO, 3),
                Setting.of("3 locks, 3 nodes, 3 flows", ProgramSpace.of(3, 3).withoutIdentities(), THREE, 3),
                Setting.of("failures and handlers, 2 locks, 3 nodes, 3 flows", small.withHandlers(), TWO, 3).withFailures(),
                Setting.of("failures, handlers, both scopes, 2 sessions, 3 nodes, 3 flows", small.withHandlers().withoutIdentities(),
                        SCOPES, 3).withFailures(),
                Setting.of("both scopes and a third lock, 2 sessions, writers only, 3 nodes, 4 flows",
                        ProgramSpace.of(3, 3).withoutReaders(), SCOPES_AND_ONE, 4));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noProgramDeadlocksWithTheComputedSchedule(Setting setting) throws Exception {
        prove(setting);
    }

    @ParameterizedTest
    @MethodSource("larger")
    @EnabledIfSystemProperty(named = "flux.long", matches = "true", disabledReason = "takes minutes")
    void norDoesALargerOne(Setting setting) throws Exception {
        prove(setting);
    }

    /** The proof reads graphs that are made directly, which is faster; what is linked from their text is scheduled the same way. */
    @ParameterizedTest
    @MethodSource("settings")
    void textIsScheduledTheSameWay(Setting setting) {
        int[] count = {0, 0};
        setting.space().forEach(program -> {
            if (count[0]++ % 997 == 0) {
                ProgramGraph read = Programs.graph(program.text(setting.locks(), setting.text()));
                LockSchedule fromText = Proof.schedule(read);
                LockSchedule made = Proof.schedule(program.graph(setting.locks(), setting.rule(), setting.orders()));
                assertThat(fromText.order()).isEqualTo(made.order());
                made.effective().forEach((node, locks) ->
                        assertThat(fromText.effective().get(node)).as(program.text(setting.locks(), "")).isEqualTo(locks));
                count[1]++;
            }
        });
        assertThat(count[1]).isPositive();
    }

    private static void prove(Setting setting) throws Exception {
        long start = System.nanoTime();
        Proof.Figures figures = Proof.of(setting);
        System.out.println(Proof.row(setting, figures) + String.format(" %.1f s |", (System.nanoTime() - start) / 1e9));
        assertThat(figures.misjudged()).isNull();
        assertThat(figures.scheduled().text(setting)).isEmpty();
        assertThat(figures.asDeclared().intrusions).isZero();
        assertThat(figures.asDeclared().deadlocks).isPositive();
        Document.assertSays(Proof.row(setting, figures));
    }
}
