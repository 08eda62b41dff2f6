// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.flux.diagram.layout.Layout;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Picture;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;

/** Draws programs. */
public final class Diagrams {
    private Diagrams() {}

    /**
     * The picture of a program, which may have errors.
     *
     * @param findings those of the analysis that are shown, with the severities that count
     * @param cancelled asked now and then
     * @throws java.util.concurrent.CancellationException if it says so
     */
    public static Picture draw(Analysis analysis, List<Diagnostic> findings, Selection selection, Overlay overlay,
            BooleanSupplier cancelled) {
        return Layout.of(DiagramBuilder.of(analysis, findings, selection, overlay), cancelled);
    }
}
