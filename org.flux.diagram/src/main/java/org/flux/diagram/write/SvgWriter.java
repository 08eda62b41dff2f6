// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.diagram.model.Box;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;

/**
 * Pictures as SVG files that stand for themselves: no script, nothing that is loaded, texts as long as the layout took them to be in
 * whatever font there is. What boxes, arcs and locks are is said to who points at them, and to who cannot see them.
 */
public final class SvgWriter implements Painting.Canvas {
    private final Picture picture;
    private final StringBuilder svg = new StringBuilder();
    private int depth;
    /** Of the figure that is being drawn: those whose rectangles are still to come, and the one that is being drawn. */
    private Iterator<Box.Badge> badges = Collections.emptyIterator();
    private Optional<Box.Badge> badge = Optional.empty();

    private SvgWriter(Picture picture) {
        this.picture = picture;
    }

    /** One document, with a line feed at its end. */
    public static String write(Picture picture, Theme theme) {
        SvgWriter writer = new SvgWriter(picture);
        writer.write(theme);
        return writer.svg.toString();
    }

    private void write(Theme theme) {
        Area area = picture.area();
        String program = Xml.attribute(picture.diagram().program());
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"" + Stylesheet.SCOPE
                + "\" width=\"").append(Numbers.of(area.width())).append("\" height=\"").append(Numbers.of(area.height()))
                .append("\" viewBox=\"").append(Numbers.of(area.x())).append(' ').append(Numbers.of(area.y())).append(' ')
                .append(Numbers.of(area.width())).append(' ').append(Numbers.of(area.height()))
                .append("\" role=\"graphics-document document\" aria-label=\"Flux program ").append(program)
                .append("\" xml:space=\"preserve\">\n<title>").append(program).append("</title>\n<style>\n").append(Stylesheet.of(theme))
                .append("</style>\n");
        String patterns = Stylesheet.patterns();
        svg.append("<defs>\n").append(patterns).append("</defs>\n");
        line("<rect class=\"background\"" + rectangle(area) + "/>");
        Painting.paint(picture, this);
        svg.append("</svg>\n");
    }

    @Override
    public void begin(Figure figure) {
        Box box = figure.box();
        begin("box", box.id(), box.expanded() ? "group" : "img", Names.of(box), box.title(),
                " transform=\"translate(" + Numbers.of(figure.area().x()) + " " + Numbers.of(figure.area().y()) + ")\"");
        badges = box.badges().iterator();
    }

    @Override
    public void begin(Wire wire, Figure around) {
        List<Figure> level = around == null ? picture.figures() : around.figures();
        begin("arc", wire.id(), "img",
                Names.of(wire.arc(), Optional.ofNullable(around), level.stream().map(Figure::box).toList()), wire.arc().title(), "");
    }

    @Override
    public void begin(Picture.Halo ring) {
        begin("ring", ring.ring().id(), "img", ring.ring().text(), ring.ring().text(), "");
    }

    private void begin(String kind, String id, String role, String label, String title, String more) {
        badges = Collections.emptyIterator();
        badge = Optional.empty();
        line("<g id=\"" + Xml.id(kind, id) + "\" role=\"" + role + "\" aria-label=\"" + Xml.attribute(label) + "\"" + more + ">");
        depth++;
        if (!title.isEmpty()) {
            line("<title>" + Xml.escape(title) + "</title>");
        }
    }

    @Override
    public void end() {
        depth--;
        line("</g>");
    }

    @Override
    public void draw(Shape shape) {
        boolean isLock = isLock(shape.style());
        if (isLock && shape instanceof Shape.Rectangle) {
            badge = badges.hasNext() ? Optional.of(badges.next()) : Optional.empty();
        }
        String tip = isLock ? badge.map(lock -> "<title>" + Xml.escape(lock.title()) + "</title>").orElse("") : "";
        String element = switch (shape) {
            case Shape.Rectangle it -> "<rect" + look(it) + rectangle(it.area())
                    + (it.radius() == 0 ? "" : attribute("rx", it.radius())) + (tip.isEmpty() ? "/>" : ">" + tip + "</rect>");
            case Shape.Polygon it -> "<polygon" + look(it) + " points=\""
                    + it.corners().stream().map(SvgWriter::point).collect(Collectors.joining(" ")) + "\"/>";
            case Shape.Circle it -> "<circle" + look(it) + attribute("cx", it.centre().x())
                    + attribute("cy", it.centre().y()) + attribute("r", it.radius()) + "/>";
            case Shape.Line it -> "<path" + look(it) + " d=\"" + path(it.points()) + "\"/>";
            case Shape.Text it -> text(it, tip);
        };
        line(element);
    }

    private void line(String element) {
        svg.append("  ".repeat(depth)).append(element).append('\n');
    }

    private static boolean isLock(Style style) {
        return switch (style) {
            case LOCK, LOCK_ELEVATED, LOCK_PROMOTED, LOCK_NAME -> true;
            default -> false;
        };
    }

    private static String text(Shape.Text text, String tip) {
        String anchor = text.anchor() == Shape.Anchor.MIDDLE ? " text-anchor=\"middle\"" : "";
        String length = text.length() > 0 ? attribute("textLength", text.length()) + " lengthAdjust=\"spacingAndGlyphs\"" : "";
        return "<text" + look(text) + attribute("x", text.at().x()) + attribute("y", text.at().y()) + anchor
                + length + ">" + tip + Xml.escape(text.text()) + "</text>";
    }

    private static String look(Shape shape) {
        Style style = shape.style();
        Optional<String> colour = shape.colour();
        if (colour.isEmpty()) {
            return " class=\"" + style.css() + "\"";
        }
        boolean edge = Paint.of(shape).isColouredAtTheEdge();
        return " class=\"" + style.css() + (edge ? " coloured" : "") + "\" style=\"" + (edge ? "stroke:" : "fill:") + colour.get() + "\"";
    }

    private static String rectangle(Area area) {
        return attribute("x", area.x()) + attribute("y", area.y()) + attribute("width", area.width()) + attribute("height", area.height());
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + Numbers.of(value) + "\"";
    }

    private static String point(Point point) {
        return Numbers.of(point.x()) + "," + Numbers.of(point.y());
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        RoundLine.draw(points, new RoundLine.Pen() {
            @Override
            public void move(Point to) {
                path.append('M').append(at(to));
            }

            @Override
            public void line(Point to) {
                path.append('L').append(at(to));
            }

            @Override
            public void curve(Point control, Point to) {
                path.append('Q').append(at(control)).append(' ').append(at(to));
            }

            private String at(Point point) {
                return Numbers.of(point.x()) + " " + Numbers.of(point.y());
            }
        });
        return path.toString();
    }
}
