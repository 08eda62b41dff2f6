// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.diagram.layout.LevelLayout.Content;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Box.Badge;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Shape.Anchor;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;
import org.flux.diagram.text.FontTable;
import org.flux.graph.diagnostics.Severity;

/** Draws boxes: how large they are, and of what shapes they consist. */
final class Boxes {
    /** Of a box that has nothing but a name. */
    static final double HEIGHT = 38;
    /** At least. */
    static final double WIDTH = 132;
    private static final double PAD = 16;
    private static final double INSIDE = 22;
    private static final double HEADER = 36;
    private static final double NOTE_LINE = 15;
    private static final double BADGE = 18;
    private static final double BADGE_ROW = 23;
    private static final double BADGE_GAP = 6;
    private static final double WIDEST_ROW = 300;
    private static final double TOGGLE = 16;
    private static final double RADIUS = 6;

    /** A figure at the origin, and the x at which flows come in and go out. */
    record Drawn(Figure figure, double spine) {}

    /** Draws a box with everything inside it. */
    Drawn draw(Box box, int depth, LevelLayout levels) {
        return switch (box.kind()) {
            case CHOICE -> choice(box);
            case JOINT -> new Drawn(new Figure(box, new Area(0, 0, 10, 10),
                    List.of(new Shape.Circle(new Point(5, 5), 5, Style.JOINT)), List.of(), List.of()), 5);
            default -> box.expanded() ? container(box, depth, levels) : plain(box);
        };
    }

    private static Drawn choice(Box box) {
        List<Point> corners = List.of(new Point(24, 0), new Point(48, 18), new Point(24, 36), new Point(0, 18));
        return new Drawn(new Figure(box, new Area(0, 0, 48, 36), List.of(new Shape.Polygon(corners, Style.CHOICE)), List.of(), List.of()),
                24);
    }

    // A box with a name, a note, badges, and what an overlay says

    private static Drawn plain(Box box) {
        boolean flow = box.inside().isPresent();
        double name = FontTable.width(box.name(), flow ? Style.TITLE : Style.NAME) + (flow ? TOGGLE : 0);
        double note = box.note().isEmpty() ? 0 : FontTable.width(box.note(), Style.NOTE);
        List<List<Badge>> rows = rows(box.badges());
        String said = box.overlay().map(value -> value.text()).orElse("");
        double said2 = said.isEmpty() ? 0 : FontTable.width(said, Style.OVERLAY_TEXT);
        double content = Math.max(Math.max(name, note), said2);
        for (List<Badge> row : rows) {
            content = Math.max(content, width(row));
        }
        double width = Math.max(WIDTH, even(content + 2 * PAD));
        double height = HEIGHT + (note > 0 ? NOTE_LINE - 2 : 0) + rows.size() * BADGE_ROW - (rows.isEmpty() ? 0 : 4)
                + (said.isEmpty() ? 0 : NOTE_LINE + 3);
        boolean source = box.kind() == Box.Kind.SOURCE;
        Style style = style(box, 0);
        List<Shape> shapes = new ArrayList<>();
        double radius = source ? Math.min(19, height / 2) : RADIUS;
        shapes.add(new Shape.Rectangle(new Area(0, 0, width, height), radius, style));
        int heat = box.overlay().map(value -> value.heat()).orElse(0);
        if (heat > 0) {
            shapes.add(new Shape.Rectangle(new Area(1, 1, width - 2, height - 2), radius - 1, Style.heat(heat)));
        }
        colour(box, height).ifPresent(shapes::add);
        mark(box, width, height, radius).ifPresent(shapes::add);
        double middle = width / 2;
        double y = HEIGHT / 2 + 4.5 - (note > 0 || !rows.isEmpty() || !said.isEmpty() ? 1 : 0);
        double nameX = middle + (flow ? TOGGLE / 2 : 0);
        shapes.add(text(box.name(), nameX, y, Anchor.MIDDLE, flow || source ? Style.TITLE : Style.NAME));
        if (flow) {
            shapes.add(toggle(middle - name / 2, y - 4.5, false));
        }
        if (note > 0) {
            y += NOTE_LINE;
            shapes.add(text(box.note(), middle, y, Anchor.MIDDLE, heat > 0 ? Style.OVERLAY_TEXT : Style.NOTE));
        }
        y += 8;
        for (List<Badge> row : rows) {
            badges(row, middle - width(row) / 2, y, shapes);
            y += BADGE_ROW;
        }
        if (!said.isEmpty()) {
            shapes.add(text(said, middle, y + 9, Anchor.MIDDLE, Style.OVERLAY_TEXT));
        }
        sign(box, width).forEach(shapes::add);
        return new Drawn(new Figure(box, new Area(0, 0, width, height), shapes, List.of(), List.of()), middle);
    }

