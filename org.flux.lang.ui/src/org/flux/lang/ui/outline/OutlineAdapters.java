// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.outline;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.flux.lang.ui.document.FluxDocument;

/** How the Outline view finds out that an editor, which is not ours, has a program in it. */
public final class OutlineAdapters implements IAdapterFactory {
    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        if (type == IContentOutlinePage.class && adaptable instanceof ITextEditor editor && editor.getDocumentProvider() != null) {
            IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            if (document != null && FluxDocument.of(document).isPresent()) {
                return type.cast(new OutlinePage(editor, document));
            }
        }
        return null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IContentOutlinePage.class};
    }
}
