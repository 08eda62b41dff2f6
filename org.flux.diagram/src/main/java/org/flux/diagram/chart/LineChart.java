// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.chart;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Curves over one quantity, in panels one below the other. What is not known, or has no bound, interrupts a curve.
 *
 * @param note below the title, in small letters
 * @param x of all panels
 */
public record LineChart(String title, String note, Axis x, List<Series> series, List<Panel> panels) {

    public LineChart {
        series = List.copyOf(series);
        panels = List.copyOf(panels);
    }

    /**
     * One direction.
     *
     * @param label empty for none
     * @param format of a value at the axis
     */
    public record Axis(String label, Kind kind, DoubleFunction<String> format) {}

    /** How values are laid out. */
    public enum Kind {
        /** From zero on. */
        LINEAR,
        /** For values of several magnitudes; those that are not above zero have no place. */
        LOGARITHMIC,
        /** From zero on, marked at the very values of the points, if there is room. */
        VALUES
    }

    /**
     * What the curves of one colour and dash are about.
     *
     * @param name in the legend
     * @param colour a number from 0; the same means the same colour
     * @param dash a number from 0, for a whole line; the same means the same dashes
     * @param mark where on the x axis something is to be seen
     */
    public record Series(String name, int colour, int dash, OptionalDouble mark) {}

    /**
     * @param title what its curves show
     * @param y its own axis
     * @param withDiagonal whether it shows where y would be x
     */
    public record Panel(String title, Axis y, boolean withDiagonal, List<Line> lines) {

        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param series its number in {@link LineChart#series}
     * @param points in the order of x
     */
    public record Line(int series, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    /** @param halfWidth half the width of the interval in which y lies; 0 or not a number if it is not known */
    public record Point(double x, double y, double halfWidth) {}
}
