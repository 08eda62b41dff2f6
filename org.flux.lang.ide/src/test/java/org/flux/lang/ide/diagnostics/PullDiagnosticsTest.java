// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullDiagnosticsTest {
    private static final String UNUSED = "Listen () => (int a);\nWork (int a) => ();\nsource Listen => Work;\nIdle () => ();\n";

    @TempDir
    Path folder;

    private LspSession pulling() {
        return pulling("{}");
    }

    /** @param settings of the client */
    private LspSession pulling(String settings) {
        return LspSession.start(params -> {
            params.getCapabilities().getWorkspace().setConfiguration(false);
            JsonObject options = new JsonObject();
            options.add("flux", JsonParser.parseString(settings));
            options.addProperty("diagnostics", "pull");
            params.setInitializationOptions(options);
            params.setWorkspaceFolders(List.of(new WorkspaceFolder(LspSession.uri(folder), "folder")));
        });
    }

    @Test
    void isAnnouncedToThoseWhoAskOnly() {
        try (LspSession told = LspSession.start(); LspSession asking = pulling()) {
            assertThat(told.initializeResult().getCapabilities().getDiagnosticProvider()).isNull();
            assertThat(asking.initializeResult().getCapabilities().getDiagnosticProvider()).isNotNull();
        }
    }

    @Test
    void tellsOfADocumentWhenItIsAsked() {
        try (LspSession session = pulling()) {
            OpenText document = session.open(UNUSED);
            DocumentDiagnosticReport first = ask(session, document, null);
            assertThat(first.getLeft().getItems()).singleElement().extracting(found -> found.getCode().getLeft()).isEqualTo("FLUX110");
            DocumentDiagnosticReport again = ask(session, document, first.getLeft().getResultId());
            assertThat(again.isRight()).isTrue();
            session.change(document, UNUSED.replace("Idle () => ();\n", ""));
            assertThat(ask(session, document, first.getLeft().getResultId()).getLeft().getItems()).isEmpty();
        }
    }

    private static DocumentDiagnosticReport ask(LspSession session, OpenText document, String before) {
        DocumentDiagnosticParams params = new DocumentDiagnosticParams(document.id());
        params.setPreviousResultId(before);
        return LspSession.get(session.server().getTextDocumentService().diagnostic(params));
    }

    @Test
    void tellsOfTheWholeWorkspace() {
        Path file = LspSession.write(folder.resolve("a.flux"), UNUSED);
        try (LspSession session = pulling()) {
            session.awaitIdle();
            WorkspaceDiagnosticReport report = askForAll(session);
            assertThat(report.getItems()).singleElement().satisfies(item -> {
                assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getUri()).isEqualTo(LspSession.uri(file));
                assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getItems()).hasSize(1);
            });
            String id = report.getItems().getFirst().getWorkspaceFullDocumentDiagnosticReport().getResultId();
            WorkspaceDiagnosticReport again = askForAll(session, new PreviousResultId(LspSession.uri(file), id));
            assertThat(again.getItems()).singleElement()
                    .satisfies(item -> assertThat(item.getWorkspaceUnchangedDocumentDiagnosticReport()).isNotNull());
            session.open(file, UNUSED);
            assertThat(askForAll(session).getItems()).singleElement().satisfies(item ->
                    assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getVersion()).as("of which text").isEqualTo(1));
        }
    }

    private static WorkspaceDiagnosticReport askForAll(LspSession session, PreviousResultId... before) {
        return LspSession.get(session.server().getWorkspaceService().diagnostic(new WorkspaceDiagnosticParams(List.of(before))));
    }

    @Test
    void tellsOfFilesInWhichNothingIsWrongAnyMore() {
        Path file = LspSession.write(folder.resolve("a.flux"), UNUSED);
        try (LspSession session = pulling()) {
            session.awaitRefresh("Diagnostics");
            session.awaitIdle();
            String id = askForAll(session).getItems().getFirst().getWorkspaceFullDocumentDiagnosticReport().getResultId();
            LspSession.write(file, UNUSED.replace("Idle () => ();\n", ""));
            session.server().getWorkspaceService().didChangeWatchedFiles(
                    new DidChangeWatchedFilesParams(List.of(new FileEvent(LspSession.uri(file), FileChangeType.Changed))));
            session.awaitRefresh("Diagnostics");
            assertThat(askForAll(session, new PreviousResultId(LspSession.uri(file), id)).getItems()).singleElement().satisfies(item ->
                    assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getItems()).isEmpty());
            assertThat(askForAll(session).getItems()).isEmpty();
        }
    }

    @Test
    void isAsSevereAsTheSettingsSay() {
        Path file = LspSession.write(folder.resolve("a.flux"), UNUSED);
        LspSession.write(folder.resolve("flux.settings.json"), "{\"severities\": {\"FLUX110\": \"error\"}}");
        try (LspSession session = pulling("{\"severities\": {\"FLUX110\": \"hint\"}}")) {
            assertThat(ask(session, session.open(UNUSED), null).getLeft().getItems()).singleElement()
                    .extracting(Diagnostic::getSeverity).as("the client's").isEqualTo(DiagnosticSeverity.Hint);
            assertThat(ask(session, session.open(file, UNUSED), null).getLeft().getItems()).singleElement()
                    .extracting(Diagnostic::getSeverity).as("the settings file's, which win").isEqualTo(DiagnosticSeverity.Error);
        }
    }

    @Test
    void tellsWhatIsWrongInAnyProgramOfTheDocument() {
        String part = "Serve = Work;\nWork (int a) => ();\n";
        Path file = LspSession.write(folder.resolve("part.flux"), part);
        for (String program : List.of("int", "long")) { // the one where it is wrong comes last
            LspSession.write(folder.resolve("of-" + program + ".flux"),
                    "import \"part.flux\";\nListen () => (" + program + " a);\nsource Listen => Serve;\n");
        }
        try (LspSession session = pulling()) {
            session.awaitIdle();
            assertThat(ask(session, session.open(file, part), null).getLeft().getItems()).extracting(found -> found.getCode().getLeft())
                    .contains("FLUX202");
        }
    }
}
