// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.viewer;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.ui.contexts.IContextService;
import org.flux.lang.ui.document.Editors;

/**
 * The context in which our keys hold: editors with Flux in them. It is part of the generic editor's context, so that our keys are stronger
 * there than those of whoever shares that editor with us.
 */
public final class EditingContext extends ViewerFeature {
    private static final String ID = "org.flux.lang.ui.editing";

    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        // The editor is not finished now. The context belongs to its site and goes with it.
        display().asyncExec(() -> {
            if (isAlive()) {
                Editors.of(text).ifPresent(editor -> editor.getSite().getService(IContextService.class).activateContext(ID));
            }
        });
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        // See attach.
    }
}
