// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Box.Badge;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.Level;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.Value;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;
import org.flux.diagram.text.FontTable;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.SourceRange;

/** Pictures made by hand, with whatever names somebody may think of. */
final class Samples {
    static final SourceRange RANGE = new SourceRange("a & b.flux", 0, 3, 1, 1, 1, 4);
    /** What XML, JSON, Mermaid, DOT and HTML have their own ideas of. */
    static final List<String> HOSTILE = List.of("Image", "<script>alert('x')</script>", "a & b &amp; c", "\"quoted\" \\ back\\", "]]>",
            "end", "naïve→日本語\uD83D\uDE80", "tab\tand\nline\r\u0000\u001b\uFFFE", "\uD800 half", "#quot; %% `code` |pipe| ;x",
            "{}[]()<<>>", "\u05D0\u05D1 \u202Eorder", "x".repeat(300), "");

    private Samples() {}

    static Box box(String id, Box.Kind kind, String name, List<Badge> badges) {
        return new Box(id, kind, name, "", badges, List.of(), Optional.empty(), false, name + "\nmore of it", RANGE, RANGE,
                Optional.empty());
    }

    static Badge badge(String lock, Badge.Kind kind) {
        return new Badge(new Lock(lock, LockScope.PROGRAM), LockMode.WRITE, kind,
                kind == Badge.Kind.DECLARED ? List.of() : List.of("A", "B"), Optional.empty());
    }

    static Arc arc(String from, String to, String types) {
        return new Arc(from + ">" + to, Arc.Kind.DATA, from, to, Optional.empty(), types, types + "\nwhole", RANGE, Optional.empty());
    }

