// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.occurrences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.swt.custom.CaretListener;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.viewer.Live;
import org.flux.lang.ui.viewer.ViewerFeature;
import org.flux.lang.ui.viewer.Word;

/** Marks where in the text the thing under the cursor occurs, and whether it is said there what it is or whether it is used. */
public final class Occurrences extends ViewerFeature {
    static final String READ = "org.flux.lang.ui.occurrence.read";
    static final String WRITE = "org.flux.lang.ui.occurrence.write";

    private final CaretListener moved = event -> caretMoved();
    private final Map<Annotation, Position> shown = new HashMap<>();
    private Live<List<? extends DocumentHighlight>> live;
    /** Questions are asked in any thread. */
    private volatile int caret;

    @Override
    protected void attach(ITextViewer viewer, IDocument text) {
        live = new Live<List<? extends DocumentHighlight>>(text, null, (requests, open) -> requests.getTextDocumentService()
                .documentHighlight(new DocumentHighlightParams(open.id(), Positions.at(text, Word.start(text, caret))))
                .thenApply(answer -> answer), this::show).start();
        viewer.getTextWidget().addCaretListener(moved);
    }

    @Override
    protected void detach(ITextViewer viewer, IDocument text) {
        live.stop();
        if (viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed()) {
            viewer.getTextWidget().removeCaretListener(moved);
        }
        replace(Map.of());
    }

    private int caret() {
        int offset = viewer().getTextWidget().getCaretOffset();
        return viewer() instanceof ITextViewerExtension5 folded ? Math.max(0, folded.widgetOffset2ModelOffset(offset)) : offset;
    }

    /** Within what is marked already, there is nothing to ask. */
    private void caretMoved() {
        if (isAlive()) {
            caret = caret();
            if (shown.values().stream().noneMatch(place -> place.offset <= caret && caret <= place.offset + place.length)) {
                live.askSoon();
            }
        }
    }

    private void show(List<? extends DocumentHighlight> highlights) {
        Map<Annotation, Position> now = new HashMap<>();
        IDocument document = viewer().getDocument();
        for (DocumentHighlight highlight : highlights) {
            IRegion region = Positions.region(document, highlight.getRange());
            boolean written = highlight.getKind() == DocumentHighlightKind.Write;
            now.put(new Annotation(written ? WRITE : READ, false, null), new Position(region.getOffset(), region.getLength()));
        }
        replace(now);
    }

    private void replace(Map<Annotation, Position> now) {
        IAnnotationModel model = viewer() instanceof ISourceViewer source ? source.getAnnotationModel() : null;
        if (model instanceof IAnnotationModelExtension changed && !(shown.isEmpty() && now.isEmpty())) {
            changed.replaceAnnotations(shown.keySet().toArray(Annotation[]::new), now);
        }
        shown.clear();
        shown.putAll(now);
    }
}
