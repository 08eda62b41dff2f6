// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.Iterator;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.viewer.ViewerFeature;

/** What nobody needs is drawn faintly, and what should not be used any more is struck out, whatever colours it has otherwise. */
public final class TagStyles extends ViewerFeature {
    private final ITextPresentationListener presentation = this::style;
    private final IResourceChangeListener markers = this::markersChanged;
    private volatile Display shownOn;

    @Override
    protected void attach(ITextViewer shown, IDocument text) {
        if (shown instanceof ITextViewerExtension4 styled) {
            shownOn = display();
            styled.addTextPresentationListener(presentation);
            ResourcesPlugin.getWorkspace().addResourceChangeListener(markers, IResourceChangeEvent.POST_CHANGE);
        }
    }

    @Override
    protected void detach(ITextViewer shown, IDocument text) {
        if (shown instanceof ITextViewerExtension4 styled) {
            styled.removeTextPresentationListener(presentation);
            ResourcesPlugin.getWorkspace().removeResourceChangeListener(markers);
        }
    }

    private void style(TextPresentation text) {
        if (!(viewer() instanceof ISourceViewer source) || source.getAnnotationModel() == null) {
            return;
        }
        IAnnotationModel model = source.getAnnotationModel();
        for (Iterator<Annotation> annotations = model.getAnnotationIterator(); annotations.hasNext();) {
            Annotation annotation = annotations.next();
            Position place = model.getPosition(annotation);
            if (place != null && !place.isDeleted() && annotation instanceof MarkerAnnotation marked && !annotation.isMarkedDeleted()) {
                style(text, place, marked.getMarker().getAttribute(Findings.TAG, ""));
            }
        }
    }

    private void style(TextPresentation text, Position place, String tag) {
        IRegion extent = text.getExtent();
        int start = Math.max(place.getOffset(), extent == null ? 0 : extent.getOffset());
        int end = Math.min(place.getOffset() + place.getLength(), extent == null ? Integer.MAX_VALUE
                : extent.getOffset() + extent.getLength());
        if (start >= end || tag.isEmpty()) {
            return;
        }
        StyleRange style = new StyleRange();
        style.start = start;
        style.length = end - start;
        if (tag.equals("unnecessary")) {
            style.foreground = faint(viewer().getTextWidget());
        } else {
            style.strikeout = true;
        }
        text.mergeStyleRange(style);
    }

    /** Between the colours of text and background, in every theme. */
    private static Color faint(StyledText widget) {
        RGB text = widget.getForeground().getRGB();
        RGB ground = widget.getBackground().getRGB();
        return new Color((text.red + ground.red) / 2, (text.green + ground.green) / 2, (text.blue + ground.blue) / 2);
    }

    /** What was faint may have become needed, and the other way round. */
    private void markersChanged(IResourceChangeEvent event) {
        for (IMarkerDelta delta : event.findMarkerDeltas(Problems.MARKER, false)) {
            Object before = delta.getAttribute(Findings.TAG, "");
            Object after = delta.getMarker().getAttribute(Findings.TAG, "");
            if (!(before.equals("") && after.equals(""))) {
                redraw(delta.getMarker());
                return;
            }
        }
    }

    private void redraw(IMarker marker) {
        Display ui = shownOn;
        if (!ui.isDisposed()) {
            ui.asyncExec(() -> {
                if (isAlive() && FluxDocument.of(viewer().getDocument()).flatMap(FluxDocument::file).filter(marker.getResource()::equals)
                        .isPresent()) {
                    viewer().invalidateTextPresentation();
                }
            });
        }
    }
}
