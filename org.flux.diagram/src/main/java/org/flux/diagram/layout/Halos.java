// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.flux.diagram.model.Diagram.Ring;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture.Halo;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;

/**
 * Draws rings: an outline around each box that takes part, and a rail beside the diagram that joins them. The line from a box to the rail
 * looks for a height at which nothing is in its way, to the left first, then to the right.
 */
final class Halos {
    private static final double OUTSET = 5;
    private static final double RAIL = 18;
    private static final double STEP = 4;

    private final Map<String, Figure> figures;
    private final double left;
    private final double right;
    private final double bottom;
    private int rails;

    /** @param figures by id, where they are in the picture */
    Halos(Map<String, Figure> figures) {
        this.figures = figures;
        left = figures.values().stream().mapToDouble(figure -> figure.area().x()).min().orElse(0);
        right = figures.values().stream().mapToDouble(figure -> figure.area().right()).max().orElse(0);
        bottom = figures.values().stream().mapToDouble(figure -> figure.area().bottom()).max().orElse(0);
    }

    Halo of(Ring ring) {
        List<Figure> boxes = ring.boxes().stream().map(figures::get).filter(java.util.Objects::nonNull).toList();
        List<Shape> shapes = new ArrayList<>();
        for (Figure box : boxes) {
            Area area = box.area();
            shapes.add(new Shape.Rectangle(new Area(area.x() - OUTSET, area.y() - OUTSET, area.width() + 2 * OUTSET,
                    area.height() + 2 * OUTSET), 10, Style.RING));
        }
        if (boxes.size() > 1) {
            rails++;
            join(boxes, shapes);
        }
        return new Halo(ring, shapes);
    }

    private void join(List<Figure> boxes, List<Shape> shapes) {
        double leftRail = left - RAIL * rails;
        double rightRail = right + RAIL * rails;
        List<Double> onLeft = new ArrayList<>();
        List<Double> onRight = new ArrayList<>();
        for (Figure box : boxes) {
            Optional<Double> free = free(box, leftRail, box.area().x() - OUTSET);
            if (free.isPresent()) {
                shapes.add(line(box.area().x() - OUTSET, free.get(), leftRail, free.get()));
                onLeft.add(free.get());
                continue;
            }
            free(box, box.area().right() + OUTSET, rightRail).ifPresent(y -> {
                shapes.add(line(box.area().right() + OUTSET, y, rightRail, y));
                onRight.add(y);
            });
        }
        double below = bottom + RAIL * rails;
        rail(leftRail, onLeft, onRight.isEmpty() ? Optional.empty() : Optional.of(below), shapes);
        rail(rightRail, onRight, onLeft.isEmpty() ? Optional.empty() : Optional.of(below), shapes);
        if (!onLeft.isEmpty() && !onRight.isEmpty()) {
            shapes.add(line(leftRail, below, rightRail, below));
        }
    }

    private static void rail(double x, List<Double> heights, Optional<Double> below, List<Shape> shapes) {
        DoubleStream.Builder all = DoubleStream.builder();
        heights.forEach(all::add);
        below.filter(y -> !heights.isEmpty()).ifPresent(all::add);
        double[] sorted = all.build().sorted().toArray();
        if (sorted.length > 1 && sorted[0] < sorted[sorted.length - 1]) {
            shapes.add(line(x, sorted[0], x, sorted[sorted.length - 1]));
        }
    }

    private static Shape line(double x, double y, double toX, double toY) {
        return new Shape.Line(List.of(new Point(x, y), new Point(toX, toY)), Style.RING);
    }

    /** A height of a box, near its middle, at which no box is between two places that it is not inside of. */
    private Optional<Double> free(Figure box, double from, double to) {
        double middle = Math.rint(box.area().y() + Math.min(19, box.area().height() / 2));
        for (double away = 0; away < box.area().height(); away += STEP) {
            for (double y : new double[] {middle - away, middle + away}) {
                if (y > box.area().y() && y < box.area().bottom() && isFree(box, new Area(from, y - 2, to - from, 4))) {
                    return Optional.of(y);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Figure box, Area way) {
        return figures.values().stream().noneMatch(other -> other != box && !box.id().startsWith(other.id() + "/")
                && !other.id().startsWith(box.id() + "/") && other.area().overlaps(way));
    }

    /** What the rails take beside a diagram. */
    Area area(Area diagram) {
        double more = rails == 0 ? 0 : RAIL * rails + 4;
        return new Area(diagram.x() - more, diagram.y(), diagram.width() + 2 * more, diagram.height() + more);
    }
}
