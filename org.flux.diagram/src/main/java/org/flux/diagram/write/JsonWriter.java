// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.Value;
import org.flux.diagram.picture.Area;
import org.flux.diagram.picture.Figure;
import org.flux.diagram.picture.Picture;
import org.flux.diagram.picture.Point;
import org.flux.diagram.picture.Shape;
import org.flux.diagram.picture.Wire;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/**
 * Pictures as JSON, of the shape that Sprotty's models have: a graph of nodes, edges and labels with places and sizes. What they look like
 * is told by shapes with classes of the stylesheet, so that a view has nothing to decide.
 */
public final class JsonWriter {
    private JsonWriter() {}

    public static JsonObject write(Picture picture) {
        Diagram diagram = picture.diagram();
        JsonObject graph = new JsonObject();
        graph.addProperty("type", "graph");
        graph.addProperty("id", diagram.program());
        graph.addProperty("program", diagram.program());
        graph.add("area", area(new JsonObject(), picture.area()));
        graph.add("flows", array(diagram.flows(), JsonPrimitive::new));
        graph.addProperty("title", diagram.overlay().title());
        graph.add("legend", array(diagram.overlay().legend(), JsonWriter::entry));
        graph.add("shapes", array(picture.legend(), JsonWriter::shape));
        graph.add("rings", array(picture.rings(), JsonWriter::ring));
        graph.add("findings", array(diagram.elsewhere(), JsonWriter::findingWithPlace));
        graph.add("children", children(picture.figures(), picture.wires(), null, diagram.program()));
        return graph;
    }

    private static JsonObject entry(Overlay.Entry entry) {
        JsonObject json = new JsonObject();
        entry.colour().ifPresent(colour -> json.addProperty("color", colour));
        if (entry.heat() > 0) {
            json.addProperty("heat", entry.heat());
        }
        json.addProperty("text", entry.text());
        return json;
    }

    private static JsonObject ring(Picture.Halo halo) {
        JsonObject json = new JsonObject();
        json.addProperty("id", halo.ring().id());
        json.addProperty("kind", small(halo.ring().kind()));
        json.add("boxes", array(halo.ring().boxes(), JsonPrimitive::new));
        json.add("waits", array(halo.ring().waits(), JsonWriter::wait));
        json.addProperty("text", halo.ring().text());
        json.add("shapes", array(halo.shapes(), JsonWriter::shape));
        return json;
    }

    private static JsonObject wait(Diagram.Ring.Wait wait) {
        JsonObject json = new JsonObject();
        json.addProperty("from", wait.from());
        json.addProperty("to", wait.to());
        json.addProperty("lock", wait.lock().name());
        json.addProperty("scope", wait.lock().scope().toString());
        return json;
    }

    /** In the order in which they are drawn. */
    private static JsonArray children(List<Figure> figures, List<Wire> wires, Figure around, String id) {
        JsonArray children = new JsonArray();
        List<Box> level = figures.stream().map(Figure::box).toList();
        wires.forEach(wire -> children.add(edge(wire, Optional.ofNullable(around), level, id)));
        figures.forEach(figure -> children.add(node(figure)));
        return children;
    }

    private static JsonObject node(Figure figure) {
        Box box = figure.box();
        JsonObject json = new JsonObject();
        json.addProperty("type", "node");
        json.addProperty("kind", small(box.kind()));
        json.addProperty("id", box.id());
        json.addProperty("name", box.name());
        json.add("position", point(figure.area().at()));
        json.add("size", size(figure.area()));
        json.addProperty("title", box.title());
        json.addProperty("label", Names.of(box));
        if (box.inside().isPresent()) {
            json.addProperty("expanded", box.expanded());
        }
        json.add("step", range(box.step()));
        json.add("declaration", range(box.declaration()));
        json.add("locks", array(box.badges(), JsonWriter::lock));
        json.add("findings", array(box.findings(), JsonWriter::finding));
        box.overlay().ifPresent(value -> json.add("overlay", overlay(value)));
        json.add("shapes", array(figure.shapes(), JsonWriter::shape));
        json.add("children", children(figure.figures(), figure.wires(), figure, box.id()));
        return json;
    }

    private static JsonObject lock(Box.Badge badge) {
        JsonObject json = new JsonObject();
        json.addProperty("lock", badge.lock().name());
        json.addProperty("scope", badge.lock().scope().toString());
        json.addProperty("mode", badge.mode().sign());
        json.addProperty("kind", small(badge.kind()));
        json.add("why", array(badge.why(), JsonPrimitive::new));
        badge.overlay().ifPresent(value -> json.add("overlay", overlay(value)));
        return json;
    }

    private static JsonObject finding(Diagnostic finding) {
        JsonObject json = new JsonObject();
        json.addProperty("severity", small(finding.severity()));
        json.addProperty("code", finding.code().id());
        json.addProperty("message", finding.message());
        return json;
    }

