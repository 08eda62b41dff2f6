// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.List;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Wire;

/** A line through points whose corners are round: each is replaced by a quadratic curve that begins and ends before and after it. */
final class RoundLine {
    private RoundLine() {}

    interface Pen {
        void move(Point to);

        void line(Point to);

        void curve(Point control, Point to);
    }

    static void draw(List<Point> line, Pen pen) {
        List<Point> points = distinct(line);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i == 0) {
                pen.move(point);
            } else if (i == points.size() - 1) {
                pen.line(point);
            } else {
                Point last = points.get(i - 1);
                Point next = points.get(i + 1);
                double radius = Math.min(Wire.RADIUS, Math.min(distance(last, point), distance(point, next)) / 2);
                pen.line(towards(point, last, radius));
                pen.curve(point, towards(point, next, radius));
            }
        }
    }

    /** The point at a distance from {@code from} on the way to {@code to}. */
    static Point towards(Point from, Point to, double distance) {
        double whole = distance(from, to);
        return whole == 0 ? from : from.plus((to.x() - from.x()) * distance / whole, (to.y() - from.y()) * distance / whole);
    }

    static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /** Points without those that are where the one before them is. */
    static List<Point> distinct(List<Point> points) {
        List<Point> distinct = new java.util.ArrayList<>(points.size());
        for (Point point : points) {
            if (distinct.isEmpty() || !distinct.getLast().equals(point)) {
                distinct.add(point);
            }
        }
        return distinct;
    }
}
