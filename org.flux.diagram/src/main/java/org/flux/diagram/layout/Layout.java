// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.flux.diagram.layout.LevelLayout.Content;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Picture.Halo;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;
import org.flux.diagram.text.FontTable;

/**
 * Gives everything its place. Each level is laid out by itself, from the inside out, and what is inside a box is placed by the line on
 * which flows go through it. So what stands above a change stays where it is: a box grows downwards and sideways from that line.
 */
public final class Layout {
    private static final double MARGIN = 28;
    private static final double LEGEND_LINE = 20;

    private Layout() {}

    /**
     * Lays out a diagram.
     *
     * @param cancelled asked now and then
     * @throws java.util.concurrent.CancellationException if it says so
     */
    public static Picture of(Diagram diagram, BooleanSupplier cancelled) {
        Content content = new LevelLayout(new Boxes(), new LayeredGraph(cancelled)).layout(diagram.level(), 0, 0);
        Point offset = new Point(-content.spine(), 0); // the first source is where it always is
        List<Figure> figures = content.sheet().figures().stream().map(figure -> new Figure(figure.box(), figure.area().plus(offset),
                figure.shapes(), figure.figures(), figure.wires())).toList();
        List<Wire> wires = content.sheet().wires().stream().map(wire -> Boxes.moved(wire, offset)).toList();
        Area area = LevelLayout.area(content).plus(offset);
        List<Area> labels = new ArrayList<>();
        collectLabels(figures, wires, new Point(0, 0), labels);
        Halos halos = new Halos(absolute(figures), labels);
        List<Halo> rings = diagram.rings().stream().map(halos::of).toList();
        area = area.union(halos.area(area));
        List<Shape> legend = legend(diagram.overlay(), area);
        for (Shape shape : legend) {
            area = area.union(shape instanceof Shape.Text text ? text.area() : ((Shape.Rectangle) shape).area());
        }
        Area whole = new Area(Math.floor(area.x()) - MARGIN, Math.floor(area.y()) - MARGIN, Math.ceil(area.width()) + 2 * MARGIN + 1,
                Math.ceil(area.height()) + 2 * MARGIN + 1);
        return new Picture(diagram, whole, figures, wires, rings, legend);
    }

    /** Every figure by its id, where it is in the picture. */
    private static Map<String, Figure> absolute(List<Figure> figures) {
        Map<String, Figure> absolute = new LinkedHashMap<>();
        figures.forEach(figure -> collect(figure, new Point(0, 0), absolute));
        return absolute;
    }

    private static void collect(Figure figure, Point offset, Map<String, Figure> absolute) {
        Area area = figure.area().plus(offset);
        absolute.put(figure.id(), new Figure(figure.box(), area, figure.shapes(), figure.figures(), figure.wires()));
        figure.figures().forEach(inner -> collect(inner, area.at(), absolute));
    }

    private static void collectLabels(List<Figure> figures, List<Wire> wires, Point offset, List<Area> labels) {
        wires.forEach(wire -> wire.labels().forEach(label -> labels.add(label.area().plus(offset))));
        figures.forEach(figure -> collectLabels(figure.figures(), figure.wires(), offset.plus(figure.area().at()), labels));
    }

    /** What an overlay says of itself, below everything. */
    private static List<Shape> legend(Overlay overlay, Area area) {
        List<Shape> legend = new ArrayList<>();
        double y = area.bottom() + MARGIN;
        if (!overlay.title().isEmpty()) {
            legend.add(new Shape.Text(new Point(area.x(), y + 10), Anchor.START, FontTable.width(overlay.title(), Style.TITLE),
                    overlay.title(), Style.TITLE));
            y += LEGEND_LINE;
        }
        for (Overlay.Entry entry : overlay.legend()) {
            legend.add(new Shape.Rectangle(new Area(area.x(), y, 12, 12), 3, entry.heat() > 0 ? Style.heat(entry.heat()) : Style.OVERLAY,
                    entry.colour()));
            legend.add(new Shape.Text(new Point(area.x() + 20, y + 10), Anchor.START, FontTable.width(entry.text(), Style.NOTE),
                    entry.text(), Style.NOTE));
            y += LEGEND_LINE;
        }
        return legend;
    }
}
