// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flux.diagram.layout.Boxes.Drawn;
import org.flux.diagram.layout.LayeredGraph.Edge;
import org.flux.diagram.layout.LayeredGraph.Placed;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Level;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Point;

/**
 * Lays out one level. Boxes that follow each other without a choice become chains; where flows branch or join, the chains are the nodes of
 * a graph that the Eclipse Layout Kernel lays out. What goes on through the lower edge is joined below everything.
 */
final class LevelLayout {
    private static final double BESIDE = 56;
    private static final double WIDEST = 1500;
    private static final double BUS = 16;

    private final Boxes boxes;
    private final LayeredGraph layered;

    LevelLayout(Boxes boxes, LayeredGraph layered) {
        this.boxes = boxes;
        this.layered = layered;
    }

    /**
     * What a level has become.
     *
     * @param spine the x at which flows come in, and go on
     * @param bottom the y at which they do
     */
    record Content(Sheet sheet, double spine, double bottom) {}

    /** Something that the graph has a node for. */
    private record Link(Arc arc, Cell from, Cell to) {}

    private final class Work {
        final Map<String, Cell> chainOf = new LinkedHashMap<>();
        final List<Cell> cells = new ArrayList<>();
        final List<Link> links = new ArrayList<>();
        final Map<Arc, Cell> entries = new LinkedHashMap<>();
        final Map<Arc, Cell> exits = new LinkedHashMap<>();

        Work(Level level, int depth) {
            Map<String, List<Arc>> in = new HashMap<>();
            Map<String, List<Arc>> out = new HashMap<>();
            Map<String, List<Arc>> errors = new HashMap<>();
            Set<String> handlers = new HashSet<>();
            for (Arc arc : level.arcs()) {
                if (arc.kind() == Arc.Kind.ERROR) {
                    errors.computeIfAbsent(arc.from(), any -> new ArrayList<>()).add(arc);
                    handlers.add(arc.to());
                } else {
                    out.computeIfAbsent(arc.from(), any -> new ArrayList<>()).add(arc);
                    in.computeIfAbsent(arc.to(), any -> new ArrayList<>()).add(arc);
                }
            }
            Map<String, Drawn> drawn = new HashMap<>();
            level.boxes().forEach(box -> drawn.put(box.id(), boxes.draw(box, depth, LevelLayout.this)));
            Map<String, Arc> next = new HashMap<>();
            Set<String> followers = new HashSet<>();
            for (Arc arc : level.arcs()) {
                if (arc.kind() == Arc.Kind.DATA && !arc.from().equals(Arc.EDGE) && !arc.isContinued() && out.get(arc.from()).size() == 1
                        && in.get(arc.to()).size() == 1 && !arc.from().equals(arc.to())) {
                    next.put(arc.from(), arc);
                    followers.add(arc.to());
                }
            }
            for (Box box : level.boxes()) {
                if (handlers.contains(box.id()) || followers.contains(box.id())) {
                    continue;
                }
                List<Cell> chain = new ArrayList<>();
                List<Arc> arcs = new ArrayList<>();
                List<String> ids = new ArrayList<>();
                for (String id = box.id();;) {
                    List<Arc> entering = in.getOrDefault(id, List.of());
                    List<Arc> failing = errors.getOrDefault(id, List.of());
                    chain.add(new BoxCell(drawn.get(id), entering.size() == 1 ? entering : List.of(), failing,
                            failing.stream().map(arc -> drawn.get(arc.to())).toList()));
                    ids.add(id);
                    Arc arc = next.get(id);
                    if (arc == null) {
                        break;
                    }
                    arcs.add(arc);
                    id = arc.to();
                }
                Cell cell = chain.size() == 1 ? chain.getFirst() : new Chain(chain, arcs);
                cells.add(cell);
                ids.forEach(id -> chainOf.put(id, cell));
            }
            level.arcs().stream().filter(arc -> arc.kind() == Arc.Kind.DATA && next.get(arc.from()) != arc)
                    .forEach(arc -> link(arc, in));
        }

        /** An arc that passes others, or of which there are several to one place, gets a cell for its labels. */
        private void link(Arc arc, Map<String, List<Arc>> in) {
            Cell from = arc.from().equals(Arc.EDGE) ? null : chainOf.get(arc.from());
            Cell to = arc.isContinued() ? null : chainOf.get(arc.to());
            if (from == null && to == null || from == to) {
                return;
            }
            boolean passes = !arc.labels().isEmpty() && (to == null || in.get(arc.to()).size() > 1);
            PassCell pass = passes ? new PassCell(arc) : null;
            if (passes) {
                cells.add(pass);
            }
            if (from == null) {
                entries.put(arc, passes ? pass : to);
            } else if (passes || to != null) {
                links.add(new Link(arc, from, passes ? pass : to));
            }
            if (to == null) {
                exits.put(arc, passes ? pass : from);
            } else if (passes) {
                links.add(new Link(arc, pass, to));
            }
        }
    }