    private static double even(double width) {
        return 2 * Math.ceil(width / 2);
    }

    private static Style style(Box box, int depth) {
        return switch (box.kind()) {
            case SOURCE -> Style.SOURCE;
            case CONCRETE -> box.id().contains("!") ? Style.HANDLER : Style.NODE;
            case ELSEWHERE -> Style.NODE_ELSEWHERE;
            case EXTERNAL -> Style.HANDLER;
            case UNRESOLVED -> Style.UNRESOLVED;
            case ABSTRACT -> depth % 2 == 0 ? Style.FLOW : Style.FLOW_INSIDE;
            case CHOICE -> Style.CHOICE;
            case JOINT -> Style.JOINT;
        };
    }

    private static Shape.Text text(String text, double x, double y, Anchor anchor, Style style) {
        return new Shape.Text(new Point(x, y), anchor, FontTable.width(text, style), text, style);
    }

    private static Shape toggle(double x, double y, boolean expanded) {
        return new Shape.Polygon(expanded ? List.of(new Point(x, y - 3), new Point(x + 9, y - 3), new Point(x + 4.5, y + 3.5))
                : List.of(new Point(x + 1, y - 4.5), new Point(x + 7.5, y), new Point(x + 1, y + 4.5)), Style.TOGGLE);
    }

    /** A bar at the left edge in the colour that an overlay gives. */
    private static Optional<Shape> colour(Box box, double height) {
        return box.overlay().flatMap(value -> value.colour())
                .map(colour -> new Shape.Rectangle(new Area(1, RADIUS, 5, height - 2 * RADIUS), 2, Style.OVERLAY, Optional.of(colour)));
    }

    /** How hot a box is that shows what it contains: a bar at its left edge, since what is inside is as hot as it is. */
    private static Optional<Shape> heat(Box box, double height) {
        return box.overlay().map(value -> value.heat()).filter(heat -> heat > 0)
                .map(heat -> new Shape.Rectangle(new Area(1, RADIUS, 8, height - 2 * RADIUS), 2, Style.heat(heat)));
    }

    private static Optional<Shape> mark(Box box, double width, double height, double radius) {
        return box.overlay().filter(value -> value.marked())
                .map(value -> new Shape.Rectangle(new Area(0, 0, width, height), radius, Style.MARK));
    }

