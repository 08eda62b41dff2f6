// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.typing;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.Positions;

/** <em>Toggle Comment</em>: makes the selected lines comments, or what they were before. */
public final class CommentHandler extends AbstractHandler {
    private static final String SIGN = "//";

    @Override
    public Object execute(ExecutionEvent event) {
        Editors.active().ifPresent(CommentHandler::toggle);
        return null;
    }

    private static void toggle(ITextEditor editor) {
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        if (editor.getSelectionProvider().getSelection() instanceof ITextSelection selection && editor.isEditable()) {
            try {
                int first = selection.getStartLine();
                int last = Math.max(first, selection.getEndLine());
                Edits.apply(document, edits(document, first, last));
                if (last > first) {
                    int start = document.getLineOffset(first);
                    editor.selectAndReveal(start, document.getLineOffset(last) + text(document, last).length() - start);
                }
            } catch (BadLocationException e) {
                Plugin.log("There is no line to make a comment.", e);
            }
        }
    }

    private static List<TextEdit> edits(IDocument document, int first, int last) throws BadLocationException {
        List<Integer> lines = new ArrayList<>();
        boolean all = true;
        int column = Integer.MAX_VALUE;
        for (int line = first; line <= last; line++) {
            String text = text(document, line);
            if (!text.isBlank()) {
                lines.add(line);
                all &= text.stripLeading().startsWith(SIGN);
                column = Math.min(column, text.length() - text.stripLeading().length());
            }
        }
        List<TextEdit> edits = new ArrayList<>();
        for (int line : lines) {
            String text = text(document, line);
            int start = document.getLineOffset(line);
            if (all) {
                int at = text.indexOf(SIGN);
                int length = text.startsWith(" ", at + SIGN.length()) ? SIGN.length() + 1 : SIGN.length();
                edits.add(new TextEdit(Positions.range(document, start + at, length), ""));
            } else {
                edits.add(new TextEdit(Positions.range(document, start + column, 0), SIGN + " "));
            }
        }
        return edits;
    }

    private static String text(IDocument document, int line) throws BadLocationException {
        IRegion region = document.getLineInformation(line);
        return document.get(region.getOffset(), region.getLength());
    }
}
