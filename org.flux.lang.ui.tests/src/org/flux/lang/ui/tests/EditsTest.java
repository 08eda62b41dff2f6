// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.DeleteFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameFile;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Uris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class EditsTest {
    private final List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();

    private static String uri(IFile file) {
        return Uris.of(file).orElseThrow();
    }

    private void replaceFirst(IFile file, int length, String text, Integer version) {
        TextEdit edit = new TextEdit(new Range(new Position(0, 0), new Position(0, length)), text);
        changes.add(Either.forLeft(new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri(file), version),
                List.of(Either.forLeft(edit)))));
    }

    private boolean apply() {
        return Workbench.ask(() -> Edits.apply(new WorkspaceEdit(changes), "Trying"));
    }

    private static String read(IFile file) throws IOException, CoreException {
        return new String(file.getContents().readAllBytes());
    }

    @Test
    void changesFilesMakesThemMovesThemAndRemovesThem() throws Exception {
        ITextEditor editor = Workbench.open(Workbench.file("demo/open.flux", "Open () => ();\n"));
        IFile open = editor.getEditorInput().getAdapter(IFile.class);
        IFile closed = Workbench.file("demo/closed.flux", "Größe () => ();\n");
        IFile made = closed.getParent().getFile(org.eclipse.core.runtime.Path.fromPortableString("new/made.flux"));
        IFile old = Workbench.file("demo/old.flux", "Old () => ();\n");
        IFile moved = closed.getProject().getFile("moved.flux");
        IFile gone = Workbench.file("demo/gone.flux", "");
        replaceFirst(open, 4, "Ready", null);
        replaceFirst(closed, 5, "Weite", null);
        changes.add(Either.forRight(new CreateFile(uri(made), new CreateFileOptions(false, true))));
        replaceFirst(made, 0, "Made () => ();\n", null);
        changes.add(Either.forRight(new RenameFile(uri(old), uri(moved))));
        changes.add(Either.forRight(new DeleteFile(uri(gone))));
        assertThat(apply()).isTrue();
        assertThat(Workbench.text(editor)).isEqualTo("Ready () => ();\n");
        assertThat(editor.isDirty()).isTrue();
        assertThat(read(closed)).isEqualTo("Weite () => ();\n");
        assertThat(read(made)).isEqualTo("Made () => ();\n");
        assertThat(read(moved)).isEqualTo("Old () => ();\n");
        assertThat(old.exists()).isFalse();
        assertThat(gone.exists()).isFalse();
    }

    @Test
    void whatFailsLeavesEverythingAsItWas() throws Exception {
        ITextEditor editor = Workbench.open(Workbench.file("demo/open.flux", "Open () => ();\n"));
        IFile open = editor.getEditorInput().getAdapter(IFile.class);
        IFile closed = Workbench.file("demo/closed.flux", "Closed () => ();\n");
        IFile made = closed.getProject().getFile("made.flux");
        IFile gone = Workbench.file("demo/gone.flux", "Gone () => ();\n");
        replaceFirst(open, 4, "Ready", null);
        replaceFirst(closed, 6, "Shut", null);
        changes.add(Either.forRight(new CreateFile(uri(made))));
        changes.add(Either.forRight(new DeleteFile(uri(gone))));
        changes.add(Either.forRight(new CreateFile(uri(closed)))); // it exists
        assertThat(apply()).isFalse();
        assertThat(Workbench.text(editor)).isEqualTo("Open () => ();\n");
        assertThat(read(closed)).isEqualTo("Closed () => ();\n");
        assertThat(made.exists()).isFalse();
        assertThat(read(gone)).isEqualTo("Gone () => ();\n");
        Workbench.dialog("Flux");
    }

    @Test
    void whatWasMeantForAnotherTextIsNotDone() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/open.flux", "Open () => ();\n"));
        IFile open = editor.getEditorInput().getAdapter(IFile.class);
        int version = Workbench.ask(() -> FluxDocument.of(Workbench.document(editor)).orElseThrow().version());
        Workbench.type(editor, "x");
        String typed = Workbench.text(editor);
        replaceFirst(open, 4, "Ready", version);
        assertThat(apply()).isFalse();
        assertThat(Workbench.text(editor)).isEqualTo(typed);
    }
}
