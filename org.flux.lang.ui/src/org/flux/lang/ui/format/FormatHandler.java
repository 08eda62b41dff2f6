// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.format;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/** The command <i>Format</i>: the declarations of which something is selected, or the whole text if nothing is. */
public final class FormatHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Optional<ITextEditor> editor = Editors.active();
        editor.flatMap(Editors::document).flatMap(FluxDocument::of).ifPresent(document -> {
            Optional<Range> selected = editor.map(shown -> shown.getSelectionProvider().getSelection())
                    .filter(ITextSelection.class::isInstance).map(ITextSelection.class::cast)
                    .filter(selection -> selection.getLength() > 0)
                    .map(selection -> Positions.range(document.document(), selection.getOffset(), selection.getLength()));
            format(document, selected, HandlerUtil.getActiveShell(event).getDisplay());
        });
        return null;
    }

    private static void format(FluxDocument document, Optional<Range> selected, org.eclipse.swt.widgets.Display display) {
        CompletableFuture<List<? extends TextEdit>> answer = Server.get().ask(server -> selected.isPresent()
                ? server.getTextDocumentService().rangeFormatting(
                        new DocumentRangeFormattingParams(document.id(), Layout.OPTIONS, selected.get()))
                : server.getTextDocumentService().formatting(new DocumentFormattingParams(document.id(), Layout.OPTIONS)));
        Layout.apply(document, answer, display);
    }
}
