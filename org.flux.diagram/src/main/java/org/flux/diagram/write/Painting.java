// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.diagram.model.Arc;
import org.flux.diagram.overlay.Value;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;

/** The order in which a picture is painted, and what an arc looks like: the same for everybody who paints. */
final class Painting {
    /** From the tip of an arrow head to its back. */
    private static final double HEAD_LENGTH = 9;
    /** So much of the head lies over the end of its line. */
    private static final double HEAD_OVERLAP = 1;
    private static final double HEAD_WIDTH = 8;

    private Painting() {}

    /** What is painted on. */
    interface Canvas {
        /** What follows, up to {@link #end}, belongs to a figure, in its coordinates. */
        void begin(Figure figure);

        /** @param around what the arc is in; null for the outermost level */
        void begin(Wire wire, Figure around);

        void begin(Picture.Halo ring);

        void end();

        void draw(Shape shape);
    }

    static void paint(Picture picture, Canvas canvas) {
        paint(null, picture.wires(), picture.figures(), canvas);
        for (Picture.Halo ring : picture.rings()) {
            canvas.begin(ring);
            ring.shapes().forEach(canvas::draw);
            canvas.end();
        }
        picture.legend().forEach(canvas::draw);
    }

    private static void paint(Figure around, List<Wire> wires, List<Figure> figures, Canvas canvas) {
        for (Wire wire : wires) {
            canvas.begin(wire, around);
            shapes(wire).forEach(canvas::draw);
            canvas.end();
        }
        for (Figure figure : figures) {
            canvas.begin(figure);
            figure.shapes().forEach(canvas::draw);
            paint(figure, figure.wires(), figure.figures(), canvas);
            canvas.end();
        }
    }

    /** The line of an arc, its head, its texts. */
    private static List<Shape> shapes(Wire wire) {
        Optional<String> colour = wire.arc().overlay().flatMap(Value::colour);
        List<Point> points = new ArrayList<>(RoundLine.distinct(wire.points()));
        List<Shape> shapes = new ArrayList<>();
        if (wire.hasHead() && points.size() > 1) {
            Point tip = points.removeLast();
            Point before = points.getLast();
            Point back = RoundLine.towards(tip, before, HEAD_LENGTH);
            double across = HEAD_WIDTH / 2 / HEAD_LENGTH;
            double dx = (tip.y() - back.y()) * across;
            double dy = (back.x() - tip.x()) * across;
            points.add(RoundLine.towards(tip, before, Math.min(HEAD_LENGTH - HEAD_OVERLAP, RoundLine.distance(tip, before))));
            shapes.add(new Shape.Line(points, wire.style(), colour));
            shapes.add(new Shape.Polygon(List.of(tip, back.plus(dx, dy), back.plus(-dx, -dy)),
                    wire.arc().kind() == Arc.Kind.ERROR ? Style.ERROR_HEAD : Style.ARC_HEAD, colour));
        } else {
            shapes.add(new Shape.Line(points, wire.style(), colour));
        }
        shapes.addAll(wire.labels());
        return shapes;
    }
}
