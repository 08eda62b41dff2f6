// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Style;
import org.flux.diagram.picture.Wire;

/** What somebody sees who looks at a picture: where everything is, and what is in the way of something else. */
final class Sight {
    /** A text with its place, and the box that it is on; of a label of an arc the arc. */
    record Seen(String of, String text, Area area) {}

    /** A stretch of an arc. */
    record Stretch(Wire wire, String around, Area area, boolean first, boolean last) {}

    final Map<String, Area> boxes = new LinkedHashMap<>();
    final Map<String, String> parents = new LinkedHashMap<>();
    final List<Seen> texts = new ArrayList<>();
    final List<Stretch> stretches = new ArrayList<>();

    Sight(Picture picture) {
        look("", picture.figures(), picture.wires(), new Point(0, 0));
        picture.legend().forEach(shape -> text("", shape, new Point(0, 0)));
    }

    private void look(String around, List<Figure> figures, List<Wire> wires, Point offset) {
        for (Figure figure : figures) {
            Area area = figure.area().plus(offset);
            boxes.put(figure.id(), area);
            parents.put(figure.id(), around);
            figure.shapes().forEach(shape -> text(figure.id(), shape, area.at()));
            look(figure.id(), figure.figures(), figure.wires(), area.at());
        }
        for (Wire wire : wires) {
            wire.labels().forEach(label -> text(wire.id(), label, offset));
            for (int i = 0; i + 1 < wire.points().size(); i++) {
                Point a = wire.points().get(i).plus(offset);
                Point b = wire.points().get(i + 1).plus(offset);
                stretches.add(new Stretch(wire, around, new Area(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()),
                        Math.abs(a.y() - b.y())), i == 0, i + 2 == wire.points().size()));
            }
        }
    }

    /** The sign of a finding may be on the edge of its box. */
    private void text(String of, Shape shape, Point offset) {
        if (shape instanceof Shape.Text text && text.style() != Style.SIGN) {
            texts.add(new Seen(of, text.text(), text.area().plus(offset)));
        }
    }

    private boolean isInside(String box, String other) {
        for (String around = box; !around.isEmpty(); around = parents.getOrDefault(around, "")) {
            if (around.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** Everything that is in the way of something else, a line each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<String> ids = List.copyOf(boxes.keySet());
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            String parent = parents.get(id);
            if (!parent.isEmpty() && !boxes.get(parent).union(boxes.get(id)).equals(boxes.get(parent))) {
                faults.add(id + " sticks out of " + parent);
            }
            for (String other : ids.subList(0, i)) {
                if (parents.get(other).equals(parent) && boxes.get(other).overlaps(boxes.get(id))) {
                    faults.add(id + " overlaps " + other);
                }
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            for (Seen other : texts.subList(0, i)) {
                if (texts.get(i).area().overlaps(other.area())) {
                    faults.add("the label " + texts.get(i) + " overlaps " + other);
                }
            }
            faults.addAll(hidden(texts.get(i)));
        }
        stretches.forEach(stretch -> faults.addAll(hits(stretch)));
        return faults;
    }

    private List<String> hidden(Seen text) {
        List<String> faults = new ArrayList<>();
        boxes.forEach((id, area) -> {
            boolean within = area.union(text.area()).equals(area);
            if (area.overlaps(text.area()) && !within && !text.of().equals(id)) {
                faults.add("the label " + text + " is on the edge of " + id);
            } else if (text.of().equals(id) && !within) {
                faults.add("the label " + text + " sticks out of " + id);
            } else if (within && !isInside(text.of(), id) && boxes.containsKey(text.of())) {
                faults.add("the label " + text + " is on " + id);
            }
        });
        for (Stretch stretch : stretches) {
            Area way = stretch.area();
            if (new Area(way.x() - 1, way.y() - 1, way.width() + 2, way.height() + 2).overlaps(text.area())) {
                faults.add("the label " + text + " is crossed by " + stretch.wire().id());
            }
        }
        return faults;
    }

    /** A way may go through the edge of the boxes that it is in, and touch those that it joins. */
    private List<String> hits(Stretch stretch) {
        List<String> faults = new ArrayList<>();
        Area way = new Area(stretch.area().x() - 0.5, stretch.area().y() - 0.5, stretch.area().width() + 1, stretch.area().height() + 1);
        boxes.forEach((id, area) -> {
            Area inner = new Area(area.x() + 1, area.y() + 1, area.width() - 2, area.height() - 2);
            if (!isInside(stretch.around(), id) && inner.overlaps(way)) {
                faults.add("the arc " + stretch.wire().id() + " runs through " + id);
            }
        });
        return faults;
    }
}