    /** The sign of the gravest finding, and how many there are if there are several. */
    private static List<Shape> sign(Box box, double width) {
        if (box.findings().isEmpty() || box.findings().getFirst().severity().compareTo(Severity.WARNING) > 0) {
            return List.of();
        }
        long grave = box.findings().stream().filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0).count();
        Style style = box.findings().getFirst().severity() == Severity.ERROR ? Style.ERROR : Style.WARNING;
        String text = grave == 1 ? "!" : grave > 9 ? "9+" : Long.toString(grave);
        Point centre = new Point(width - 4, 3);
        return List.of(new Shape.Circle(centre, 8, style),
                new Shape.Text(centre.plus(0, 4), Anchor.MIDDLE, FontTable.width(text, Style.SIGN), text, Style.SIGN));
    }

    // Badges

    private static List<List<Badge>> rows(List<Badge> badges) {
        List<List<Badge>> rows = new ArrayList<>();
        for (Badge badge : badges) {
            if (rows.isEmpty() || width(rows.getLast()) + BADGE_GAP + width(badge) > WIDEST_ROW) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(badge);
        }
        return rows;
    }

    private static double width(Badge badge) {
        return Math.ceil(FontTable.width(badge.text(), Style.LOCK_NAME)) + 18;
    }

    private static double width(List<Badge> row) {
        return row.stream().mapToDouble(Boxes::width).sum() + BADGE_GAP * (row.size() - 1);
    }

    private static void badges(List<Badge> row, double x, double y, List<Shape> shapes) {
        double left = x;
        for (Badge badge : row) {
            Style style = switch (badge.kind()) {
                case DECLARED -> Style.LOCK;
                case ELEVATED -> Style.LOCK_ELEVATED;
                case PROMOTED -> Style.LOCK_PROMOTED;
            };
            shapes.add(new Shape.Rectangle(new Area(left, y, width(badge), BADGE), BADGE / 2, style,
                    badge.overlay().flatMap(value -> value.colour())));
            shapes.add(text(badge.text(), left + width(badge) / 2, y + 12.5, Anchor.MIDDLE, Style.LOCK_NAME));
            left += width(badge) + BADGE_GAP;
        }
    }

    // A box that shows what it contains

    private static Drawn container(Box box, int depth, LevelLayout levels) {
        double title = PAD + TOGGLE + Math.ceil(FontTable.width(box.name(), Style.TITLE));
        double head = title + (box.note().isEmpty() ? 0 : 10 + Math.ceil(FontTable.width(box.note(), Style.NOTE)));
        List<List<Badge>> rows = rows(box.badges());
        double header = HEADER + Math.max(0, rows.size() - 1) * BADGE_ROW;
        Content content = levels.layout(box.inside().orElseThrow(), -header, depth + 1);
        Area inner = LevelLayout.area(content);
        double left = Math.max(INSIDE - inner.x(), head + 14 - content.spine());
        double spine = Math.ceil(left + content.spine());
        Point offset = new Point(spine - content.spine(), header);
        String said = box.overlay().map(value -> value.text()).orElse("");
        double badgesEnd = rows.stream().mapToDouble(Boxes::width).max().orElse(0);
        double saidX = spine + 14 + (badgesEnd > 0 ? badgesEnd + 12 : 0);
        double right = saidX + (said.isEmpty() ? -12 : FontTable.width(said, Style.OVERLAY_TEXT)) + PAD;
        double width = even(Math.max(WIDTH, Math.max(offset.x() + inner.right() + INSIDE, rows.isEmpty() && said.isEmpty() ? 0 : right)));
        boolean goesOn = content.sheet().wires().stream().anyMatch(wire -> wire.arc().isContinued());
        double height = header + content.bottom() + (goesOn ? 0 : INSIDE);
        List<Shape> shapes = new ArrayList<>();
        double radius = box.kind() == Box.Kind.SOURCE ? 18 : 10;
        shapes.add(new Shape.Rectangle(new Area(0, 0, width, height), radius, style(box, depth)));
        heat(box, height).ifPresent(shapes::add);
        colour(box, height).ifPresent(shapes::add);
        mark(box, width, height, radius).ifPresent(shapes::add);
        shapes.add(toggle(PAD, 20, true));
        shapes.add(text(box.name(), PAD + TOGGLE, 24.5, Anchor.START, Style.TITLE));
        if (!box.note().isEmpty()) {
            shapes.add(text(box.note(), title + 10, 24.5, Anchor.START, Style.NOTE));
        }
        for (int i = 0; i < rows.size(); i++) {
            badges(rows.get(i), spine + 14, 11 + i * BADGE_ROW, shapes);
        }
        if (!said.isEmpty()) {
            shapes.add(text(said, saidX, 24, Anchor.START, Style.OVERLAY_TEXT));
        }
        sign(box, width).forEach(shapes::add);
        List<Figure> figures = content.sheet().figures().stream().map(figure -> new Figure(figure.box(), figure.area().plus(offset),
                figure.shapes(), figure.figures(), figure.wires())).toList();
        List<Wire> wires = content.sheet().wires().stream().map(wire -> moved(wire, offset)).toList();
        return new Drawn(new Figure(box, new Area(0, 0, width, height), shapes, figures, wires), spine);
    }

    static Wire moved(Wire wire, Point offset) {
        return new Wire(wire.arc(), wire.points().stream().map(point -> point.plus(offset)).toList(), wire.labels().stream()
                .map(text -> new Shape.Text(text.at().plus(offset), text.anchor(), text.length(), text.text(), text.style())).toList());
    }
}
