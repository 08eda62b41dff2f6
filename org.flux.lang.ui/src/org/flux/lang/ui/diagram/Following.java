// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.custom.CaretListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;

/** Tells which Flux editor of a page is the active one and where its cursor is. */
final class Following implements IPartListener2 {
    /** In characters: no statement before a cursor is longer. */
    private static final int STATEMENT = 4096;

    private final IWorkbenchPage page;
    private final Consumer<Place> moved;
    private final CaretListener caret = event -> later();
    private StyledText text;
    private ITextEditor editor;
    private boolean pending;

    /** @param moved called when another editor is active, and when the cursor has moved, not with each step of many at once */
    Following(IWorkbenchPage page, Consumer<Place> moved) {
        this.page = page;
        this.moved = moved;
        page.addPartListener(this);
        attach();
    }

    void dispose() {
        page.removePartListener(this);
        detach();
    }

    /** Where the cursor is now. */
    Optional<Place> place() {
        if (editor == null || editor.getDocumentProvider() == null) {
            return Optional.empty();
        }
        IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return document == null ? Optional.empty() : FluxDocument.of(document).flatMap(flux -> place(flux, document));
    }

    private Optional<Place> place(FluxDocument flux, IDocument document) {
        if (!(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) || selection.getOffset() < 0) {
            return Optional.empty();
        }
        try {
            int end = Math.min(selection.getOffset() + selection.getLength(), document.getLength());
            int begin = Math.max(0, end - STATEMENT);
            return Optional.of(new Place(flux.uri(), Positions.range(document, selection.getOffset(), selection.getLength()),
                    document.get(begin, end - begin)));
        } catch (BadLocationException changedMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        attach();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        attach();
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        attach();
    }

    @Override
    public void partInputChanged(IWorkbenchPartReference part) {
        attach();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        if (part.getPart(false) == editor) {
            detach();
        }
        attach();
    }

    private void attach() {
        IEditorPart active = page.getActiveEditor();
        if (active == editor || !(active instanceof ITextEditor candidate)
                || !(active.getAdapter(Control.class) instanceof StyledText widget)) {
            later();
            return;
        }
        detach();
        editor = candidate;
        text = widget;
        text.addCaretListener(caret);
        later();
    }

    private void detach() {
        if (text != null && !text.isDisposed()) {
            text.removeCaretListener(caret);
        }
        text = null;
        editor = null;
    }

    private void later() {
        if (!pending) {
            pending = true;
            Display.getCurrent().asyncExec(() -> {
                pending = false;
                if (text != null && !text.isDisposed()) {
                    place().ifPresent(moved);
                }
            });
        }
    }
}