    /** A node of each name, one below the other, each with locks of each kind, and arcs between them with these names as types. */
    static Picture nodes(List<String> names) {
        List<Figure> figures = new ArrayList<>();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Box box = box(name + i, Box.Kind.CONCRETE, name, List.of(badge(name, Badge.Kind.DECLARED), badge("e", Badge.Kind.ELEVATED),
                    badge("p", Badge.Kind.PROMOTED)));
            List<Shape> shapes = new ArrayList<>();
            shapes.add(new Shape.Rectangle(new Area(0, 0, 200, 60), 6, Style.NODE));
            shapes.add(text(name, 100, 24, Anchor.MIDDLE, Style.NAME));
            shapes.add(new Shape.Rectangle(new Area(20, 34, 40, 18), 9, Style.LOCK));
            shapes.add(text(name, 40, 46.5, Anchor.MIDDLE, Style.LOCK_NAME));
            shapes.add(new Shape.Rectangle(new Area(80, 34, 40, 18), 9, Style.LOCK_ELEVATED));
            shapes.add(text("e !", 100, 46.5, Anchor.MIDDLE, Style.LOCK_NAME));
            shapes.add(new Shape.Rectangle(new Area(140, 34, 40, 18), 9, Style.LOCK_PROMOTED));
            figures.add(new Figure(box, new Area(20, 20 + 100 * i, 200, 60), shapes, List.of(), List.of()));
            if (i > 0) {
                Arc arc = arc(names.get(i - 1) + (i - 1), name + i, name);
                wires.add(new Wire(arc, List.of(new Point(120, 100 * i - 20), new Point(120, 100 * i + 20)),
                        List.of(text(name, 130, 100 * i + 4, Anchor.START, Style.TYPES))));
            }
        }
        Level level = new Level(figures.stream().map(Figure::box).toList(), wires.stream().map(Wire::arc).toList());
        Diagram diagram = new Diagram(names.getFirst(), level, List.of(), List.of(), names, Overlay.NONE);
        return new Picture(diagram, new Area(0, 0, 400, 20 + 100 * names.size()), figures, wires, List.of(), List.of());
    }

    /** One node that contains another one, an arc through its edge, an error, an overlay and a ring. */
    static Picture nested() {
        Box inner = box("Image/Write", Box.Kind.CONCRETE, "Write", List.of());
        Arc in = new Arc(">Image/Write", Arc.Kind.DATA, Arc.EDGE, "Image/Write", Optional.empty(), "", "", RANGE,
                Optional.of(new Value("", Optional.of("#0072b2"), "")));
        Arc out = arc("Image/Write", Arc.EDGE, "");
        Box outer = new Box("Image", Box.Kind.ABSTRACT, "Image", "1 step", List.of(), List.of(),
                Optional.of(new Level(List.of(inner), List.of(in, out))), true, "Image () => ()", RANGE, RANGE,
                Optional.of(new Value("12 ms", Optional.of("#d55e00"), "hot")));
        Box source = box("Listen", Box.Kind.SOURCE, "Listen", List.of());
        Box handler = box("Image!Fail", Box.Kind.EXTERNAL, "Fail", List.of());
        Figure innerFigure = new Figure(inner, new Area(30, 60, 100, 38),
                List.of(new Shape.Rectangle(new Area(0, 0, 100, 38), 6, Style.NODE), text("Write", 50, 23, Anchor.MIDDLE, Style.NAME)),
                List.of(), List.of());
        Figure outerFigure = new Figure(outer, new Area(20, 100, 160, 120),
                List.of(new Shape.Rectangle(new Area(0, 0, 160, 120), 10, Style.FLOW),
                        new Shape.Rectangle(new Area(1, 6, 5, 108), 2, Style.OVERLAY, Optional.of("#d55e00")),
                        text("Image", 16, 24, Anchor.START, Style.TITLE)),
                List.of(innerFigure), List.of(new Wire(in, List.of(new Point(80, 0), new Point(80, 60)), List.of()),
                        new Wire(out, List.of(new Point(80, 98), new Point(80, 120)), List.of())));
        Figure sourceFigure = new Figure(source, new Area(50, 20, 100, 38),
                List.of(new Shape.Rectangle(new Area(0, 0, 100, 38), 19, Style.SOURCE), text("Listen", 50, 23, Anchor.MIDDLE, Style.TITLE)),
                List.of(), List.of());
        Figure handlerFigure = new Figure(handler, new Area(280, 110, 100, 38),
                List.of(new Shape.Rectangle(new Area(0, 0, 100, 38), 6, Style.HANDLER), text("Fail", 50, 23, Anchor.MIDDLE, Style.NAME)),
                List.of(), List.of());
        Arc data = arc("Listen", "Image", "Socket");
        Arc error = new Arc("Image>Image!Fail", Arc.Kind.ERROR, "Image", "Image!Fail", Optional.empty(), "error", "error of Image", RANGE,
                Optional.empty());
        List<Wire> wires = List.of(new Wire(data, List.of(new Point(100, 58), new Point(100, 100)),
                List.of(text("Socket", 110, 82, Anchor.START, Style.TYPES))),
                new Wire(error, List.of(new Point(180, 140), new Point(230, 140), new Point(230, 129), new Point(280, 129)),
                        List.of(text("error", 190, 134, Anchor.START, Style.ERROR_TEXT))));
        Diagram.Ring ring = new Diagram.Ring("ring1", Diagram.Ring.Kind.DEADLOCK, List.of("Image"),
                List.of(new Diagram.Ring.Wait("Image", "Image", new Lock("cache", LockScope.SESSION))), "Image waits for itself");
        Diagram diagram = new Diagram("Nested", new Level(List.of(source, outer, handler), List.of(data, error)), List.of(ring), List.of(),
                List.of("Listen"), Overlay.NONE);
        return new Picture(diagram, new Area(-10, 0, 410, 260), List.of(sourceFigure, outerFigure, handlerFigure), wires,
                List.of(new Picture.Halo(ring, List.of(new Shape.Rectangle(new Area(15, 95, 170, 130), 10, Style.RING)))),
                List.of(text("Legend", 20, 250, Anchor.START, Style.NOTE)));
    }

    static Shape.Text text(String text, double x, double y, Anchor anchor, Style style) {
        return new Shape.Text(new Point(x, y), anchor, FontTable.width(text, style), text, style);
    }
}
