// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSymbolsTest {
    @TempDir
    Path folder;

    @Test
    void areFoundInClosedFilesToo() {
        LspSession.write(folder.resolve("deep/er/a.flux"), "source Listen => Image;\ntypedef hit IsHit;\nRead (int hit) => ();\n"
                + "Image = Read;\natomic Image:{cache};\nhandle error * => Failed;\n");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(shown(session, "")).containsExactlyInAnyOrder("Listen Event a.flux 0:7-0:13", "hit Interface a.flux 1:8-1:11",
                    "Read Function a.flux 2:0-2:4", "Image Class a.flux 3:0-3:5", "cache Key a.flux 4:14-4:19",
                    "Failed Function a.flux 5:18-5:24");
            assertThat(shown(session, "rd")).containsExactly("Read Function a.flux 2:0-2:4");
            assertThat(shown(session, "nothing")).isEmpty();
        }
    }

    @Test
    void areOneForEachThing() {
        LspSession.write(folder.resolve("a.flux"), "import \"lib.flux\";\nsource S => W;\nW = S;\nW:[p] = S;\nW:[_] = S;\n"
                + "atomic W:{lock};\natomic S:{lock?};\n");
        LspSession.write(folder.resolve("lib.flux"), "W () => ();\nS () => ();\natomic W:{lock};\n");
        LspSession.write(folder.resolve("other.flux"), "W () => ();\n");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(shown(session, "")).containsExactlyInAnyOrder("S Function lib.flux 1:0-1:1", "W Function lib.flux 0:0-0:1",
                    "W Function other.flux 0:0-0:1", "lock Key a.flux 5:10-5:14");
        }
    }

    @Test
    void followTheTextOfOpenAndOfChangedFiles() throws Exception {
        Path file = LspSession.write(folder.resolve("a.flux"), "A () => ();\n");
        Path gone = LspSession.write(folder.resolve("b.flux"), "B () => ();\n");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(shown(session, "")).hasSize(2);
            OpenText text = session.open(file, "\r\n\tÄrger () => ();");
            assertThat(shown(session, "ä")).containsExactly("Ärger Function a.flux 1:1-1:6");
            session.close(text);
            Files.delete(gone);
            session.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(
                    new FileEvent(LspSession.uri(gone), FileChangeType.Deleted))));
            session.awaitIdle();
            assertThat(shown(session, "")).containsExactly("A Function a.flux 0:0-0:1");
        }
    }

    @Test
    void surviveBrokenTexts() {
        LspSession.write(folder.resolve("a.flux"), "A () => (;\n= = ;\nB = ;\natomic :{};\nhandle error => ;\nsource => ;\n");
        LspSession.write(folder.resolve("b.flux"), "");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(shown(session, "B")).containsExactly("B Class a.flux 2:0-2:1");
        }
    }

    private static List<String> shown(LspSession session, String query) {
        List<? extends WorkspaceSymbol> found = LspSession.get(session.server().getWorkspaceService().symbol(
                new WorkspaceSymbolParams(query))).map(old -> {
                    assertThat(old).isEmpty();
                    return List.of();
                }, symbols -> symbols);
        return found.stream().map(symbol -> symbol.getName() + " " + symbol.getKind() + " "
                + MarkedFiles.shown(MarkedFiles.name(symbol.getLocation().getLeft().getUri()), symbol.getLocation().getLeft().getRange()))
                .toList();
    }
}
