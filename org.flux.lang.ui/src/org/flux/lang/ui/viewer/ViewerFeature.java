// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.viewer;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;
import org.eclipse.swt.widgets.Display;

/**
 * Something that lives as long as a viewer shows a document. The generic editor makes one for each editor, at its extension points for
 * reconcilers, which is where it lets others in; nothing is reconciled in another thread here. Everything in the UI thread.
 */
public abstract class ViewerFeature implements IReconciler {
    private final ITextInputListener input = new ITextInputListener() {
        @Override
        public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {
            leave();
        }

        @Override
        public void inputDocumentChanged(IDocument before, IDocument after) {
            enter(after);
        }
    };
    private ITextViewer viewer;
    private IDocument document;

    /** The viewer has got a document. */
    protected abstract void attach(ITextViewer shown, IDocument text);

    /** The document, or the viewer, goes away. */
    protected abstract void detach(ITextViewer shown, IDocument text);

    @Override
    public final void install(ITextViewer shown) {
        viewer = shown;
        viewer.addTextInputListener(input);
        enter(viewer.getDocument());
    }

    @Override
    public final void uninstall() {
        if (viewer != null) {
            leave();
            viewer.removeTextInputListener(input);
            viewer = null;
        }
    }

    private void enter(IDocument text) {
        if (document == null && text != null) {
            document = text;
            attach(viewer, text);
        }
    }

    private void leave() {
        if (document != null) {
            IDocument left = document;
            document = null;
            detach(viewer, left);
        }
    }

    protected final ITextViewer viewer() {
        return viewer;
    }

    /** Whether there is still something to show something in. */
    protected final boolean isAlive() {
        return document != null && viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed();
    }

    protected final Display display() {
        return viewer.getTextWidget().getDisplay();
    }

    @Override
    public final IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }
}
