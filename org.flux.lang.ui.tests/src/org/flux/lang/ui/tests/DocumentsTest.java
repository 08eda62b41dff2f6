// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class DocumentsTest {
    /** The last ones end lines in another way than the others. */
    private static final List<String> PIECES = List.of("Serve = Answer;\n", "\n", " -> Größe", "\uD83D\uDE00", "/* ", " */", "x", "\t",
            "source Listen => Serve;\n", "Listen () => (int socket);\r", "\r\n");

    /** Where everything is that the server sees in a text. */
    private static List<Integer> tokens(IFile file) throws Exception {
        SemanticTokensParams params = new SemanticTokensParams(new TextDocumentIdentifier(Uris.of(file).orElseThrow()));
        return Server.get().ask(server -> server.getTextDocumentService().semanticTokensFull(params)).get(30, TimeUnit.SECONDS).getData();
    }

    /** What the server has, after many changes of an open text, is what it reads from the file when it is saved and closed. */
    @Test
    void theServerHasWhatTheEditorHas() throws Exception {
        IFile file = Workbench.file("demo/open.flux", "Start () => ();\n");
        Random random = new Random(7);
        for (int round = 0; round < 6; round++) {
            int pieces = round < 3 ? PIECES.size() - 2 : PIECES.size();
            ITextEditor editor = Workbench.open(file);
            IDocument document = Workbench.ask(() -> Workbench.document(editor));
            for (int change = 0; change < 30; change++) {
                Workbench.ui(() -> {
                    int offset = whole(document, random.nextInt(document.getLength() + 1));
                    int end = whole(document, Math.min(offset + (random.nextInt(4) == 0 ? random.nextInt(20) : 0),
                            document.getLength()));
                    document.replace(offset, end - offset, PIECES.get(random.nextInt(pieces)));
                });
            }
            List<Integer> open = tokens(file);
            assertThat(open).isNotEmpty();
            Workbench.ui(() -> {
                editor.doSave(new NullProgressMonitor());
                Workbench.page().closeEditor(editor, false);
            });
            assertThat(tokens(file)).isEqualTo(open);
        }
    }

    /** Not within a character of two units, which could not be saved. */
    private static int whole(IDocument document, int offset) throws BadLocationException {
        boolean within = offset > 0 && offset < document.getLength() && Character.isLowSurrogate(document.getChar(offset));
        return within ? offset + 1 : offset;
    }

    @Test
    void aTextIsKnownByItsUriAsLongAsItIsOpen() throws Exception {
        IFile file = Workbench.file("demo/web.flux", "A () => ();\n");
        String uri = Uris.of(file).orElseThrow();
        assertThat(FluxDocument.of(uri)).isEmpty();
        ITextEditor editor = Workbench.open(file);
        FluxDocument document = FluxDocument.of(uri).orElseThrow();
        assertThat(document.file()).contains(file);
        assertThat(FluxDocument.of(file.getLocationURI().toString())).contains(document);
        ITextEditor second = Workbench.ask(() -> {
            Workbench.page().openEditor(editor.getEditorInput(), "org.eclipse.ui.genericeditor.GenericEditor", true,
                    org.eclipse.ui.IWorkbenchPage.MATCH_NONE);
            return (ITextEditor) Workbench.page().getActiveEditor();
        });
        assertThat(second).isNotSameAs(editor);
        assertThat(Workbench.ask(() -> FluxDocument.of(Workbench.document(second)))).contains(document);
        Workbench.ui(() -> Workbench.page().closeEditor(second, false));
        assertThat(FluxDocument.of(uri)).contains(document);
        Workbench.ui(() -> Workbench.page().closeEditor(editor, false));
        assertThat(FluxDocument.of(uri)).isEmpty();
    }

    @Test
    void aTextThatIsReplacedOnTheDiskIsReplacedInTheServer() throws Exception {
        IFile file = Workbench.file("demo/web.flux", "Serve = Anser;\n");
        ITextEditor editor = Workbench.open(file);
        Workbench.until("a marker", () -> Workbench.messages(file).stream().anyMatch(message -> message.contains("`Anser`")));
        Files.writeString(Path.of(file.getLocationURI()), "Serve = Reply;\n");
        file.refreshLocal(IResource.DEPTH_ZERO, null);
        Workbench.until("the new text", () -> Workbench.document(editor).get().equals("Serve = Reply;\n"));
        Workbench.until("its marker", () -> Workbench.messages(file).stream().anyMatch(message -> message.contains("`Reply`"))
                && Workbench.messages(file).stream().noneMatch(message -> message.contains("`Anser`")));
    }

    @Test
    void aFileThatIsMovedWhileItIsOpenIsAnotherTextThen() throws Exception {
        IFile file = Workbench.file("demo/web.flux", "Serve = Anser;\n");
        ITextEditor editor = Workbench.open(file);
        Workbench.type(editor, "/**/");
        IFile moved = file.getProject().getFile("moved.flux");
        Workbench.ui(() -> file.move(moved.getFullPath(), true, null));
        Workbench.until("open by its new name", () -> FluxDocument.of(Uris.of(moved).orElseThrow()).isPresent());
        Workbench.until("not open by its old one", () -> FluxDocument.of(Uris.of(file).orElseThrow()).isEmpty());
        Workbench.until("its marker", () -> Workbench.messages(moved).stream().anyMatch(message -> message.contains("`Anser`")));
    }

    @Test
    void editorsAreOpenedByUri() {
        IFile file = Workbench.file("demo/web.flux", "A () => ();\nB () => ();\n");
        Workbench.ui(() -> Editors.open(file.getLocationURI().toString(), new org.eclipse.lsp4j.Range(
                new org.eclipse.lsp4j.Position(1, 0), new org.eclipse.lsp4j.Position(1, 1)), true));
        IEditorPart editor = Workbench.ask(() -> Workbench.page().getActiveEditor());
        assertThat(Workbench.ask(() -> Editors.active().orElseThrow())).isSameAs(editor);
        assertThat(Workbench.ask(() -> Workbench.widget((ITextEditor) editor).getSelectionText())).isEqualTo("B");
        Workbench.ui(() -> Editors.open("file:///nowhere/at/all.flux", null, true));
        assertThat(Workbench.ask(() -> Workbench.page().getActiveEditor())).isNotNull();
    }
}
