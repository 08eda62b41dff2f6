// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeLensTest {
    private static final String PROGRAM = """
            Listen () => (int socket);
            Read (int socket) => (int socket);
            typedef even IsEven;
            source Listen => Serve;
            Serve = Read -> Answer -> Write;
            Answer:[even] = ;
            Answer:[_] = Read;
            Write (int socket) => ();
            """;

    @TempDir
    Path folder;

    /** Each as {@code line: title command}. */
    private static List<String> shown(LspSession session, OpenText document) {
        return lenses(session, document).stream().map(lens -> (lens.getRange().getStart().getLine() + 1 + ": "
                + lens.getCommand().getTitle() + " " + lens.getCommand().getCommand()).strip()).toList();
    }

    private static List<? extends CodeLens> lenses(LspSession session, OpenText document) {
        return LspSession.get(session.server().getTextDocumentService().codeLens(new CodeLensParams(document.id())));
    }

    private static LspSession session(String... commands) {
        return LspSession.start(params -> {
            JsonArray names = new JsonArray();
            List.of(commands).forEach(names::add);
            JsonObject options = new JsonObject();
            options.add("commands", names);
            params.setInitializationOptions(options);
        });
    }

    @Test
    void offerWhatTheClientCanDo() {
        try (LspSession session = session("flux.run", "flux.showReferences")) {
            assertThat(shown(session, session.open(PROGRAM))).containsExactly("1: 1 reference flux.showReferences",
                    "2: 2 references flux.showReferences", "4: Run flux.run", "4: 7 paths", "5: 1 reference flux.showReferences",
                    "6: 1 reference flux.showReferences", "8: 1 reference flux.showReferences");
        }
    }

    @Test
    void offerNothingThatTheClientCannotDo() {
        try (LspSession session = session()) {
            assertThat(shown(session, session.open(PROGRAM))).contains("4: 7 paths", "8: 1 reference")
                    .noneMatch(lens -> lens.contains("flux."));
        }
    }

    @Test
    void showTheDiagramAlsoOfWhatDoesNotCompile() {
        try (LspSession session = session("flux.showDiagram")) {
            OpenText document = session.open(PROGRAM + "Write (String s) => ();\n");
            assertThat(shown(session, document)).contains("4: Show diagram flux.showDiagram");
            CodeLens lens = lenses(session, document).stream().filter(l -> l.getCommand().getTitle().equals("Show diagram")).findFirst()
                    .orElseThrow();
            assertThat(lens.getCommand().getArguments()).extracting(argument -> ((JsonPrimitive) argument).getAsString())
                    .containsExactly(document.uri(), "Listen");
            session.awaitIdle();
            session.settings(JsonParser.parseString("{\"codeLens\": {\"diagram\": false}}").getAsJsonObject());
            session.awaitRefresh("CodeLenses");
            assertThat(shown(session, document)).noneMatch(shown -> shown.contains("diagram"));
        }
    }

    @Test
    void doNotRunWhatDoesNotCompile() {
        try (LspSession session = session("flux.run")) {
            assertThat(shown(session, session.open(PROGRAM + "Write (String s) => ();\n"))).noneMatch(lens -> lens.contains("Run"));
        }
    }

    @Test
    void countUsesInFilesThatImportThis() {
        Path library = LspSession.write(folder.resolve("lib.flux"), "Write (int socket) => ();\n");
        LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\nListen () => (int socket);\nsource Listen => Write;\n");
        try (LspSession session = LspSession.in(folder)) {
            session.awaitIdle();
            assertThat(shown(session, session.open(library, "Write (int socket) => ();\n"))).containsExactly("1: 1 reference");
        }
    }
}
