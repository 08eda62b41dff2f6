// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
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
        return LspSession.start(params -> {
            JsonObject options = new JsonObject();
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
            WorkspaceDiagnosticReport report = LspSession.get(session.server().getWorkspaceService()
                    .diagnostic(new WorkspaceDiagnosticParams(List.of())));
            assertThat(report.getItems()).singleElement().satisfies(item -> {
                assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getUri()).isEqualTo(LspSession.uri(file));
                assertThat(item.getWorkspaceFullDocumentDiagnosticReport().getItems()).hasSize(1);
            });
            String id = report.getItems().getFirst().getWorkspaceFullDocumentDiagnosticReport().getResultId();
            WorkspaceDiagnosticReport again = LspSession.get(session.server().getWorkspaceService().diagnostic(
                    new WorkspaceDiagnosticParams(List.of(new PreviousResultId(LspSession.uri(file), id)))));
            assertThat(again.getItems()).singleElement()
                    .satisfies(item -> assertThat(item.getWorkspaceUnchangedDocumentDiagnosticReport()).isNotNull());
        }
    }
}
