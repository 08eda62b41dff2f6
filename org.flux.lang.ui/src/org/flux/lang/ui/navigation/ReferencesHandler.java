// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.Position;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.viewer.Word;

/** <em>Find References</em> of what is under the cursor, and what a lens that counts references does: it names document and place. */
public final class ReferencesHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        JsonArray arguments = Commands.arguments(event);
        if (arguments.size() >= 2) {
            String uri = arguments.get(0).getAsString();
            FluxDocument.of(uri).ifPresent(open -> search(open, Positions.offset(open.document(),
                    new Gson().fromJson(arguments.get(1), Position.class)), false));
        } else {
            Editors.active().ifPresent(ReferencesHandler::search);
        }
        return null;
    }

    private static void search(ITextEditor editor) {
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
            FluxDocument.of(document).ifPresent(open -> search(open, selection.getOffset(), true));
        }
    }

    private static void search(FluxDocument open, int offset, boolean declaration) {
        IRegion word = Word.at(open.document(), offset);
        if (word.getLength() > 0) {
            String name;
            try {
                name = open.document().get(word.getOffset(), word.getLength());
            } catch (BadLocationException e) {
                return; // It has just gone.
            }
            NewSearchUI.runQueryInBackground(new References(name, open.uri(), Positions.at(open.document(), offset), declaration));
        }
    }
}
