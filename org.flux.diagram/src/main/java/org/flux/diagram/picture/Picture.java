// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

import java.util.List;
import org.flux.diagram.model.Diagram;

/**
 * A diagram that can be drawn.
 *
 * @param diagram what it shows
 * @param area of everything, margins included; the first source is at the same place whatever else there is
 * @param figures in the order of the text
 * @param wires between {@code figures}
 * @param rings drawn after everything else
 * @param legend what an overlay says of itself, drawn last
 */
public record Picture(Diagram diagram, Area area, List<Figure> figures, List<Wire> wires, List<Halo> rings, List<Shape> legend) {

    /** The ring of a deadlock or a recursion: an outline around each who takes part, and lines from who waits to who holds. */
    public record Halo(Diagram.Ring ring, List<Shape> shapes) {}

    public Picture {
        figures = List.copyOf(figures);
        wires = List.copyOf(wires);
        rings = List.copyOf(rings);
        legend = List.copyOf(legend);
    }
}
