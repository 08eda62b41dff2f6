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
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return LspSession.start(params -> commands(params, commands));
    }

    private static void commands(InitializeParams params, String... commands) {
        JsonArray names = new JsonArray();
        List.of(commands).forEach(names::add);
        JsonObject options = new JsonObject();
        options.add("commands", names);
        params.setInitializationOptions(options);
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
            session.awaitRefresh("CodeLenses"); // the settings at the start
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

    @Test
    void runTheProgramAndLeadToTheUses() {
        Path library = folder.resolve("lib.flux");
        String text = "Listen () => ();\nWork () => ();\nsource Listen => Work;\n";
        LspSession.write(library, text);
        Path main = LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\n");
        try (LspSession session = LspSession.start(params -> {
            commands(params, "flux.run", "flux.showReferences");
            params.setWorkspaceFolders(List.of(new WorkspaceFolder(LspSession.uri(folder), "folder")));
        })) {
            session.awaitIdle();
            OpenText document = session.open(library, text);
            CodeLens run = lens(session, document, "Run");
            assertThat(run.getCommand().getArguments()).extracting(argument -> ((JsonPrimitive) argument).getAsString())
                    .containsExactly(LspSession.uri(main));
            assertThat(document.marked().at(run.getRange())).isEqualTo("Listen");
            assertThat(lens(session, document, "1 reference").getCommand().getArguments()).hasToString(
                    "[\"" + LspSession.uri(library) + "\", {\"line\":0,\"character\":0}, [{\"uri\":\"" + LspSession.uri(library)
                            + "\",\"range\":{\"start\":{\"line\":2,\"character\":7},\"end\":{\"line\":2,\"character\":13}}}]]");
        }
    }

    private static CodeLens lens(LspSession session, OpenText document, String title) {
        return lenses(session, document).stream().filter(lens -> lens.getCommand().getTitle().equals(title)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"run, Run", "references, reference", "paths, path"})
    void canBeSwitchedOff(String kind, String shown) {
        try (LspSession session = LspSession.start(params -> {
            commands(params, "flux.run", "flux.showReferences");
            JsonObject off = JsonParser.parseString("{\"codeLens\": {\"" + kind + "\": false}}").getAsJsonObject();
            ((JsonObject) params.getInitializationOptions()).add("flux", off);
            params.getCapabilities().getWorkspace().setConfiguration(false);
        })) {
            List<String> titles = lenses(session, session.open(PROGRAM)).stream().map(lens -> lens.getCommand().getTitle()).toList();
            for (String each : List.of("Run", "reference", "path")) {
                assertThat(titles.stream().anyMatch(title -> title.contains(each))).as(each).isEqualTo(!each.equals(shown));
            }
        }
    }

    @Test
    void countOnePathAndMoreThanCanBeCounted() {
        StringBuilder many = new StringBuilder("Listen () => (int a);\ntypedef p P;\nsource Listen => N0;\n");
        for (int level = 0; level < 7; level++) {
            many.append("N%d = N%d -> N%d;\n".formatted(level, level + 1, level + 1));
        }
        try (LspSession session = session()) {
            assertThat(shown(session, session.open("untitled:One.flux", "Listen () => ();\nsource Listen => Serve;\nServe = ;\n")))
                    .contains("2: 1 path");
            assertThat(shown(session, session.open("untitled:Many.flux", many + "N7:[p] = ;\nN7:[_] = ;\n")))
                    .contains("3: more than 4611686018427387904 paths");
        }
    }
}
