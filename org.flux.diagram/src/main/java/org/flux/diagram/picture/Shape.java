// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

import java.util.List;
import java.util.Optional;

/** Something that is drawn, in the coordinates of the {@link Figure} that it belongs to. */
public sealed interface Shape {
    Style style();

    /** Instead of its style's, as {@code #rrggbb}. */
    default Optional<String> colour() {
        return Optional.empty();
    }

    /**
     * A rectangle.
     *
     * @param radius of its corners
     * @param colour instead of its style's, as {@code #rrggbb}
     */
    record Rectangle(Area area, double radius, Style style, Optional<String> colour) implements Shape {
        public Rectangle(Area area, double radius, Style style) {
            this(area, radius, style, Optional.empty());
        }
    }

    /**
     * A filled polygon.
     *
     * @param colour instead of its style's, as {@code #rrggbb}
     */
    record Polygon(List<Point> corners, Style style, Optional<String> colour) implements Shape {
        public Polygon {
            corners = List.copyOf(corners);
        }

        public Polygon(List<Point> corners, Style style) {
            this(corners, style, Optional.empty());
        }
    }

    /** A filled circle. */
    record Circle(Point centre, double radius, Style style) implements Shape {}

    /**
     * A line through points, with round corners of {@link Wire#RADIUS}.
     *
     * @param colour instead of its style's, as {@code #rrggbb}
     */
    record Line(List<Point> points, Style style, Optional<String> colour) implements Shape {
        public Line {
            points = List.copyOf(points);
        }

        public Line(List<Point> points, Style style) {
            this(points, style, Optional.empty());
        }
    }

    /**
     * A line of text.
     *
     * @param at where its base line begins, or has its middle
     * @param length its width in pixels, whatever font there is
     */
    record Text(Point at, Anchor anchor, double length, String text, Style style) implements Shape {
        /** The area that it takes, from the top of capital letters to below the base line. */
        public Area area() {
            double x = anchor == Anchor.START ? at.x() : at.x() - length / 2;
            return new Area(x, at.y() - 10, length, 13);
        }
    }

    enum Anchor {
        START, MIDDLE
    }
}
