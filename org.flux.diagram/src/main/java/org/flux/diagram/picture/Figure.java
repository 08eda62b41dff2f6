// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

import java.util.List;
import org.flux.diagram.model.Box;

/**
 * A box with its place.
 *
 * @param area in the coordinates of the figure that contains it
 * @param shapes in its own coordinates, in the order in which they are drawn; what it contains is drawn after them
 * @param figures what it contains, in the order of the text
 * @param wires between what it contains, drawn before {@code figures}
 */
public record Figure(Box box, Area area, List<Shape> shapes, List<Figure> figures, List<Wire> wires) {
    public Figure {
        shapes = List.copyOf(shapes);
        figures = List.copyOf(figures);
        wires = List.copyOf(wires);
    }

    public String id() {
        return box.id();
    }
}
