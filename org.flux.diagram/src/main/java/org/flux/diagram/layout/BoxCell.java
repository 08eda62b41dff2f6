// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import org.flux.diagram.layout.Boxes.Drawn;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.FontTable;

/**
 * A box, above it what is written along the arc that enters it, and to its right those who handle its errors, one below the other. So an
 * arc to a handler never has to find a way.
 */
final class BoxCell implements Cell {
    private static final double TEXT_GAP = 10;
    private static final double BELOW = 12;
    private static final double ARC_TO_HANDLER = 40;

    private record Handled(Arc arc, Drawn drawn, double y) {}

    private final Drawn drawn;
    private final List<Arc> labelled;
    private final List<Handled> handlers = new ArrayList<>();
    private final double labels;
    private final double gap;
    private double width;
    private double height;

    /**
     * @param labelled arcs that enter the box, with their labels above it; one at most
     * @param errors the arcs to its handlers
     * @param handlerBoxes by these arcs
     */
    BoxCell(Drawn drawn, List<Arc> labelled, List<Arc> errors, List<Drawn> handlerBoxes) {
        this.drawn = drawn;
        this.labelled = labelled;
        this.labels = labelled.isEmpty() ? 0 : Labels.height(labelled.getFirst());
        Area own = drawn.figure().area();
        double text = errors.stream().mapToDouble(arc -> FontTable.width(arc.types(), Style.ERROR_TEXT)).max().orElse(0);
        gap = Math.ceil(text + ARC_TO_HANDLER);
        double y = 0;
        width = Math.max(own.width(), labelled.isEmpty() ? 0 : drawn.spine() + Labels.GAP + Labels.width(labelled.getFirst()));
        height = own.height();
        for (int i = 0; i < errors.size(); i++) {
            Drawn handler = handlerBoxes.get(i);
            handlers.add(new Handled(errors.get(i), handler, y));
            width = Math.max(width, own.width() + gap + handler.figure().area().width());
            height = Math.max(height, y + handler.figure().area().height());
            y += handler.figure().area().height() + BELOW;
        }
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return labels + height;
    }

    @Override
    public double spine() {
        return drawn.spine();
    }

    @Override
    public double top() {
        return labels;
    }

    @Override
    public double bottom() {
        return labels + drawn.figure().area().height();
    }

    @Override
    public List<Arc> labelled() {
        return labelled;
    }

    @Override
    public void draw(Point at, Sheet sheet) {
        labelled.forEach(arc -> sheet.label(arc, Labels.at(arc, at.plus(drawn.spine(), 0))));
        Figure own = drawn.figure();
        Point corner = at.plus(0, labels);
        sheet.add(own, corner);
        double right = corner.x() + own.area().width();
        for (int i = 0; i < handlers.size(); i++) {
            Handled handled = handlers.get(i);
            Figure handler = handled.drawn().figure();
            Point place = new Point(right + gap, corner.y() + handled.y());
            double y = place.y() + Math.min(Boxes.HEIGHT / 2, handler.area().height() / 2);
            double from = Math.min(y, corner.y() + own.area().height() - 8 - 6 * (handlers.size() - 1 - i));
            String text = handled.arc().types();
            Point base = new Point(right + (from == y ? TEXT_GAP : 2 * TEXT_GAP + 4), y - 6);
            sheet.label(handled.arc(), List.of(new Shape.Text(base, Anchor.START, FontTable.width(text, Style.ERROR_TEXT), text,
                    Style.ERROR_TEXT)));
            double turn = right + TEXT_GAP;
            sheet.add(handler, place);
            sheet.wire(handled.arc(), List.of(new Point(right, from), new Point(turn, from), new Point(turn, y), new Point(place.x(), y)));
        }
    }
}
