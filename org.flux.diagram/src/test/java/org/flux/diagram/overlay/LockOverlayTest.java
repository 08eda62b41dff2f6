// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.flux.diagram.TestPrograms;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.types.Types;
import org.junit.jupiter.api.Test;

class LockOverlayTest {
    private static final Analysis PROGRAM = TestPrograms.analysis("test.flux", """
            source Listen => Serve;
            session Listen -> Room;
            Serve = Image -> Write -> Done;
            Image = Read -> Store;
            atomic Image:{cache?, z};
            atomic Store:{cache, room(session)};
            atomic Write:{disk};
            handle error Store => Failed;
            Failed = Log;
            atomic Log:{log};
            """);
    private static final Overlay OVERLAY = LockOverlay.of(PROGRAM);

    @Test
    void aBoxSaysWhatItTakes() {
        assertThat(OVERLAY.ofBox("Serve/Write", "Write")).isEqualTo(value("takes disk !", "disk", "newly takes disk to write"));
        assertThat(OVERLAY.ofBox("Serve/Image", "Image").orElseThrow().text()).isEqualTo("takes cache !, room(session) !, +1");
        assertThat(OVERLAY.ofBox("Serve", "Serve")).isEmpty();
        assertThat(OVERLAY.ofBox("Serve/Done", "Done")).isEmpty();
    }

    @Test
    void aBoxSaysWhatIsHeldAlready() {
        assertThat(OVERLAY.ofBox("Serve/Image/Read", "Read")).isEqualTo(value("holds cache !, room(session) !, +1", "z",
                "entered holding cache to write, room(session) to write, z to write\ntakes nothing more"));
        assertThat(OVERLAY.ofBox("Serve/Image/Store.2", "Store").orElseThrow().text()).as("what it declares is held")
                .isEqualTo("holds cache !, room(session) !, +1");
    }

    @Test
    void anArcSaysWhatIsHeldWhileDataPasses() {
        Types.Arc arc = PROGRAM.types().arcs().stream().filter(any -> any.to().equals("Store")).findFirst().orElseThrow();
        assertThat(OVERLAY.ofArc(ends("Serve/Image"), arc).orElseThrow().text()).isEqualTo("holds cache !, room(session) !, +1");
        Types.Arc free = PROGRAM.types().arcs().stream().filter(any -> any.to().equals("Write")).findFirst().orElseThrow();
        assertThat(OVERLAY.ofArc(ends("Serve"), free)).isEmpty();
        assertThat(OVERLAY.ofArc(ends(""), free)).isEmpty();
    }

    @Test
    void arcsThroughAnEdgeHaveTheColourOnly() {
        assertThat(OVERLAY.ofPassage(ends("Serve/Image"))).contains(new Value("", OVERLAY.ofLock("", "", lock("z")).flatMap(Value::colour),
                "held while data passes: cache to write, room(session) to write, z to write"));
        assertThat(OVERLAY.ofPassage(ends("Serve"))).isEmpty();
    }

    @Test
    void aBoxMayTakeMoreThanIsHeld() {
        Overlay overlay = LockOverlay.of(TestPrograms.analysis("test.flux", "source Listen => A; A = B; atomic A:{a?}; atomic B:{b};"));
        assertThat(overlay.ofBox("A/B", "B").orElseThrow()).isEqualTo(new Value("takes b ! · holds a ?",
                overlay.legend().get(1).colour(), "entered holding a to read\nnewly takes b to write"));
    }

    /** It runs after everything has been released. */
    @Test
    void aHandlerHoldsNothingOfWhatFailed() {
        assertThat(OVERLAY.ofBox("Serve/Image/Store!Failed", "Failed")).isEmpty();
        assertThat(OVERLAY.ofBox("Serve/Image/Store!Failed/Log", "Log").orElseThrow().text()).isEqualTo("takes log !");
    }

    @Test
    void theLegendIsTheOrderOfLocks() {
        assertThat(OVERLAY.legend().stream().map(Overlay.Entry::text)).containsExactly("1. cache", "2. disk", "3. log", "4. room(session)",
                "5. z");
        assertThat(OVERLAY.legend().stream().map(Overlay.Entry::colour)).doesNotHaveDuplicates();
        assertThat(OVERLAY.ofLock("", "", lock("disk")).flatMap(Value::colour)).isEqualTo(OVERLAY.legend().get(1).colour());
    }

    @Test
    void aProgramMayHaveNoLocks() {
        Overlay none = LockOverlay.of(TestPrograms.analysis("test.flux", "source Listen => Serve; Serve = A;"));
        assertThat(none.title()).isEqualTo("No locks");
        assertThat(none.legend()).isEmpty();
        assertThat(none.ofBox("Serve/A", "A")).isEmpty();
        assertThat(none.ofBox("", "")).isEmpty();
    }

    private static Optional<Value> value(String text, String lock, String detail) {
        return Optional.of(new Value(text, OVERLAY.ofLock("", "", lock(lock)).flatMap(Value::colour), detail));
    }

    private static Lock lock(String name) {
        return new Lock(name, LockScope.PROGRAM);
    }

    private static Overlay.Ends ends(String around) {
        return new Overlay.Ends(around, around, around);
    }
}
