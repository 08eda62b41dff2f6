// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hints;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlayHintsTest {
    private static final String FLOW = """
            Listen () => (int socket);
            Read (int socket) => (int socket, java.util.List<String> lines);
            Write (int socket, java.util.List<String> lines) => ();
            source Listen => Serve;
            Serve = Read -> Write;
            """;
    private static final String LOCKS = """
            Listen () => (int socket);
            Work (int socket) => ();
            Log (int socket) => ();
            source Listen => Serve;
            Serve = Inner;
            Inner = Work;
            source Accept => Log;
            atomic Serve:{z, c?};
            atomic Work:{c, a?};
            atomic Log:{a};
            """;

    @TempDir
    Path folder;

    private static List<InlayHint> hints(LspSession session, OpenText document, Range range) {
        return LspSession.get(session.server().getTextDocumentService().inlayHint(new InlayHintParams(document.id(), range)));
    }

    /** The text with all hints in it, as an editor shows them, each between guillemets. */
    private static String shown(String text) {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(text);
            return with(text, hints(session, document, new Range(new Position(0, 0), new Position(1000, 0))));
        }
    }

    private static String with(String text, List<InlayHint> hints) {
        StringBuilder[] lines = text.lines().map(StringBuilder::new).toArray(StringBuilder[]::new);
        for (InlayHint hint : hints.reversed()) {
            lines[hint.getPosition().getLine()].insert(hint.getPosition().getCharacter(), "«" + hint.getLabel().getLeft() + "»");
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void showWhatFlowsAlongArcs() {
        assertThat(shown(FLOW)).contains("source Listen«(int)» => Serve;", "Serve = Read«(int, List<String>)» -> Write;");
    }

    @Test
    void showLocksThatNobodyWroteAndTheOrderOfAll() {
        assertThat(shown(LOCKS)).contains("atomic Serve:{z, c?«as a writer»«, a?»«taken as a, c, z»};",
                "atomic Work:{c, a?«taken as a, c»};", "atomic Log:{a};");
    }

    @Test
    void canBeAccepted() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(LOCKS);
            List<InlayHint> hints = hints(session, document, new Range(new Position(7, 0), new Position(8, 0)));
            assertThat(hints).filteredOn(hint -> hint.getLabel().getLeft().equals(", a?")).singleElement()
                    .satisfies(hint -> assertThat(hint.getTextEdits()).singleElement().satisfies(edit -> {
                        assertThat(edit.getNewText()).isEqualTo(", a?");
                        assertThat(edit.getRange().getStart()).isEqualTo(hint.getPosition());
                    }));
            assertThat(hints).filteredOn(hint -> hint.getLabel().getLeft().equals("as a writer")).singleElement()
                    .satisfies(hint -> assertThat(hint.getTextEdits()).singleElement().satisfies(edit -> {
                        assertThat(edit.getNewText()).isEqualTo("c");
                        assertThat(document.marked().at(edit.getRange())).isEqualTo("c?");
                    }));
        }
    }

    @Test
    void areThoseOfThePartThatIsShown() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(FLOW);
            assertThat(with(FLOW, hints(session, document, new Range(new Position(3, 0), new Position(4, 0))))).contains("Listen«(int)»")
                    .doesNotContain("Read«");
            assertThat(with(FLOW, hints(session, document, new Range(new Position(4, 0), new Position(5, 0))))).contains("Read«(int")
                    .doesNotContain("Listen«");
        }
    }

    @Test
    void tellMoreWhenAsked() {
        try (LspSession session = LspSession.start()) {
            OpenText flow = session.open(FLOW);
            InlayHint arc = hints(session, flow, new Range(new Position(4, 0), new Position(5, 0))).getFirst();
            assertThat(arc.getKind()).isEqualTo(InlayHintKind.Type);
            assertThat(tooltip(arc)).isEqualTo("(int socket, List<String> lines)");
            List<InlayHint> locks = hints(session, session.open("untitled:Locks.flux", LOCKS),
                    new Range(new Position(7, 0), new Position(8, 0)));
            assertThat(locks).extracting(InlayHintsTest::tooltip).containsExactly("Written further inside: `Serve -> Inner -> Work`",
                    "`a?` is needed further inside: `Serve -> Inner -> Work`",
                    "The order in which `Serve` takes its locks, which is the same for all nodes.");
        }
    }

    private static String tooltip(InlayHint hint) {
        return hint.getTooltip().getRight().getValue();
    }

    @Test
    void areThoseOfThisFileOfTheProgram() {
        String library = "Read (int socket) => (int socket);\nWrite (int socket) => ();\nServe = Read -> Write;\n";
        String main = "import \"lib.flux\";\nListen () => (int socket);\nsource Listen => Serve;\n"
                + "// longer than the other file" + ".".repeat(99);
        LspSession.write(folder.resolve("lib.flux"), library);
        LspSession.write(folder.resolve("main.flux"), main);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(folder.resolve("main.flux"), main);
            assertThat(hints(session, document, new Range(new Position(0, 0), new Position(1000, 0))))
                    .extracting(hint -> hint.getLabel().getLeft()).containsExactly("(int)");
        }
    }

    private static LspSession without(String kind) {
        return LspSession.start(params -> {
            JsonObject hints = new JsonObject();
            hints.addProperty(kind, false);
            JsonObject flux = new JsonObject();
            flux.add("inlayHints", hints);
            JsonObject options = new JsonObject();
            options.add("flux", flux);
            params.setInitializationOptions(options);
            params.getCapabilities().getWorkspace().setConfiguration(false);
        });
    }

    @ParameterizedTest
    @CsvSource({"arcTypes, (int)", "elevations, as a writer", "elevations, ', a?'", "acquisitionOrder, 'taken as a, c, z'"})
    void canBeSwitchedOff(String kind, String shown) {
        try (LspSession session = without(kind)) {
            OpenText document = session.open(LOCKS);
            List<String> labels = hints(session, document, new Range(new Position(0, 0), new Position(99, 0))).stream()
                    .map(hint -> hint.getLabel().getLeft()).toList();
            assertThat(labels).doesNotContain(shown);
            assertThat(labels.stream().anyMatch(label -> label.startsWith("("))).isEqualTo(!kind.equals("arcTypes"));
            assertThat(labels.contains("as a writer")).isEqualTo(!kind.equals("elevations"));
            assertThat(labels.stream().anyMatch(label -> label.startsWith("taken"))).isEqualTo(!kind.equals("acquisitionOrder"));
        }
    }
}
