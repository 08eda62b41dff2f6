// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flux.diagram.model.Diagram.Ring;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture.Halo;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;

/**
 * Draws rings: an outline around each box that takes part, and a line from each that waits to the one that holds what it waits for. A line
 * looks for the shortest way with one corner at most on which nothing stands, beside labels if there is one, else for a way around the left
 * edge of everything.
 */
final class Halos {
    private static final double OUTSET = 5;
    private static final double RAIL = 18;
    private static final double STEP = 6;
    private static final double HEAD = 9;

    private final Map<String, Figure> figures;
    private final List<Area> labels;
    private final List<Area> used = new ArrayList<>();
    private final double left;
    private int rails;

    /**
     * @param figures by id, where they are in the picture
     * @param labels of arcs
     */
    Halos(Map<String, Figure> figures, List<Area> labels) {
        this.figures = figures;
        this.labels = labels;
        left = figures.values().stream().mapToDouble(figure -> figure.area().x()).min().orElse(0);
    }

    Halo of(Ring ring) {
        List<Figure> boxes = ring.boxes().stream().map(figures::get).filter(Objects::nonNull).toList();
        List<Shape> shapes = new ArrayList<>();
        for (Figure box : boxes) {
            shapes.add(new Shape.Rectangle(outline(box), 10, Style.RING));
        }
        for (Ring.Wait wait : ring.waits()) {
            Figure from = figures.get(wait.from());
            Figure to = figures.get(wait.to());
            if (from != null && to != null) {
                way(from, to).ifPresent(points -> {
                    shapes.add(new Shape.Line(points, Style.RING));
                    shapes.add(new Shape.Polygon(head(points), Style.RING));
                    for (int i = 0; i + 1 < points.size(); i++) {
                        used.add(stretch(points.get(i), points.get(i + 1)));
                    }
                });
            }
        }
        return new Halo(ring, shapes);
    }

    private static Area outline(Figure box) {
        Area area = box.area();
        return new Area(area.x() - OUTSET, area.y() - OUTSET, area.width() + 2 * OUTSET, area.height() + 2 * OUTSET);
    }

    private static List<Point> head(List<Point> points) {
        Point tip = points.getLast();
        Point before = points.get(points.size() - 2);
        double dx = Math.signum(tip.x() - before.x());
        double dy = Math.signum(tip.y() - before.y());
        Point base = tip.plus(-HEAD * dx, -HEAD * dy);
        return List.of(tip, base.plus(4 * dy, 4 * dx), base.plus(-4 * dy, -4 * dx));
    }

    /** A box inside the other one needs no line. */
    private Optional<List<Point>> way(Figure from, Figure to) {
        if (isInside(from, to) || isInside(to, from)) {
            return Optional.empty();
        }
        for (boolean besideLabels : new boolean[] {true, false}) {
            Optional<List<Point>> way = direct(from, to).stream().filter(points -> isFree(points, from, to, besideLabels))
                    .min(Comparator.comparingDouble(Halos::length));
            if (way.isPresent()) {
                return way;
            }
        }
        double x = left - RAIL * ++rails;
        for (double y : heights(from)) {
            for (double toY : heights(to)) {
                List<Point> points = List.of(new Point(outline(from).x(), y), new Point(x, y), new Point(x, toY),
                        new Point(outline(to).x(), toY));
                if (isFree(points, from, to, false)) {
                    return Optional.of(points);
                }
            }
        }
        rails--;
        return Optional.empty();
    }

    /** Ways with no corner, or one. */
    private static List<List<Point>> direct(Figure from, Figure to) {
        Area start = outline(from);
        Area end = outline(to);
        List<List<Point>> ways = new ArrayList<>();
        for (double y : heights(from)) {
            if (y > end.y() + 12 && y < end.bottom() - 12) {
                boolean toRight = end.x() >= start.right();
                ways.add(List.of(new Point(toRight ? start.right() : start.x(), y), new Point(toRight ? end.x() : end.right(), y)));
            }
            for (double x : widths(to)) {
                boolean below = end.y() > y;
                ways.add(List.of(new Point(x > start.right() ? start.right() : start.x(), y), new Point(x, y),
                        new Point(x, below ? end.y() : end.bottom())));
            }
        }
        for (double x : widths(from)) {
            boolean below = end.y() >= start.bottom();
            if (x > end.x() + 12 && x < end.right() - 12) {
                ways.add(List.of(new Point(x, below ? start.bottom() : start.y()), new Point(x, below ? end.y() : end.bottom())));
            }
            for (double y : heights(to)) {
                ways.add(List.of(new Point(x, y > start.bottom() ? start.bottom() : start.y()), new Point(x, y),
                        new Point(x < end.x() ? end.x() : end.right(), y)));
            }
        }
        return ways;
    }

    private static List<Double> heights(Figure box) {
        return along(box.area().y() + 6, box.area().bottom() - 6);
    }

    private static List<Double> widths(Figure box) {
        return along(box.area().x() + 12, box.area().right() - 12);
    }

    /** Places between two, those in the middle first. */
    private static List<Double> along(double from, double to) {
        List<Double> places = new ArrayList<>();
        double middle = Math.rint((from + to) / 2);
        places.add(middle);
        for (double away = STEP; middle - away >= from && places.size() < 60; away += STEP) {
            places.add(middle - away);
            places.add(middle + away);
        }
        return places;
    }

    private static double length(List<Point> points) {
        double length = 30.0 * points.size();
        for (int i = 0; i + 1 < points.size(); i++) {
            length += Math.abs(points.get(i).x() - points.get(i + 1).x()) + Math.abs(points.get(i).y() - points.get(i + 1).y());
        }
        return length;
    }

    private static Area stretch(Point a, Point b) {
        return new Area(Math.min(a.x(), b.x()) - 5, Math.min(a.y(), b.y()) - 5, Math.abs(a.x() - b.x()) + 10,
                Math.abs(a.y() - b.y()) + 10);
    }

    private boolean isFree(List<Point> points, Figure from, Figure to, boolean besideLabels) {
        for (int i = 0; i + 1 < points.size(); i++) {
            Area way = stretch(points.get(i), points.get(i + 1));
            boolean blocked = figures.values().stream().anyMatch(other -> other.area().overlaps(way) && !isInside(from, other)
                    && !isInside(to, other)) || besideLabels && labels.stream().anyMatch(way::overlaps)
                    || used.stream().anyMatch(way::overlaps);
            if (blocked) {
                return false;
            }
        }
        return true;
    }

    /** Whether a box is another one, or inside it. */
    private static boolean isInside(Figure box, Figure other) {
        return box == other || box.id().startsWith(other.id() + "/");
    }

    /** What the ways around take beside a diagram. */
    Area area(Area diagram) {
        double more = rails == 0 ? 0 : RAIL * rails + 4;
        return new Area(diagram.x() - more, diagram.y(), diagram.width() + more, diagram.height());
    }
}
