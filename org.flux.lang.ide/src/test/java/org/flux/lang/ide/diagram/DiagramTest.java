// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramTest {
    private static final String PROGRAM = """
            Listen () => (int socket);
            Tick () => (int socket);
            source Listen => Serve;
            source Tick => Write;
            Serve = Read -> Answer;
            Answer = Look -> Write;
            Read (int socket) => (int socket);
            Look (int socket) => (int socket);
            Write (int socket) => ();
            atomic Write:{log};
            """;

    @TempDir
    Path folder;

    private static DiagramParams of(String uri) {
        return new DiagramParams(new TextDocumentIdentifier(uri), null, null, null, null, null);
    }

    private static DiagramParams of(OpenText document, String flow, List<String> expand, List<String> collapse, String overlay) {
        return new DiagramParams(document.id(), null, flow, expand, collapse, overlay);
    }

    private static DiagramAnswer ask(LspSession session, OpenText document) {
        return LspSession.get(session.server().diagram(of(document.uri())));
    }

    private static List<String> boxes(LspSession session, DiagramParams params) {
        return boxes(LspSession.get(session.server().diagram(params)));
    }

    /** The ids of all boxes, a collapsed one with a plus. */
    private static List<String> boxes(DiagramAnswer answer) {
        List<String> ids = new ArrayList<>();
        collect(answer.model(), ids);
        return ids;
    }

    private static void collect(JsonObject element, List<String> ids) {
        if (element.get("type").getAsString().equals("node")) {
            boolean collapsed = element.has("expanded") && !element.get("expanded").getAsBoolean();
            ids.add(element.get("id").getAsString() + (collapsed ? "+" : ""));
        }
        JsonElement children = element.get("children");
        for (JsonElement child : children == null ? new JsonArray() : children.getAsJsonArray()) {
            collect(child.getAsJsonObject(), ids);
        }
    }

    @Test
    void isAnnounced() {
        try (LspSession session = LspSession.start()) {
            assertThat(session.initializeResult().getCapabilities().getExperimental())
                    .hasToString("{\"diagram\":true,\"performance\":true}");
        }
    }

    @Test
    void showsTheProgramOfADocument() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            DiagramAnswer answer = ask(session, document);
            assertThat(answer.uri()).isEqualTo(document.uri());
            assertThat(answer.roots()).containsExactly(document.uri());
            assertThat(answer.version()).isEqualTo(1);
            assertThat(answer.stale()).isFalse();
            assertThat(answer.reason()).isNull();
            assertThat(answer.model().getAsJsonArray("flows")).hasToString("[\"Listen\",\"Tick\"]");
            assertThat(boxes(answer)).containsExactlyInAnyOrder("Listen", "Tick", "Serve", "Serve/Read", "Serve/Answer",
                    "Serve/Answer/Look", "Serve/Answer/Write", "Write");
        }
    }

    @Test
    void showsWhatIsSelected() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            assertThat(boxes(session, of(document, "Tick", null, null, null))).containsExactlyInAnyOrder("Tick", "Write");
            assertThat(boxes(session, of(document, "Answer", null, null, null))).contains("Answer").doesNotContain("Listen", "Tick");
            assertThat(boxes(session, of(document, null, null, List.of("*"), null))).contains("Serve+").doesNotContain("Serve/Read");
            assertThat(boxes(session, of(document, null, null, List.of("Answer"), null))).contains("Serve", "Serve/Answer+");
            assertThat(boxes(session, of(document, null, List.of("Serve"), List.of("*"), null))).contains("Serve", "Serve/Answer+");
        }
    }

    /** A view remembers names that somebody may have changed. */
    @Test
    void ignoresASelectionOfWhatIsNotThere() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            assertThat(boxes(session, of(document, "Gone", List.of("Gone", "Serve/Gone"), List.of("Gone/On"), null)))
                    .isEqualTo(boxes(ask(session, document)));
        }
    }

    @Test
    void keepsTheLastPictureWhileThereAreSyntaxErrors() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            DiagramAnswer before = ask(session, document);
            session.change(document, PROGRAM.replace("Read -> Answer;", "Read -> -> New;"));
            DiagramAnswer stale = ask(session, document);
            assertThat(stale.stale()).isTrue();
            assertThat(stale.version()).isEqualTo(2);
            assertThat(stale.reason()).startsWith("Server.flux:5: ");
            assertThat(stale.model()).isEqualTo(before.model());
            // also what is selected only now
            assertThat(boxes(session, of(document, null, null, List.of("Serve"), null))).contains("Serve+").doesNotContain("New");
            session.change(document, PROGRAM.replace("Read -> Answer;", "Read -> New;"));
            DiagramAnswer fresh = ask(session, document);
            assertThat(fresh.stale()).isFalse();
            assertThat(fresh.reason()).isNull();
            assertThat(boxes(fresh)).contains("Serve/New");
        }
    }

    @Test
    void showsWhatCanBeReadIfItNeverCouldReadAll() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM.replace("source Tick => Write;", "source Tick =>;"));
            DiagramAnswer answer = ask(session, document);
            assertThat(answer.stale()).isFalse();
            assertThat(answer.reason()).isNotEmpty();
            assertThat(boxes(answer)).contains("Serve/Answer/Look");
        }
    }

    @Test
    void forgetsPicturesOfProgramsThatAreClosed() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            ask(session, document);
            session.close(document);
            session.awaitChecks();
            OpenText again = session.open(PROGRAM.replace("Read -> Answer;", "Read -> ;"));
            assertThat(ask(session, again).stale()).isFalse();
        }
    }

    @Test
    void showsTheProgramThatImportsTheFileOrTheOneThatIsWanted() {
        String library = "Serve = Read;\nRead (int socket) => ();\n";
        String main = "import \"lib.flux\";\nListen () => (int socket);\nsource Listen => Serve;\n";
        Path lib = LspSession.write(folder.resolve("lib.flux"), library);
        Path a = LspSession.write(folder.resolve("a.flux"), main);
        Path b = LspSession.write(folder.resolve("b.flux"), main.replace("Listen", "Wait"));
        try (LspSession session = LspSession.in(folder)) {
            session.awaitIdle();
            OpenText document = session.open(lib, library);
            DiagramAnswer first = ask(session, document);
            assertThat(first.uri()).isEqualTo(LspSession.uri(a));
            assertThat(first.roots()).containsExactly(LspSession.uri(a), LspSession.uri(b));
            assertThat(boxes(first)).containsExactlyInAnyOrder("Listen", "Serve", "Serve/Read");
            DiagramAnswer other = LspSession.get(session.server().diagram(
                    new DiagramParams(document.id(), LspSession.uri(b), null, null, null, null)));
            assertThat(other.roots()).containsExactly(LspSession.uri(b), LspSession.uri(a));
            assertThat(boxes(other)).contains("Wait", "Serve/Read");
            session.change(document, library.replace("Read", "Look"));
            session.awaitDiagramChanged(LspSession.uri(a));
            session.awaitDiagramChanged(LspSession.uri(b));
            assertThat(boxes(ask(session, document))).contains("Serve/Look");
        }
    }

    @Test
    void tellsWhenAnotherProgramImportsTheOneThatIsShown() {
        String library = "Serve = Read;\nRead (int socket) => ();\n";
        Path lib = LspSession.write(folder.resolve("lib.flux"), library);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(lib, library);
            session.awaitIdle();
            assertThat(ask(session, document).uri()).isEqualTo(document.uri());
            OpenText main = session.open(folder.resolve("main.flux"),
                    "import \"lib.flux\";\nsource Listen => Serve;\nListen () => (int i);\n");
            session.awaitDiagramChanged(document.uri());
            session.diagnostics(main);
            assertThat(ask(session, document).uri()).isEqualTo(main.uri());
            session.change(document, library.replace("Read", "Look"));
            session.awaitDiagramChanged(main.uri());
        }
    }

    @Test
    void tellsWhenAPictureThatWasAskedForMayHaveChanged() {
        // settings, which come when they come, have everything checked again
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getWorkspace().setConfiguration(false))) {
            OpenText shown = session.open("untitled:Shown.flux", PROGRAM);
            OpenText other = session.open("untitled:Other.flux", PROGRAM);
            session.awaitChecks();
            ask(session, shown);
            session.change(other, PROGRAM + "// more\n");
            session.awaitChecks();
            assertThat(session.changedDiagrams()).isEmpty();
            session.change(shown, PROGRAM.replace("Answer;", "Answer -> More;"));
            session.awaitDiagramChanged(shown.uri());
            assertThat(boxes(ask(session, shown))).contains("Serve/More");
        }
    }

    @Test
    void showsTheFindingsThatTheUserWantsToSee() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM + "Idle () => ();\n");
            assertThat(findings(ask(session, document).model())).contains("FLUX110");
            JsonObject severities = new JsonObject();
            severities.addProperty("FLUX110", "off");
            JsonObject settings = new JsonObject();
            settings.add("severities", severities);
            session.awaitIdle();
            session.settings(settings);
            session.diagnosticsOf(document.uri(), List::isEmpty);
            assertThat(findings(ask(session, document).model())).doesNotContain("FLUX110");
        }
    }

    private static List<String> findings(JsonObject element) {
        List<String> codes = new ArrayList<>();
        if (element.has("findings")) {
            element.getAsJsonArray("findings").forEach(finding -> codes.add(finding.getAsJsonObject().get("code").getAsString()));
        }
        if (element.has("children")) {
            element.getAsJsonArray("children").forEach(child -> codes.addAll(findings(child.getAsJsonObject())));
        }
        return codes;
    }

    @Test
    void paintsOverlays() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(PROGRAM);
            String plain = ask(session, document).model().toString();
            assertThat(model(session, document, "locks")).isNotEqualTo(plain);
            assertThat(model(session, document, "{\"title\": \"now\", \"nodes\": {\"Look\": {\"text\": \"7 ms\"}}}"))
                    .contains("7 ms", "now");
            assertThatThrownBy(() -> model(session, document, "{\"nodes\":\n 7}")).hasMessageContaining("overlay:2:");
            assertThat(ask(session, document).model()).hasToString(plain);
        }
    }

    private static String model(LspSession session, OpenText document, String overlay) {
        return LspSession.get(session.server().diagram(of(document, null, null, null, overlay))).model().toString();
    }

    /** What is cancelled here would take minutes. */
    @Test
    void stopsDrawingWhatNobodyWantsAnyMore() {
        StringBuilder large = new StringBuilder("Listen () => (int a);\nsource Listen => Choose;\nLook (int a) => (int a);\n");
        IntStream.range(0, 2500).forEach(i -> large.append("typedef p" + i + " P" + i + ";\nChoose:[p" + i + "] = Look"
                + " -> Look".repeat(i % 3) + ";\n"));
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open("untitled:Large.flux", large.toString());
            OpenText small = session.open(PROGRAM);
            CompletableFuture<DiagramAnswer> unwanted = session.server().diagram(of(document, null, List.of("*"), null, null));
            while (!isLayingOut() && !unwanted.isDone()) {
                Thread.onSpinWait();
            }
            unwanted.cancel(true);
            assertThat(boxes(ask(session, small))).contains("Serve/Answer/Look");
        }
    }

    private static boolean isLayingOut() {
        return Thread.getAllStackTraces().entrySet().stream().filter(thread -> thread.getKey().getName().equals("flux-diagram"))
                .flatMap(thread -> Stream.of(thread.getValue())).anyMatch(frame -> frame.getClassName().startsWith("org.eclipse.elk.alg."));
    }

    @Test
    void exportsFiles() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open("untitled:Server.flux", PROGRAM);
            ExportAnswer svg = export(session, document, "svg", "dark");
            assertThat(svg.fileName()).isEqualTo("Server.svg");
            assertThat(svg.encoding()).isEqualTo("utf8");
            assertThat(svg.content()).contains("<svg").endsWith("</svg>\n");
            ExportAnswer png = export(session, document, "png", null);
            assertThat(png.encoding()).isEqualTo("base64");
            assertThat(new String(Base64.getDecoder().decode(png.content()), StandardCharsets.ISO_8859_1)).startsWith("\u0089PNG");
            assertThat(export(session, document, "dot", null).content()).startsWith("digraph");
            assertThatThrownBy(() -> export(session, document, "gif", null)).hasMessageContaining("'gif' is no format of pictures");
            assertThatThrownBy(() -> export(session, document, "svg", "pink")).hasMessageContaining("'pink' is no theme of pictures");
        }
    }

    private static ExportAnswer export(LspSession session, OpenText document, String format, String theme) {
        return LspSession.get(session.server().exportDiagram(
                new ExportParams(document.id(), null, null, null, null, null, format, theme, null)));
    }
}