    private static JsonObject findingWithPlace(Diagnostic finding) {
        JsonObject json = finding(finding);
        json.add("range", range(finding.range()));
        return json;
    }

    private static JsonObject overlay(Value value) {
        JsonObject json = new JsonObject();
        json.addProperty("text", value.text());
        value.colour().ifPresent(colour -> json.addProperty("color", colour));
        if (value.heat() > 0) {
            json.addProperty("heat", value.heat());
        }
        if (value.marked()) {
            json.addProperty("marked", true);
        }
        json.addProperty("detail", value.detail());
        return json;
    }

    /** @param around the id of what the arc is in, to whose edge it may go */
    private static JsonObject edge(Wire wire, Optional<Figure> figure, List<Box> level, String around) {
        Arc arc = wire.arc();
        JsonObject json = new JsonObject();
        json.addProperty("type", "edge");
        json.addProperty("kind", small(arc.kind()));
        json.addProperty("id", arc.id());
        json.addProperty("sourceId", arc.from().equals(Arc.EDGE) ? around : arc.from());
        json.addProperty("targetId", arc.to().equals(Arc.EDGE) ? around : arc.to());
        json.addProperty("continued", arc.isContinued());
        json.add("routingPoints", array(wire.points(), JsonWriter::point));
        arc.pattern().ifPresent(pattern -> json.addProperty("pattern", pattern));
        json.addProperty("types", arc.types());
        json.addProperty("title", arc.title());
        json.addProperty("label", Names.of(arc, figure, level));
        json.add("range", range(arc.range()));
        arc.overlay().ifPresent(value -> json.add("overlay", overlay(value)));
        JsonArray labels = new JsonArray();
        for (Shape.Text text : wire.labels()) {
            labels.add(label(arc.id() + "#" + labels.size(), text));
        }
        json.add("children", labels);
        return json;
    }

    private static JsonObject label(String id, Shape.Text text) {
        Area area = text.area();
        JsonObject json = new JsonObject();
        json.addProperty("type", "label");
        json.addProperty("id", id);
        json.add("position", point(area.at()));
        json.add("size", size(area));
        json.addProperty("text", text.text());
        Point inside = text.at().plus(-area.x(), -area.y());
        Shape own = new Shape.Text(inside, text.anchor(), text.length(), text.text(), text.style());
        json.add("shapes", array(List.of(own), JsonWriter::shape));
        return json;
    }

    private static JsonObject range(SourceRange range) {
        JsonObject json = new JsonObject();
        json.addProperty("file", range.file());
        json.addProperty("line", range.line());
        json.addProperty("column", range.column());
        json.addProperty("endLine", range.endLine());
        json.addProperty("endColumn", range.endColumn());
        return json;
    }

    private static JsonObject shape(Shape shape) {
        JsonObject json = new JsonObject();
        switch (shape) {
            case Shape.Rectangle it -> {
                json.addProperty("kind", "rect");
                area(json, it.area());
                json.add("radius", number(it.radius()));
            }
            case Shape.Polygon it -> {
                json.addProperty("kind", "polygon");
                json.add("points", array(it.corners(), JsonWriter::point));
            }
            case Shape.Circle it -> {
                json.addProperty("kind", "circle");
                place(json, it.centre());
                json.add("radius", number(it.radius()));
            }
            case Shape.Line it -> {
                json.addProperty("kind", "line");
                json.add("points", array(it.points(), JsonWriter::point));
            }
            case Shape.Text it -> {
                json.addProperty("kind", "text");
                place(json, it.at());
                json.addProperty("anchor", small(it.anchor()));
                json.add("length", number(it.length()));
                json.addProperty("text", it.text());
            }
        }
        shape.colour().ifPresent(colour -> json.addProperty("color", colour));
        json.addProperty("class", shape.style().css());
        return json;
    }

    private static JsonObject area(JsonObject json, Area area) {
        place(json, area.at());
        json.add("width", number(area.width()));
        json.add("height", number(area.height()));
        return json;
    }

    private static JsonObject size(Area area) {
        JsonObject json = new JsonObject();
        json.add("width", number(area.width()));
        json.add("height", number(area.height()));
        return json;
    }

    private static JsonObject point(Point point) {
        return place(new JsonObject(), point);
    }

    private static JsonObject place(JsonObject json, Point point) {
        json.add("x", number(point.x()));
        json.add("y", number(point.y()));
        return json;
    }

    private static JsonPrimitive number(double value) {
        return new JsonPrimitive(new BigDecimal(Numbers.of(value)));
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> JsonArray array(Collection<T> elements, Function<T, ? extends JsonElement> write) {
        JsonArray array = new JsonArray(elements.size());
        elements.forEach(element -> array.add(write.apply(element)));
        return array;
    }
}