    /**
     * Lays out a level.
     *
     * @param above the upper edge of the box around it, where arcs through it begin
     * @param depth how many boxes it is inside of
     */
    Content layout(Level level, double above, int depth) {
        Work work = new Work(level, depth);
        Map<Cell, Point> places = new HashMap<>();
        Map<Link, List<Point>> ways = new HashMap<>();
        place(work, places, ways);
        Sheet sheet = new Sheet();
        work.cells.forEach(cell -> cell.draw(places.get(cell), sheet));
        double spine = spine(work, places);
        work.entries.forEach((arc, cell) -> {
            Point to = places.get(cell).plus(cell.spine(), cell.top());
            sheet.wire(arc, List.of(new Point(spine, above), new Point(spine, (above + places.get(cell).y()) / 2),
                    new Point(to.x(), (above + places.get(cell).y()) / 2), to));
        });
        Map<Arc, List<Point>> whole = new LinkedHashMap<>();
        for (Link link : work.links) {
            Point from = places.get(link.from()).plus(link.from().spine(), link.from().bottom());
            Point to = places.get(link.to()).plus(link.to().spine(), link.to().top());
            List<Point> points = whole.computeIfAbsent(link.arc(), any -> new ArrayList<>());
            points.add(from);
            points.addAll(ways.get(link));
            points.add(to);
        }
        whole.forEach((arc, points) -> {
            if (!work.exits.containsKey(arc)) {
                sheet.wire(arc, points);
            }
        });
        double bottom = join(work, places, whole, spine, sheet);
        return new Content(sheet, spine, bottom);
    }

    /** Where what comes in goes first; else the first cell. */
    private static double spine(Work work, Map<Cell, Point> places) {
        Cell first = work.entries.isEmpty() ? work.cells.isEmpty() ? null : work.cells.getFirst()
                : work.entries.values().iterator().next();
        return first == null ? Boxes.WIDTH / 2 : places.get(first).x() + first.spine();
    }

    /** Takes everything that goes on to the lower edge. */
    private static double join(Work work, Map<Cell, Point> places, Map<Arc, List<Point>> whole, double spine, Sheet sheet) {
        double bottom = 0;
        for (Cell cell : work.cells) {
            bottom = Math.max(bottom, places.get(cell).y() + cell.height());
        }
        if (work.exits.isEmpty()) {
            return bottom;
        }
        boolean straight = work.exits.size() == 1 && work.exits.entrySet().stream()
                .allMatch(exit -> places.get(exit.getValue()).x() + exit.getValue().spine() == spine);
        double bus = bottom + BUS;
        double end = straight ? bottom + BUS : bus + BUS;
        work.exits.forEach((arc, cell) -> {
            List<Point> points = new ArrayList<>(whole.getOrDefault(arc, List.of()));
            Point from = places.get(cell).plus(cell.spine(), cell.bottom());
            points.addAll(List.of(from, new Point(from.x(), bus), new Point(spine, bus), new Point(spine, end)));
            sheet.wire(arc, points);
        });
        return end;
    }

    /** Each part of the level by itself, side by side, in rows that are not too long. */
    private void place(Work work, Map<Cell, Point> places, Map<Link, List<Point>> ways) {
        double x = 0;
        double y = 0;
        double row = 0;
        for (List<Cell> part : parts(work)) {
            List<Link> links = work.links.stream().filter(link -> part.contains(link.from())).toList();
            List<Edge> edges = links.stream().map(link -> new Edge(part.indexOf(link.from()), part.indexOf(link.to()))).toList();
            Placed placed = layered.place(part, edges);
            if (x > 0 && x + placed.width() > WIDEST) {
                x = 0;
                y += row + BESIDE;
                row = 0;
            }
            for (int i = 0; i < part.size(); i++) {
                places.put(part.get(i), placed.places().get(i).plus(x, y));
            }
            for (int i = 0; i < links.size(); i++) {
                double dx = x;
                double dy = y;
                ways.put(links.get(i), placed.ways().get(i).stream().map(point -> point.plus(dx, dy)).toList());
            }
            x += placed.width() + BESIDE;
            row = Math.max(row, placed.height());
        }
    }

    /** Cells that are linked, in the order of their first. All that come in or go on belong together. */
    private static List<List<Cell>> parts(Work work) {
        Map<Cell, Cell> parent = new HashMap<>();
        work.cells.forEach(cell -> parent.put(cell, cell));
        work.links.forEach(link -> parent.put(find(parent, link.from()), find(parent, link.to())));
        Map<Cell, List<Cell>> parts = new LinkedHashMap<>();
        work.cells.forEach(cell -> parts.computeIfAbsent(find(parent, cell), any -> new ArrayList<>()).add(cell));
        return parts.values().stream().sorted(Comparator.comparingInt(part -> work.cells.indexOf(part.getFirst()))).toList();
    }

    private static Cell find(Map<Cell, Cell> parent, Cell cell) {
        Cell root = cell;
        while (parent.get(root) != root) {
            root = parent.get(root);
        }
        return root;
    }

    /** What a sheet takes up, from its own origin on. */
    static Area area(Content content) {
        Area area = content.sheet().area();
        return area.union(new Area(content.spine(), 0, 0, content.bottom()));
    }
}
