// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.testing.Corpus;
import org.junit.jupiter.api.Test;

/** What is said of the published programs, beyond infos and hints: this, exactly. */
class CorpusTest {

    private static List<String> findings(String program) {
        return Analysis.of(Corpus.graph(program)).diagnostics().stream().filter(d -> d.severity().compareTo(Severity.WARNING) <= 0)
                .map(d -> d.range().line() + " " + d.code() + " " + d.message()).toList();
    }

    @Test
    void imageServerA() {
        assertThat(findings("image-server.slides-a")).containsExactly(
                "4 PREDICATE_UNKNOWN Predicate `hit` has no typedef",
                "11 HANDLED_NODE_UNKNOWN There is no node `ReadInFromDisk` whose errors could be handled, did you mean `ReadFromDisk`?");
        Analysis analysis = Analysis.of(Corpus.graph("image-server.slides-a"));
        assertThat(analysis.diagnostics()).extracting(Diagnostic::code).contains(Code.TYPES_UNDETERMINED);
        assertThat(analysis.obstacles()).anySatisfy(d -> {
            assertThat(d.code()).isEqualTo(Code.TYPES_UNDETERMINED);
            assertThat(d.severity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void fragmentsA() {
        assertThat(findings("fragments.slides-a")).containsExactly(
                "4 FLOW_UNREACHED `Handler` is in no flow: no source reaches it",
                "6 CONSTRAINED_NODE_UNKNOWN `CheckCache` is constrained but in no flow",
                "9 CONSTRAINED_NODE_UNKNOWN `ReadList` is constrained but in no flow",
                "10 CONSTRAINED_NODE_UNKNOWN `AddToList` is constrained but in no flow",
                "11 CONSTRAINED_NODE_UNKNOWN `AddHasChunk` is constrained but in no flow",
                "12 HANDLED_NODE_UNKNOWN There is no node `ReadInFromDisk` whose errors could be handled, did you mean `ReadFromDisk`?");
    }

    @Test
    void deadlockA() {
        assertThat(findings("deadlock.slides-a")).containsExactly(
                "1 NO_SOURCE The program has no source, so `A` never runs",
                "3 DEADLOCK_PREVENTED `A` is elevated to {y, z}: otherwise one flow could hold `z` in `A` and wait for `y` in `B`, "
                + "while another could hold `y` and wait for `z` in `C`");
    }

    @Test
    void webServerB() {
        assertThat(findings("web-server.slides-b")).isEmpty();
        assertThat(Analysis.of(Corpus.graph("web-server.slides-b")).obstacles()).isEmpty();
    }

    @Test
    void imageServerB() {
        assertThat(findings("image-server.slides-b")).isEmpty();
        Analysis analysis = Analysis.of(Corpus.graph("image-server.slides-b"));
        assertThat(analysis.obstacles()).isEmpty();
        assertThat(analysis.types().signatures().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()).containsExactly(
                "ReadRequest (int) => (int, String)",
                "Compress (int, String, int) => (int, String, int)",
                "Write (int, String, int) => (int)",
                "Listen () => (int)",
                "Image (int) => ()",
                "CheckCache (int, String) => (int, String, int)",
                "Handler (int, String, int) => (int, String, int)",
                "Complete (int) => ()",
                "ReadInFromDisk (int, String, int) => (int, String, int)",
                "StoreInCache (int, String, int) => (int, String, int)",
                "FourOhFour (int, String, int) => ()");
        assertThat(analysis.types().signature("StoreInCache").inputs().orElseThrow()).extracting(s -> s.name().orElseThrow())
                .containsExactly("socket", "jpeg", "size");
    }

    @Test
    void sessionProgram() {
        assertThat(findings("session")).isEmpty();
        assertThat(Analysis.of(Corpus.graph("session")).obstacles()).isEmpty();
    }

    @Test
    void softKeywords() {
        assertThat(findings("soft-keywords")).isEmpty();
        assertThat(Analysis.of(Corpus.graph("soft-keywords")).obstacles()).isEmpty();
    }

    @Test
    void longArrows() {
        assertThat(findings("long-arrows")).isEmpty();
    }

    @Test
    void abstractSource() {
        assertThat(findings("abstract-source")).containsExactly(
                "2 PREDICATE_UNUSED Predicate type `urgent` is never used",
                "12 READER_WITHOUT_WRITER `fleetState` is only read and never written, so the lock has no effect");
        assertThat(Analysis.of(Corpus.graph("abstract-source")).obstacles()).isEmpty();
    }
}
