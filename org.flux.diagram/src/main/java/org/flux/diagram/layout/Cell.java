// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.List;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Point;

/** Something that has a place of its own on a level. A flow comes in at its top and goes out at its bottom, both at the same x. */
interface Cell {
    double width();

    double height();

    /** Where the flow comes in and goes out, from the left edge. */
    double spine();

    /** From the left edge to where data comes in is {@link #spine}; from the top edge it is this: above it are labels. */
    double top();

    /** From the top edge to where data goes out. */
    double bottom();

    /** Puts it down. */
    void draw(Point at, Sheet sheet);

    /** The arcs that enter it and whose labels it carries. */
    List<Arc> labelled();
}
