// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram;

import java.util.function.BooleanSupplier;
import org.flux.diagram.layout.Layout;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Picture;
import org.flux.graph.analysis.Analysis;

/** Draws programs. */
public final class Diagrams {
    private Diagrams() {}

    /**
     * The picture of a program, which may have errors.
     *
     * @param cancelled asked now and then
     * @throws java.util.concurrent.CancellationException if it says so
     */
    public static Picture draw(Analysis analysis, Selection selection, Overlay overlay, BooleanSupplier cancelled) {
        return Layout.of(diagram(analysis, selection, overlay), cancelled);
    }

    /** What is drawn of a program, without places: for formats that other tools lay out. */
    public static Diagram diagram(Analysis analysis, Selection selection, Overlay overlay) {
        return DiagramBuilder.of(analysis, selection, overlay);
    }
}
