// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/**
 * Makes the selection as large as the next larger thing around it, or as small again as it was. What was selected before is told from the
 * cursor that one began with, so nothing has to be undone if something else is selected meanwhile. One command with a parameter, since both
 * directions have to know where one began.
 */
public final class SelectionHandler extends AbstractHandler {
    private static final String DIRECTION = "direction";
    static final String SHRINK = "shrink";
    private static final Duration LIMIT = Duration.ofMillis(500);
    /** Where the selection began that was made last, and what it is now. */
    private int origin;
    private IRegion made;

    private static Optional<IRegion> enlarged(List<IRegion> around, IRegion selected) {
        return around.stream().filter(region -> region.getLength() > selected.getLength() && contains(region, selected)).findFirst();
    }

    private static Optional<IRegion> shrunk(List<IRegion> around, IRegion selected) {
        return around.reversed().stream().filter(region -> region.getLength() < selected.getLength() && contains(selected, region))
                .findFirst();
    }

    private static boolean contains(IRegion outer, IRegion inner) {
        return outer.getOffset() <= inner.getOffset()
                && outer.getOffset() + outer.getLength() >= inner.getOffset() + inner.getLength();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Editors.active().ifPresent(editor -> {
            IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            FluxDocument.of(document).ifPresent(open -> select(editor, open, SHRINK.equals(event.getParameter(DIRECTION))));
        });
        return null;
    }

    private void select(ITextEditor editor, FluxDocument open, boolean shrink) {
        if (!(editor.getSelectionProvider().getSelection() instanceof ITextSelection text)) {
            return;
        }
        IDocument document = open.document();
        IRegion selected = new Region(text.getOffset(), text.getLength());
        if (!selected.equals(made)) {
            origin = text.getOffset();
        }
        List<SelectionRange> answer = Server.get().askNow(LIMIT, List.of(), requests -> requests.getTextDocumentService()
                .selectionRange(new SelectionRangeParams(open.id(), List.of(Positions.at(document, origin)))));
        List<IRegion> around = answer == null || answer.isEmpty() ? List.of() : Stream
                .iterate(answer.getFirst(), range -> range != null, SelectionRange::getParent)
                .map(range -> Positions.region(document, range.getRange())).toList();
        (shrink ? shrunk(around, selected) : enlarged(around, selected)).ifPresent(next -> {
            made = next;
            editor.selectAndReveal(next.getOffset(), next.getLength());
        });
    }
}
