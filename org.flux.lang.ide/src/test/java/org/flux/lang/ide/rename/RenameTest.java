// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {
    @TempDir
    Path folder;

    @Test
    void changesANodeWhereverItIsNamed() {
        renames("Neu", "a.flux", "source S => <|A|>;\n<|A|> (int A) => ();\n<|A|>:[A] = B -> <|<|>A|>;\natomic <|A|>:{A};\n"
                + "handle error <|A|> -> B => <|A|>;\n// A\n");
    }

    @Test
    void changesPredicatesLocksFunctionsAndParameters() {
        renames("neu", "a.flux", "typedef <|p|> p;\nH:[<|<|>p|>, !<|p|>] = p;\n");
        renames("neu", "a.flux", "atomic A:{<|l|>?, <|l<|>|>(session)};\norder <|l|> < m;\nl () => ();\n");
        renames("neu", "a.flux", "typedef p <|<|>F|>;\ntypedef q <|F|>;\n");
        renames("neu", "a.flux", "A (int <|<|>x|>) => (int <|x|>, int y);\nB (int x) => ();\n");
    }

    @Test
    void reachesEveryProgramThatSharesTheName() {
        renames("Neu", "a.flux", "import \"shared.flux\";\nF = <|<|>A|>;\n", "b.flux", "import \"shared.flux\";\nG = <|A|> -> C;\n",
                "shared.flux", "<|A|> () => ();\n", "other.flux", "H = A;\n");
    }

    @Test
    void leavesProgramsAloneThatShareOnlyFilesWithoutTheName() {
        renames("Neu", "a.flux", "import \"shared.flux\";\nF = <|<|>A|>;\n", "b.flux", "import \"shared.flux\";\nG = A;\nNeu = A;\n",
                "shared.flux", "C () => ();\n");
    }

    @Test
    void isNotConfusedByOddTexts() {
        renames("größer", "a.flux", "/* \uD83D\uDE00 */ Ä = <|\uD835\uDC9C|> ->\t<|<|>\uD835\uDC9C|>;\r\n\t<|\uD835\uDC9C|> () => ();\r\n");
        renames("\uD835\uDC9C", "a.flux", "F = <|<|>A|>;\rG = <|A|>;\r");
        renames("by", "a.flux", "F = <|<|>A|> -> B;\n<|A|> (int session) => ();\natomic <|A|>:{order};\n");
    }

    @Test
    void namesTheVersionOfOpenTextsOnly() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "import \"b.flux\";\nF = <|>A;\n", "b.flux", "A () => ();\n")) {
            List<TextDocumentEdit> edits = LspSession.get(rename(files, "Neu")).getDocumentChanges().stream().map(e -> e.getLeft())
                    .toList();
            assertThat(edits).extracting(edit -> MarkedFiles.name(edit.getTextDocument().getUri()) + " "
                    + edit.getTextDocument().getVersion()).containsExactlyInAnyOrder("a.flux 1", "b.flux null");
        }
    }

    @Test
    void givesPlainEditsToClientsThatKnowNoVersions() {
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getWorkspace().setWorkspaceEdit(null))) {
            LspSession.OpenText text = session.open("F = <|>A;\n");
            WorkspaceEdit edit = LspSession.get(session.server().getTextDocumentService().rename(new RenameParams(text.id(),
                    text.marked().cursor(), "B")));
            assertThat(edit.getChanges().get(text.uri())).extracting(TextEdit::getNewText).containsExactly("B");
        }
    }

    @Test
    void changesNothingIfTheNameIsTheSame() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = <|>A;\n")) {
            assertThat(edits(LspSession.get(rename(files, "A")))).isEmpty();
        }
    }

    @Test
    void offersTheNameAtTheCursor() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = A -> <|größe<|>|>;\n")) {
            var prepared = LspSession.get(files.documents().prepareRename(new PrepareRenameParams(files.id(), files.cursor()))).getSecond();
            assertThat(prepared.getPlaceholder()).isEqualTo("größe");
            assertThat(MarkedFiles.shown("a.flux", prepared.getRange())).isEqualTo(files.marked().getFirst());
        }
    }

    @Test
    void refusesWhatIsNoName() {
        refuses("<|>source S => A;\n", "`source` (a.flux:1) is a keyword here; put the cursor on");
        refuses("\nsource S {sess<|>ion: F} => A;\n", "`session` (a.flux:2) is a keyword here");
        refuses("H:[<|>_] = A;\n", "`_` (a.flux:1) is a wildcard");
        refuses("handle error <|>* => A;\n", "`*` (a.flux:1) is a wildcard");
        refuses("R (Ra<|>w raw) => ();\n", "`Raw` (a.flux:1) is a Java type; rename it in Java");
        refuses("R () => () by a.B::<|>c;\n", "`c` (a.flux:1) is a Java method");
        refuses("import \"b<|>.flux\";\n", "`\"b.flux\"` (a.flux:1) is a file; rename the file itself");
        refuses("pragma <|>lockorder = inferred;\n", "`lockorder` (a.flux:1) is a pragma");
        refuses("// A<|>\nA = B;\n", "this is a comment (a.flux:1)");
        refuses("A = B;\n\n<|>\n", "there is no name here (a.flux:3)");
        refuses("A = B <|>-> C;\n", "`->` (a.flux:1) is not a name");
        refuses("<|>", "there is no name here (a.flux:1)");
    }

    @Test
    void refusesNamesInDeclarationsThatCannotBeRead() {
        refuses("A = B;\nC = D -> <|>B (;\n", "the declaration at a.flux:2 has a syntax error");
        refusesNew("Neu", "the declaration at a.flux:2 names `B` but has a syntax error", "a.flux", "A = <|>B;\nC = B -> B (;\n");
        renames("Neu", "a.flux", "A = <|<|>B|>;\nC = D -> (;\n");
    }

    @Test
    void refusesWhatCannotBeAName() {
        for (String name : List.of("9x", "a-b", "a b", "a.b", "A = B; C", "\uD83D\uDE00", "a\nb", "\"a\"", "a//")) {
            refusesNew(name, "` cannot be a name in Flux: a name is letters, digits", "a.flux", "F = <|>A;\n");
        }
        refusesNew("error", "`error` is a keyword of Flux; choose another name", "a.flux", "F = <|>A;\n");
        refusesNew("_", "`_` is the wildcard of Flux", "a.flux", "F = <|>A;\n");
        refusesNew(" ", "the new name is empty", "a.flux", "F = <|>A;\n");
        refusesNew("unsigned", "`unsigned` is a word of types", "a.flux", "F (int <|>a) => ();\n");
    }

    @Test
    void refusesWhatWouldBecomeOneWithSomethingElse() {
        refusesNew("B", "`B` is a node already (a.flux:2), and the two would become one", "a.flux", "F = <|>A;\nG = B;\n");
        refusesNew("q", "`q` is a predicate type already", "a.flux", "typedef <|>p P;\ntypedef q Q;\n");
        refusesNew("m", "`m` is a lock already", "a.flux", "atomic A:{<|>l, m};\n");
        refusesNew("P", "`P` is a function already", "a.flux", "typedef p P;\nF = <|>A;\n");
        refusesNew("y", "`y` is a parameter of `A` already", "a.flux", "A (int <|>x, int y) => ();\n");
        renames("l", "a.flux", "typedef l P;\n<|A<|>|> = B;\natomic <|A|>:{l};\n");
    }

    @Test
    void refusesWhatWouldBecomeOneInAnotherProgram() {
        refusesNew("Neu", "`Neu` is a node already (b.flux:2)", "a.flux", "import \"shared.flux\";\nF = <|>A;\n",
                "b.flux", "import \"shared.flux\";\nNeu = C;\n", "shared.flux", "A () => ();\n");
    }

    private void renames(String newName, String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            Map<String, String> edits = edits(LspSession.get(rename(files, newName)));
            assertThat(List.copyOf(edits.keySet())).isEqualTo(files.marked());
            assertThat(edits.values()).containsOnly(newName);
        }
    }

    private static Map<String, String> edits(WorkspaceEdit edit) {
        Map<String, String> edits = new TreeMap<>();
        if (edit.getDocumentChanges() != null) {
            edit.getDocumentChanges().forEach(change -> change.getLeft().getEdits().forEach(single -> edits.put(MarkedFiles.shown(
                    MarkedFiles.name(change.getLeft().getTextDocument().getUri()), single.getLeft().getRange()),
                    single.getLeft().getNewText())));
        }
        return edits;
    }

    private static java.util.concurrent.CompletableFuture<WorkspaceEdit> rename(MarkedFiles files, String newName) {
        return files.documents().rename(new RenameParams(files.id(), files.cursor(), newName));
    }

    /** Both when the editor asks and when it does not. */
    private void refuses(String marked, String message) {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", marked, "b.flux", "")) {
            refused(files.documents().prepareRename(new PrepareRenameParams(files.id(), files.cursor())), message);
            refused(rename(files, "Neu"), message);
            refused(files.documents().rename(new RenameParams(files.id(), new Position(99, 9), "Neu")), "");
        }
    }

    private void refusesNew(String newName, String message, String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            refused(rename(files, newName), message);
        }
    }

    private static void refused(Future<?> answer, String message) {
        assertThatThrownBy(() -> answer.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class).hasMessageContaining(message);
    }
}
