// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Wire;

/** What has been put down on one level, in its coordinates. */
final class Sheet {
    private final List<Figure> figures = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    /** Of arcs whose way is not known yet. */
    private final Map<String, List<Shape.Text>> labels = new HashMap<>();

    void add(Figure figure, Point at) {
        figures.add(new Figure(figure.box(), figure.area().plus(at), figure.shapes(), figure.figures(), figure.wires()));
    }

    void label(Arc arc, List<Shape.Text> texts) {
        labels.put(arc.id(), texts);
    }

    void wire(Arc arc, List<Point> points) {
        wires.add(new Wire(arc, straightened(points), labels.getOrDefault(arc.id(), List.of())));
    }

    List<Figure> figures() {
        return figures;
    }

    List<Wire> wires() {
        return wires;
    }

    /** Everything that is drawn, labels included. */
    Area area() {
        Area all = null;
        for (Figure figure : figures) {
            all = all == null ? figure.area() : all.union(figure.area());
        }
        for (Wire wire : wires) {
            for (Point point : wire.points()) {
                Area dot = new Area(point.x(), point.y(), 0, 0);
                all = all == null ? dot : all.union(dot);
            }
            for (Shape.Text label : wire.labels()) {
                all = all == null ? label.area() : all.union(label.area());
            }
        }
        return all == null ? new Area(0, 0, 0, 0) : all;
    }

    /** Without points that are no corners. */
    private static List<Point> straightened(List<Point> points) {
        List<Point> corners = new ArrayList<>();
        for (Point point : points) {
            int size = corners.size();
            if (size > 0 && corners.get(size - 1).equals(point)) {
                continue;
            }
            if (size > 1 && inLine(corners.get(size - 2), corners.get(size - 1), point)) {
                corners.set(size - 1, point);
            } else {
                corners.add(point);
            }
        }
        return corners;
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return a.x() == b.x() && b.x() == c.x() || a.y() == b.y() && b.y() == c.y();
    }
}
