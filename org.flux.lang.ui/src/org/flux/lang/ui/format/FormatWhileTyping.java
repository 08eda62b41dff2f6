// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.format;

import java.util.Optional;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.preferences.Settings;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.viewer.ViewerFeature;

/** Formats a declaration when it is finished, if that is wanted. */
public final class FormatWhileTyping extends ViewerFeature implements IDocumentListener {
    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        text.addDocumentListener(this);
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        text.removeDocumentListener(this);
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // what counts is what was typed
    }

    /** Only what is typed in this editor counts, not what is pasted, undone or typed in another one. */
    @Override
    public void documentChanged(DocumentEvent event) {
        Optional<String> key = event.getLength() > 0 ? Optional.empty() : key(event.getText());
        if (key.isPresent() && Display.getCurrent() != null && isAlive() && viewer().getTextWidget().isFocusControl()
                && Settings.isOn(Settings.FORMAT_ON_TYPE)) {
            int end = event.getOffset() + event.getText().length();
            IDocument text = event.getDocument();
            // the change is over, with all that belongs to it, when this is called
            display().asyncExec(() -> FluxDocument.of(text).ifPresent(document -> Layout.apply(document,
                    Server.get().ask(server -> server.getTextDocumentService().onTypeFormatting(new DocumentOnTypeFormattingParams(
                            document.id(), Layout.OPTIONS, Positions.at(text, end), key.get()))), Display.getCurrent())));
        }
    }

    /** What was typed, if it can finish something; a new line comes with the blanks before the one above. */
    private static Optional<String> key(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.equals(";") || text.equals("}")) {
            return Optional.of(text);
        }
        boolean line = text.isBlank() && (text.startsWith("\n") || text.startsWith("\r"));
        return line ? Optional.of("\n") : Optional.empty();
    }
}
