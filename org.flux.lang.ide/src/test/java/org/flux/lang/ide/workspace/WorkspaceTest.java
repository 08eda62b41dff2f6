// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are part of the workspace, whatever happens while somebody looks at them. */
class WorkspaceTest {
    private final Workspace workspace = new Workspace();
    @TempDir
    private Path directory;
    private Path first;
    private Path second;

    @BeforeEach
    void createFolders() throws IOException {
        directory = directory.toRealPath();
        first = Files.createDirectories(directory.resolve("first"));
        second = Files.createDirectories(directory.resolve("second"));
        Files.writeString(first.resolve("a.flux"), "A (int a) => ();\n");
        Files.writeString(second.resolve("b.flux"), "B (int b) => ();\n");
        workspace.addFolder(uri(first));
        workspace.addFolder(uri(second));
    }

    private static String uri(Path file) {
        return file.toUri().toString();
    }

    private List<String> symbols() {
        List<String> names = new ArrayList<>();
        workspace.symbols((file, declared) -> declared.forEach(symbol -> names.add(symbol.name())));
        return names;
    }

    @Test
    void aFolderThatIsRemovedWhileItsFilesAreLookedAtIsNotPartOfTheWorkspaceAnyMore() {
        AtomicInteger files = new AtomicInteger();
        workspace.index(() -> {
            if (files.incrementAndGet() == 2) { // just before the one of the second folder
                workspace.removeFolder(uri(second));
            }
            return true;
        });
        assertThat(workspace.roots()).containsExactly(first.resolve("a.flux").toString());
        assertThat(symbols()).containsExactly("A");
    }

    @Test
    void aFileElsewhereIsPartOfTheWorkspaceAsLongAsAnOpenDocumentImportsIt() throws Exception {
        workspace.removeFolder(uri(second));
        String importer = uri(first.resolve("a.flux"));
        workspace.open(importer, 1, "import \"../second/b.flux\";\n");
        workspace.index(() -> true);
        workspace.rescan(Set.copyOf(workspace.roots()));
        workspace.snapshot().program(first.resolve("a.flux").toString());
        assertThat(symbols()).containsExactly("B");

        workspace.change(importer, 2, List.of(new TextDocumentContentChangeEvent("A (int a) => ();\n")));
        workspace.rescan(Set.of(first.resolve("a.flux").toString()));
        assertThat(workspace.roots()).containsExactly(first.resolve("a.flux").toString());
        assertThat(symbols()).containsExactly("A");
    }
}
