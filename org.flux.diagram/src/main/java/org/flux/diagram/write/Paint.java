// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.flux.diagram.write.Role.*;

import java.util.List;
import java.util.Optional;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;

/**
 * How shapes of a style are painted.
 *
 * @param fill of what is inside
 * @param hatch lines over it
 * @param edge of the outline
 * @param width of the outline in pixels
 * @param dashes lengths of dashes and gaps; empty for an unbroken outline
 */
record Paint(Optional<Role> fill, Optional<Hatch> hatch, Optional<Role> edge, double width, List<Double> dashes) {
    /** Of an outline that has a colour of its own. */
    static final double COLOURED_WIDTH = 2;

    /** Lines at an angle of 45 degrees, at places that depend on the coordinates of the figure only. */
    enum Hatch {
        /** One way. */
        STRIPES("flux-hatch"),
        /** Both ways. */
        CROSSED("flux-hatch-crossed");

        static final int DISTANCE = 6;
        static final double WIDTH = 1.5;

        private final String id;

        Hatch(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static Paint of(Style style) {
        return switch (style) {
            case NODE -> area(BOX, BOX_EDGE, 1.25);
            case NODE_ELSEWHERE -> area(Role.ELSEWHERE, BOX_EDGE, 1.25);
            case HANDLER -> area(ERROR_FILL, Role.ERROR, 1).dashed(4, 3);
            case UNRESOLVED -> area(BOX, Role.ERROR, 1.25).dashed(1.5, 2.5);
            case SOURCE -> area(Role.SOURCE, SOURCE_EDGE, 1.5);
            case FLOW -> area(Role.FLOW, FLOW_EDGE, 1.25);
            case FLOW_INSIDE -> area(Role.FLOW_INSIDE, FLOW_EDGE, 1.25);
            case CHOICE -> area(Role.CHOICE, CHOICE_EDGE, 1.25);
            case JOINT -> filled(CHOICE_EDGE);
            case TOGGLE -> filled(MUTED);
            case ARC -> line(LINE, 1.4);
            case ERROR_ARC -> line(Role.ERROR, 1.4).dashed(5, 4);
            case ARC_HEAD -> filled(LINE);
            case ERROR_HEAD, ERROR -> filled(Role.ERROR);
            case WARNING -> filled(Role.WARNING);
            case LOCK -> area(Role.LOCK, LOCK_EDGE, 1);
            case LOCK_ELEVATED -> area(Role.LOCK, LOCK_EDGE, 1).hatched(Hatch.STRIPES).dashed(3, 2);
            case LOCK_PROMOTED -> area(Role.LOCK, LOCK_EDGE, 1.75).hatched(Hatch.CROSSED);
            case RING -> line(Role.RING, 2.5);
            case OVERLAY -> filled(Role.OVERLAY);
            case HEAT_1 -> filled(Role.HEAT_1);
            case HEAT_2 -> filled(Role.HEAT_2);
            case HEAT_3 -> filled(Role.HEAT_3);
            case HEAT_4 -> filled(Role.HEAT_4);
            case HEAT_5 -> filled(Role.HEAT_5);
            case MARK -> line(INK, 3);
            case NAME, TITLE, OVERLAY_TEXT -> filled(INK);
            case NOTE, TYPES -> filled(MUTED);
            case PATTERN -> filled(Role.PATTERN);
            case LOCK_NAME -> filled(LOCK_INK);
            case ERROR_TEXT -> filled(Role.ERROR);
            case SIGN -> filled(Role.SIGN);
        };
    }

    /** Whether its ends are round, so that lines that meet have a corner; dashes would run together. */
    boolean isRoundAtTheEnds() {
        return fill.isEmpty() && dashes.isEmpty();
    }

    /** Whether a colour that a shape has instead of its style's is that of its outline: then texts in it stay legible. */
    boolean isColouredAtTheEdge() {
        return edge.isPresent();
    }

    /** Of a shape of a style whose outlines are lines, that is itself no line: the head of an arrow. */
    static Paint of(Shape shape) {
        Paint paint = of(shape.style());
        boolean solid = paint.fill.isEmpty() && (shape instanceof Shape.Polygon || shape instanceof Shape.Circle);
        return solid ? filled(paint.edge.orElseThrow()) : paint;
    }

    private static Paint area(Role fill, Role edge, double width) {
        return new Paint(Optional.of(fill), Optional.empty(), Optional.of(edge), width, List.of());
    }

    private static Paint filled(Role fill) {
        return new Paint(Optional.of(fill), Optional.empty(), Optional.empty(), 0, List.of());
    }

    private static Paint line(Role edge, double width) {
        return new Paint(Optional.empty(), Optional.empty(), Optional.of(edge), width, List.of());
    }

    private Paint dashed(double dash, double gap) {
        return new Paint(fill, hatch, edge, width, List.of(dash, gap));
    }

    private Paint hatched(Hatch lines) {
        return new Paint(fill, Optional.of(lines), edge, width, dashes);
    }
}
