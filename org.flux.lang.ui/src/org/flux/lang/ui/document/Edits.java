// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentRewriteSession;
import org.eclipse.jface.text.DocumentRewriteSessionType;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.edits.UndoEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;

/** Changes texts as the server says, each text in one step of undo. To be called on the user interface's thread. */
public final class Edits {
    /** With more single changes than that, nothing is drawn in between. */
    private static final int MANY = 20;

    private Edits() {}

    /** Changes the text of an editor. If that is not possible, which is told, it is left as it is. */
    public static void apply(IDocument document, List<TextEdit> edits) {
        if (edits == null || edits.isEmpty()) {
            return;
        }
        try {
            change(document, edits);
        } catch (CannotEditException e) {
            Notices.error(e.getMessage());
        }
    }

    /**
     * Changes several files, makes them, moves them, removes them: all of it or, which is told, nothing. Files that are not open are
     * changed on the disk.
     *
     * @param name of what is done, for messages
     * @return whether it was done
     */
    public static boolean apply(WorkspaceEdit edit, String name) {
        try {
            FileEdits.of(edit).perform();
            return true;
        } catch (CannotEditException | CoreException e) {
            Plugin.log(name + " was not possible", e);
            Notices.error(name + " was not possible: " + e.getMessage() + " Nothing was changed.");
            return false;
        }
    }

    /** @return what takes it back */
    static UndoEdit change(IDocument document, List<TextEdit> edits) throws CannotEditException {
        MultiTextEdit all = tree(document, edits);
        IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(document);
        DocumentRewriteSession session = edits.size() > MANY && document instanceof IDocumentExtension4 rewritten
                ? rewritten.startRewriteSession(DocumentRewriteSessionType.UNRESTRICTED_SMALL) : null;
        if (undo != null) {
            undo.beginCompoundChange();
        }
        try {
            return all.apply(document);
        } catch (MalformedTreeException | BadLocationException e) {
            throw new CannotEditException("the changes do not fit the text.", e);
        } finally {
            if (undo != null) {
                undo.endCompoundChange();
            }
            if (session != null) {
                ((IDocumentExtension4) document).stopRewriteSession(session);
            }
        }
    }

    /** The same changes as the platform has them; nothing is changed yet. */
    static MultiTextEdit tree(IDocument document, List<TextEdit> edits) throws CannotEditException {
        MultiTextEdit all = new MultiTextEdit();
        try {
            for (TextEdit edit : edits) {
                IRegion region = Positions.region(document, edit.getRange());
                all.addChild(new ReplaceEdit(region.getOffset(), region.getLength(), edit.getNewText()));
            }
            return all;
        } catch (MalformedTreeException e) {
            throw new CannotEditException("the changes overlap each other.", e);
        }
    }
}
