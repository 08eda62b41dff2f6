// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.List;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Point;

/** A place for the labels of an arc that passes other cells. */
record PassCell(Arc arc) implements Cell {
    /** To its left, since something else may be there. */
    private static final double LEFT = 16;

    @Override
    public double width() {
        return LEFT + Labels.GAP + Labels.width(arc);
    }

    @Override
    public double height() {
        return Labels.height(arc);
    }

    @Override
    public double spine() {
        return LEFT;
    }

    @Override
    public double top() {
        return height();
    }

    @Override
    public double bottom() {
        return height();
    }

    @Override
    public void draw(Point at, Sheet sheet) {
        sheet.label(arc, Labels.at(arc, at.plus(LEFT, 0)));
    }

    @Override
    public List<Arc> labelled() {
        return List.of(arc);
    }
}
