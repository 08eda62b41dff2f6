// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import org.flux.diagram.model.Arc;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.FontTable;

/** The texts along an arc that goes down, to the right of it. */
final class Labels {
    /** Between an arc and its labels. */
    static final double GAP = 10;
    private static final double ABOVE = 12;
    private static final double LINE = 17;
    private static final double BELOW = 17;
    private static final double NONE = 26;

    private Labels() {}

    /** How long an arc has to be for its labels and its head. */
    static double height(Arc arc) {
        int lines = lines(arc).size();
        return lines == 0 ? NONE : ABOVE + LINE * lines + BELOW;
    }

    static double width(Arc arc) {
        return lines(arc).stream().mapToDouble(Shape.Text::length).max().orElse(0);
    }

    /** @param top where the arc begins to have this place for itself */
    static List<Shape.Text> at(Arc arc, Point top) {
        List<Shape.Text> texts = new ArrayList<>();
        for (Shape.Text line : lines(arc)) {
            Point base = top.plus(GAP, ABOVE + LINE * texts.size() + 12);
            texts.add(new Shape.Text(base, Anchor.START, line.length(), line.text(), line.style()));
        }
        return texts;
    }

    private static List<Shape.Text> lines(Arc arc) {
        List<Shape.Text> lines = new ArrayList<>();
        arc.pattern().ifPresent(pattern -> lines.add(line(pattern, Style.PATTERN)));
        if (!arc.types().isEmpty()) {
            lines.add(line(arc.types(), Style.TYPES));
        }
        arc.overlay().filter(value -> !value.text().isEmpty()).ifPresent(value -> lines.add(line(value.text(), Style.OVERLAY_TEXT)));
        return lines;
    }

    private static Shape.Text line(String text, Style style) {
        return new Shape.Text(new Point(0, 0), Anchor.START, Math.ceil(FontTable.width(text, style)), text, style);
    }
}
