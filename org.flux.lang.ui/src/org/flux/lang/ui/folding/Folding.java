// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.folding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.flux.lang.ui.server.Refresh;
import org.flux.lang.ui.viewer.Live;
import org.flux.lang.ui.viewer.ViewerFeature;

/** What can be folded, as the server says. What is folded stays so while it is still there: the platform moves it with the text. */
public final class Folding extends ViewerFeature {
    private Live<List<FoldingRange>> live;

    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        live = new Live<>(text, Refresh.FOLDING, (requests, open) -> requests.getTextDocumentService()
                .foldingRange(new FoldingRangeRequestParams(open.id())), this::show).start();
        // The viewer can fold only when the editor is finished.
        display().asyncExec(live::askSoon);
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        live.stop();
    }

    private void show(List<FoldingRange> ranges) {
        ProjectionAnnotationModel model = viewer() instanceof ProjectionViewer folding ? folding.getProjectionAnnotationModel() : null;
        if (model == null) {
            return;
        }
        Map<Position, Annotation> missing = new HashMap<>();
        for (FoldingRange range : ranges) {
            Position place = lines(viewer().getDocument(), range.getStartLine(), range.getEndLine());
            if (place != null) {
                missing.putIfAbsent(place, new ProjectionAnnotation());
            }
        }
        List<Annotation> gone = new ArrayList<>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            if (missing.remove(model.getPosition(annotation)) == null) {
                gone.add(annotation);
            }
        }
        if (!missing.isEmpty() || !gone.isEmpty()) {
            Map<Annotation, Position> added = new HashMap<>();
            missing.forEach((place, annotation) -> added.put(annotation, place));
            model.modifyAnnotations(gone.toArray(Annotation[]::new), added, null);
        }
    }

    /** Whole lines, the last one with its end; null if there are no such lines (any more). */
    private static Position lines(IDocument document, int first, int last) {
        try {
            if (last <= first) {
                return null;
            }
            int start = document.getLineOffset(first);
            return new Position(start, document.getLineOffset(last) + document.getLineLength(last) - start);
        } catch (BadLocationException e) {
            return null;
        }
    }
}
