// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hints;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;

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
        }
    }

    @Test
    void areThoseOfThePartThatIsShown() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(FLOW);
            assertThat(with(FLOW, hints(session, document, new Range(new Position(3, 0), new Position(4, 0))))).contains("Listen«(int)»")
                    .doesNotContain("Read«");
        }
    }

    @Test
    void canBeSwitchedOff() {
        try (LspSession session = LspSession.start(params -> {
            JsonObject hints = new JsonObject();
            hints.addProperty("arcTypes", false);
            JsonObject flux = new JsonObject();
            flux.add("inlayHints", hints);
            JsonObject options = new JsonObject();
            options.add("flux", flux);
            params.setInitializationOptions(options);
            params.getCapabilities().getWorkspace().setConfiguration(false);
        })) {
            OpenText document = session.open(FLOW);
            assertThat(hints(session, document, new Range(new Position(0, 0), new Position(9, 0)))).isEmpty();
        }
    }
}
