// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

import java.util.List;
import org.flux.diagram.model.Arc;

/**
 * An arc with its way.
 *
 * @param points where it begins, turns and ends, in the coordinates of the figure that contains it; all lines are parallel to the axes
 * @param labels texts that belong to it, in the same coordinates
 */
public record Wire(Arc arc, List<Point> points, List<Shape.Text> labels) {
    /** Of the corners of all lines. */
    public static final double RADIUS = 10;

    public Wire {
        points = List.copyOf(points);
        labels = List.copyOf(labels);
    }

    public String id() {
        return arc.id();
    }

    public Style style() {
        return arc.kind() == Arc.Kind.ERROR ? Style.ERROR_ARC : Style.ARC;
    }

    /** Whether it ends in an arrow head: one that goes on through the edge of a figure does not. */
    public boolean hasHead() {
        return !arc.isContinued();
    }
}
