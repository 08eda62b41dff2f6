// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRenamesTest {
    @TempDir
    Path folder;

    private int cases;

    @Test
    void importsFollowAFile() {
        follow("b.flux", "größe.flux", "größe.flux", "a.flux", "\timport \"<|b.flux|>\";\r\nimport \"c.flux\";\r\n<|>", "b.flux", "",
                "c.flux", "import c;\nimport \"<|b.flux|>\";\nF = \"b.flux\";\n");
        follow("b.flux", "lib/b.flux", "lib/b.flux", "a.flux", "import \"<|b.flux|>\";\n<|>", "b.flux", "");
        follow("b.flux", "c.flux", "./c.flux", "a.flux", "import \"<|./b.flux|>\";\n<|>", "b.flux", "");
    }

    @Test
    void importsOfAFileThatIsMovedGoOnToLeadWhereTheyDid() {
        follow("a.flux", "deep/er/a.flux", "../../b.flux", "a.flux", "import \"<|b.flux|>\";\n<|>", "b.flux", "");
    }

    @Test
    void importsFollowAFolder() {
        follow("lib", "parts", "parts/b.flux", "a.flux", "import \"<|lib/b.flux|>\";\n<|>", "lib/b.flux", "import \"c.flux\";\n",
                "lib/c.flux", "");
    }

    @Test
    void otherImportsStayAsTheyAre() {
        follow("b.flux", "c.flux", "", "a.flux", "import \"other.flux\";\nimport b.Flux;\n<|>", "b.flux", "", "other.flux", "");
        follow("gone.flux", "c.flux", "", "a.flux", "import \"gone.flux\";\n<|>");
    }

    @Test
    void isAnnouncedToEditorsThatAsk() {
        try (LspSession session = LspSession.start()) {
            assertThat(session.initializeResult().getCapabilities().getWorkspace().getFileOperations().getWillRename().getFilters())
                    .extracting(FileOperationFilter::getPattern).extracting(pattern -> pattern.getGlob() + " " + pattern.getMatches())
                    .containsExactly("**/*.flux file", "** folder");
        }
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getWorkspace().setFileOperations(null))) {
            assertThat(session.initializeResult().getCapabilities().getWorkspace().getFileOperations()).isNull();
        }
    }

    private void follow(String before, String after, String target, String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder.resolve("case" + cases++), namesAndTexts)) {
            WorkspaceEdit edit = LspSession.get(files.session().server().getWorkspaceService().willRenameFiles(new RenameFilesParams(
                    List.of(new FileRename(files.id(before).getUri(), files.id(after).getUri())))));
            Map<String, String> edits = new TreeMap<>();
            edit.getDocumentChanges().forEach(change -> change.getLeft().getEdits().forEach(single -> edits.put(MarkedFiles.shown(
                    MarkedFiles.name(change.getLeft().getTextDocument().getUri()), single.getLeft().getRange()),
                    single.getLeft().getNewText())));
            assertThat(List.copyOf(edits.keySet())).isEqualTo(files.marked());
            assertThat(edits.values()).allMatch(target::equals);
        }
    }
}
