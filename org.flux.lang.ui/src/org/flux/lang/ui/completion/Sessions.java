// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.completion;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.contentassist.ContentAssistEvent;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.ICompletionListener;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.ISourceViewerExtension4;
import org.eclipse.swt.custom.CaretListener;
import org.flux.lang.ui.viewer.ViewerFeature;

/**
 * What the content assistant, which belongs to the generic editor, tells its listeners only: whether the list opens by itself or was asked
 * for. The server wants to know; and the order of the list while somebody types on is set on this occasion. A list that was cut short is
 * asked for again when somebody types on.
 */
public final class Sessions extends ViewerFeature implements ICompletionListener {
    /** By their viewers, for the threads that compute proposals, which have nothing else in common with a feature. */
    private static final Map<ITextViewer, Sessions> SESSIONS = Collections.synchronizedMap(new WeakHashMap<>());

    private final CaretListener moved = event -> caret = caret();
    private final IDocumentListener typing = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            // What matters is what is typed then.
        }

        @Override
        public void documentChanged(DocumentEvent event) {
            if (open && incomplete) {
                display().asyncExec(Sessions.this::askAgain);
            }
        }
    };
    private volatile boolean byItself;
    private volatile int caret;
    /** Whether a list is open, and whether it may lack what would fit something longer. */
    private boolean open;
    private volatile boolean incomplete;

    static boolean openedByItself(ITextViewer viewer) {
        Sessions sessions = SESSIONS.get(viewer);
        return sessions != null && sessions.byItself;
    }

    /** Where the cursor is now, which may be behind where the list was opened. */
    static int caret(ITextViewer viewer, int otherwise) {
        Sessions sessions = SESSIONS.get(viewer);
        return sessions == null ? otherwise : Math.max(otherwise, sessions.caret);
    }

    /** @param incomplete whether there is more that would fit if more was typed */
    static void answered(ITextViewer viewer, boolean incomplete) {
        Sessions sessions = SESSIONS.get(viewer);
        if (sessions != null) {
            sessions.incomplete = incomplete;
        }
    }

    private void askAgain() {
        if (isAlive() && open && incomplete && viewer() instanceof ITextOperationTarget target) {
            target.doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
        }
    }

    private int caret() {
        int offset = viewer().getTextWidget().getCaretOffset();
        return viewer() instanceof ITextViewerExtension5 folded ? Math.max(0, folded.widgetOffset2ModelOffset(offset)) : offset;
    }

    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        SESSIONS.put(shown, this);
        shown.getTextWidget().addCaretListener(moved);
        text.addDocumentListener(typing);
        // The assistant is installed behind the reconcilers.
        display().asyncExec(() -> {
            if (isAlive() && shown instanceof ISourceViewerExtension4 assisted && assisted.getContentAssistantFacade() != null) {
                assisted.getContentAssistantFacade().addCompletionListener(this);
            }
        });
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        SESSIONS.remove(shown);
        text.removeDocumentListener(typing);
        if (shown.getTextWidget() != null && !shown.getTextWidget().isDisposed()) {
            shown.getTextWidget().removeCaretListener(moved);
        }
        if (shown instanceof ISourceViewerExtension4 assisted && assisted.getContentAssistantFacade() != null) {
            assisted.getContentAssistantFacade().removeCompletionListener(this);
        }
    }

    @Override
    public void assistSessionStarted(ContentAssistEvent event) {
        byItself = event.isAutoActivated;
        open = true;
        incomplete = false;
        if (event.assistant instanceof ContentAssistant assistant) {
            assistant.setSorter(Sessions::compare);
        }
    }

    private static int compare(ICompletionProposal a, ICompletionProposal b) {
        if (a instanceof Proposal first && b instanceof Proposal second) {
            return first.compareTo(second);
        }
        return Boolean.compare(b instanceof Proposal, a instanceof Proposal);
    }

    @Override
    public void assistSessionEnded(ContentAssistEvent event) {
        byItself = false;
        open = false;
    }

    @Override
    public void selectionChanged(ICompletionProposal proposal, boolean smartToggle) {
        // Nothing depends on it.
    }
}
