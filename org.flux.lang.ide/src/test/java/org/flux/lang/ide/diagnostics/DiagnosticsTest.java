// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkDoneProgressKind;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {
    private static final String CLEAN = "Listen () => (int a);\nWork (int a) => ();\nsource Listen => Work;\n";
    private static final String DEADLOCK = """
            Listen () => (int a);
            Outer = Inner;
            Other = Within;
            Inner (int a) => ();
            Within (int a) => ();
            source Listen => Outer;
            Accept () => (int a);
            source Accept => Other;
            atomic Outer:{<|z|>};
            atomic Inner:{a};
            atomic Other:{a};
            atomic Within:{z};
            """;

    @TempDir
    Path folder;

    private static List<String> codes(List<Diagnostic> found) {
        return found.stream().map(d -> d.getCode().getLeft()).toList();
    }

    @Test
    void tellsWhatIsWrongAsSoonAsATextIsOpenAndWheneverItChanges() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(CLEAN.replace("=> Work;", "=> <|Wurk|>;"));
            assertThat(session.diagnostics(document)).filteredOn(d -> d.getCode().getLeft().equals("FLUX101")).singleElement()
                    .satisfies(found -> {
                        assertThat(found.getRange()).isEqualTo(document.marked().range());
                        assertThat(found.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
                    });
            session.change(document.uri(), new TextDocumentContentChangeEvent(new Range(new Position(2, 18), new Position(2, 19)), "o"));
            assertThat(session.diagnostics(document)).isEmpty();
        }
    }

    @Test
    void showsBothChainsOfADeadlock() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(DEADLOCK);
            Diagnostic found = session.diagnostics(document).stream().filter(d -> d.getCode().getLeft().equals("FLUX602")).findFirst()
                    .orElseThrow();
            assertThat(found.getRange()).isEqualTo(document.marked().range());
            assertThat(found.getRelatedInformation()).extracting(related -> related.getMessage())
                    .contains("one flow: `Outer` takes `z`", "the other flow: `Other` takes `a`");
            assertThat(found.getRelatedInformation()).extracting(related -> related.getLocation().getUri()).containsOnly(document.uri());
        }
    }

    @Test
    void countsInUtf16WhateverStandsBefore() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open("/* 𝄞𝄞 */ Listen () => (int a);\r\n\tWörk (int a) => ();\r\n"
                    + "/*𝄞*/ source Listen => <|Wörg|>;\r\n");
            assertThat(session.diagnostics(document)).filteredOn(d -> d.getCode().getLeft().equals("FLUX101")).singleElement()
                    .extracting(Diagnostic::getRange).isEqualTo(document.marked().range());
        }
    }

    @Test
    void fadesWhatIsUnused() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(CLEAN + "Idle () => ();\n");
            assertThat(session.diagnostics(document)).singleElement().extracting(Diagnostic::getTags)
                    .isEqualTo(List.of(DiagnosticTag.Unnecessary));
        }
    }

    @Test
    void followsSeveralChangesOfOneMessage() {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open("");
            session.change(document.uri(), new TextDocumentContentChangeEvent(new Range(new Position(0, 0), new Position(0, 0)), CLEAN),
                    new TextDocumentContentChangeEvent(new Range(new Position(2, 0), new Position(2, 6)), "sourceX"),
                    new TextDocumentContentChangeEvent(new Range(new Position(2, 6), new Position(2, 7)), ""));
            assertThat(session.diagnostics(document)).isEmpty();
        }
    }

    @Test
    void tellsOfFilesThatAreNotOpen() {
        Path file = LspSession.write(folder.resolve("a.flux"), CLEAN.replace("=> Work;", "=> Wurk;"));
        try (LspSession session = LspSession.in(folder)) {
            assertThat(codes(session.diagnosticsOf(LspSession.uri(file), found -> !found.isEmpty()))).contains("FLUX101");
        }
    }

    @Test
    void reportsAnImportedFileInItsProgram() {
        Path library = LspSession.write(folder.resolve("lib.flux"), "Work (int a) => ();\n");
        LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
        try (LspSession session = LspSession.in(folder)) {
            session.awaitIdle();
            OpenText open = session.open(library, "Work (int a) => ();\nIdle () => ();\n");
            assertThat(codes(session.diagnostics(open))).containsExactly("FLUX110");
        }
    }

    @Test
    void seesUnsavedTextOfImportedFiles() {
        Path library = LspSession.write(folder.resolve("lib.flux"), "Work (int a) => ();\n");
        Path main = LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
        try (LspSession session = LspSession.in(folder)) {
            session.open(library, "Work (String a) => ();\n");
            assertThat(codes(session.diagnosticsOf(LspSession.uri(main), found -> !found.isEmpty()))).contains("FLUX202");
        }
    }

    @Test
    void noticesFilesThatComeChangeAndGo() throws Exception {
        Path main = LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
        Path library = folder.resolve("lib.flux");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(codes(session.diagnosticsOf(LspSession.uri(main), found -> !found.isEmpty()))).contains("FLUX112");
            LspSession.write(library, "Work (int a) => ();\n");
            watched(session, library, FileChangeType.Created);
            session.diagnosticsOf(LspSession.uri(main), List::isEmpty);
            LspSession.write(library, "Work (String a) => ();\n");
            watched(session, library, FileChangeType.Changed);
            assertThat(codes(session.diagnosticsOf(LspSession.uri(main), found -> !found.isEmpty()))).contains("FLUX202");
            Files.delete(library);
            watched(session, library, FileChangeType.Deleted);
            assertThat(codes(session.diagnosticsOf(LspSession.uri(main), found -> codes(found).contains("FLUX112")))).isNotEmpty();
            Files.delete(main);
            watched(session, main, FileChangeType.Deleted);
            session.diagnosticsOf(LspSession.uri(main), List::isEmpty);
        }
    }

    private static void watched(LspSession session, Path file, FileChangeType type) {
        session.server().getWorkspaceService().didChangeWatchedFiles(
                new DidChangeWatchedFilesParams(List.of(new FileEvent(LspSession.uri(file), type))));
    }

    @Test
    void keepsWhatItSaidOfATextThatIsInNoFile() {
        LspSession.write(folder.resolve("a.flux"), CLEAN);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open("Page = Page;\n");
            session.awaitIdle();
            assertThat(codes(session.diagnostics(document))).contains("FLUX401");
            assertThat(codes(session.diagnosticsOf(document.uri(), found -> true))).contains("FLUX401");
        }
    }

    @Test
    void takesAFileThatHasComeBackIntoItsProgram() throws Exception {
        Path main = LspSession.write(folder.resolve("main.flux"), "import \"part.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
        Path part = LspSession.write(folder.resolve("part.flux"), "Work (int a) => ();\n");
        try (LspSession session = LspSession.in(folder)) {
            session.open(main, Files.readString(main));
            session.awaitIdle();
            Files.delete(part);
            watched(session, part, FileChangeType.Deleted);
            session.diagnosticsOf(LspSession.uri(main), found -> codes(found).contains("FLUX112"));
            LspSession.write(part, "Work (int a) => ();\nIdle () => ();\n");
            watched(session, part, FileChangeType.Created);
            assertThat(codes(session.diagnosticsOf(LspSession.uri(part), found -> codes(found).equals(List.of("FLUX110"))))).hasSize(1);
        }
    }

    @Test
    void showsThatItIsLookingThroughTheWorkspace() {
        LspSession.write(folder.resolve("a.flux"), CLEAN);
        try (LspSession session = LspSession.in(folder)) {
            List<ProgressParams> shown = session.awaitProgress();
            assertThat(shown).extracting(params -> params.getValue().getLeft().getKind())
                    .startsWith(WorkDoneProgressKind.begin).endsWith(WorkDoneProgressKind.end);
            assertThat(session.createdProgress()).as("asked for before").containsAll(shown.stream().map(ProgressParams::getToken).toList());
        }
    }

    @Test
    void showsNoProgressToClientsThatHaveNoPlaceForIt() {
        LspSession.write(folder.resolve("a.flux"), CLEAN);
        try (LspSession session = LspSession.start(params -> {
            params.getCapabilities().getWindow().setWorkDoneProgress(false);
            params.setWorkspaceFolders(List.of(new WorkspaceFolder(LspSession.uri(folder), "folder")));
        })) {
            session.awaitIdle();
            assertThat(session.progress()).isEmpty();
            assertThat(session.createdProgress()).isEmpty();
        }
    }

    @Test
    void hasOtherDocumentsOfAProgramShownAgain() {
        Path library = LspSession.write(folder.resolve("lib.flux"), "Work (int a) => ();\n");
        Path main = LspSession.write(folder.resolve("main.flux"), "import \"lib.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
        try (LspSession session = LspSession.in(folder)) {
            session.open(main, "import \"lib.flux\";\nListen () => (int a);\nsource Listen => Work;\n");
            OpenText open = session.open(library, "Work (int a) => ();\n");
            session.diagnostics(open);
            List<String> all = List.of("InlayHints", "CodeLenses", "SemanticTokens");
            all.forEach(session::awaitRefresh); // for the settings at the start
            session.change(open, "Work (String a) => ();\n");
            all.forEach(session::awaitRefresh);
        }
    }

    @Test
    void heedsSettingsFilesAndTellsWhatIsWrongWithThem() throws Exception {
        Path file = LspSession.write(folder.resolve("a.flux"), CLEAN + "Idle () => ();\n");
        Path settings = LspSession.write(folder.resolve("flux.settings.json"), "{\"severities\": {\"FLUX110\": \"error\"}}");
        try (LspSession session = LspSession.in(folder)) {
            session.diagnosticsOf(LspSession.uri(file),
                    found -> found.size() == 1 && found.getFirst().getSeverity() == DiagnosticSeverity.Error);
            Files.writeString(settings, "{\"severities\": 3}");
            watched(session, settings, FileChangeType.Changed);
            assertThat(session.diagnosticsOf(LspSession.uri(settings), found -> !found.isEmpty())).singleElement()
                    .extracting(Diagnostic::getSeverity).isEqualTo(DiagnosticSeverity.Error);
            Files.delete(settings);
            watched(session, settings, FileChangeType.Deleted);
            session.diagnosticsOf(LspSession.uri(settings), List::isEmpty);
            session.diagnosticsOf(LspSession.uri(file), found -> found.getFirst().getSeverity() == DiagnosticSeverity.Warning);
        }
    }

    @Test
    void takesFoldersInAndOut() {
        Path other = folder.resolve("other");
        Path file = LspSession.write(other.resolve("b.flux"), CLEAN + "Idle () => ();\n");
        WorkspaceFolder added = new WorkspaceFolder(LspSession.uri(other), "other");
        try (LspSession session = LspSession.start()) {
            session.server().getWorkspaceService().didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(
                    new WorkspaceFoldersChangeEvent(List.of(added), List.of())));
            session.diagnosticsOf(LspSession.uri(file), found -> found.size() == 1);
            session.server().getWorkspaceService().didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(
                    new WorkspaceFoldersChangeEvent(List.of(), List.of(added))));
            session.diagnosticsOf(LspSession.uri(file), List::isEmpty);
        }
    }

    @Test
    void whatIsClosedCountsAsItIsOnTheDisk() {
        Path file = LspSession.write(folder.resolve("a.flux"), CLEAN);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(file, CLEAN + "Idle () => ();\n");
            session.diagnosticsOf(LspSession.uri(file), found -> found.size() == 1);
            session.close(document);
            session.diagnosticsOf(LspSession.uri(file), List::isEmpty);
        }
    }
}
