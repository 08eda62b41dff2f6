// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.Level;
import org.flux.diagram.overlay.Value;
import org.flux.graph.diagnostics.Severity;

/** Diagrams as flow charts of Mermaid, which lays them out by itself. */
public final class MermaidWriter {
    private static final String CLASSES = """
            classDef source fill:SOURCE,stroke:SOURCE_EDGE,color:INK
            classDef concrete fill:BOX,stroke:BOX_EDGE,color:INK
            classDef elsewhere fill:ELSEWHERE,stroke:BOX_EDGE,color:INK
            classDef abstract fill:FLOW,stroke:FLOW_EDGE,color:INK
            classDef external fill:ERROR_FILL,stroke:ERROR,color:INK,stroke-dasharray:4 3
            classDef choice fill:CHOICE,stroke:CHOICE_EDGE,color:INK
            classDef joint fill:CHOICE_EDGE,stroke:CHOICE_EDGE,color:INK
            classDef unresolved fill:BOX,stroke:ERROR,color:INK,stroke-dasharray:2 2
            classDef wrong stroke:ERROR,stroke-width:2px
            """;

    private final StringBuilder chart = new StringBuilder();
    private final StringBuilder looks = new StringBuilder();
    private final Map<String, String> ids = new HashMap<>();

    private MermaidWriter() {}

    /** One chart, with a line feed at its end. */
    public static String write(Diagram diagram) {
        MermaidWriter writer = new MermaidWriter();
        writer.write(new FlatDiagram(diagram));
        return writer.chart.toString();
    }

    private void write(FlatDiagram diagram) {
        chart.append("---\ntitle: ").append(new JsonPrimitive(diagram.diagram().program())).append("\n---\nflowchart TB\n");
        boxes(diagram.diagram().level(), 1);
        List<FlatDiagram.Link> links = diagram.links();
        for (int i = 0; i < links.size(); i++) {
            FlatDiagram.Link link = links.get(i);
            boolean isError = link.arc().kind() == Arc.Kind.ERROR;
            chart.append("  ").append(ids.get(link.from().id())).append(isError ? " -.->" : " -->")
                    .append(link.labels().isEmpty() ? "" : "|" + quoted(link.labels()) + "|").append(' ').append(ids.get(link.to().id()))
                    .append('\n');
            String colour = link.arc().overlay().flatMap(value -> value.colour()).orElse(isError ? Palette.LIGHT.of(Role.ERROR) : "");
            if (!colour.isEmpty()) {
                looks.append("  linkStyle ").append(i).append(" stroke:").append(colour).append('\n');
            }
        }
        String classes = CLASSES.indent(2);
        for (Role role : Role.values()) {
            classes = classes.replaceAll("(?<=[:])" + role + "\\b", Palette.LIGHT.of(role));
        }
        chart.append(classes).append(looks);
    }

    private void boxes(Level level, int depth) {
        String indent = "  ".repeat(depth);
        for (Box box : level.boxes()) {
            String id = "n" + (ids.size() + 1);
            ids.put(box.id(), id);
            if (FlatDiagram.isContainer(box)) {
                chart.append(indent).append("subgraph ").append(id).append('[').append(quoted(FlatDiagram.lines(box))).append("]\n");
                boxes(box.inside().orElseThrow(), depth + 1);
                chart.append(indent).append("end\n");
            } else {
                chart.append(indent).append(id).append(shape(box)).append('\n');
            }
            look(id, box);
        }
    }

    private void look(String id, Box box) {
        String kind = FlatDiagram.kind(box).name().toLowerCase(Locale.ROOT);
        looks.append("  class ").append(id).append(' ').append(kind).append('\n');
        if (box.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            looks.append("  class ").append(id).append(" wrong\n");
        }
        String own = box.overlay().map(MermaidWriter::look).orElse("");
        if (!own.isEmpty()) {
            looks.append("  style ").append(id).append(' ').append(own).append('\n');
        }
    }

    private static String look(Value value) {
        Stream<String> heat = value.heat() == 0 ? Stream.of() : Stream.of("fill:" + Palette.LIGHT.of(Role.heat(value.heat())));
        Stream<String> edge = value.marked() ? Stream.of("stroke:" + Palette.LIGHT.of(Role.INK), "stroke-width:3px")
                : value.colour().stream().flatMap(colour -> Stream.of("stroke:" + colour, "stroke-width:2px"));
        return Stream.concat(heat, edge).collect(Collectors.joining(","));
    }

    private static String shape(Box box) {
        String text = quoted(FlatDiagram.lines(box));
        return switch (box.kind()) {
            case SOURCE -> "([" + text + "])";
            case ABSTRACT -> "[[" + text + "]]";
            case CHOICE -> "{\" \"}";
            case JOINT -> "((\" \"))";
            case CONCRETE, ELSEWHERE, EXTERNAL, UNRESOLVED -> "[" + text + "]";
        };
    }

    private static String quoted(List<String> lines) {
        return lines.isEmpty() ? "\" \"" : lines.stream().map(MermaidWriter::escape).collect(Collectors.joining("<br/>", "\"", "\""));
    }

    /** Everything that Mermaid, Markdown or HTML could take for its own. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character < 0x20 || character == 0x7f) {
                escaped.append(' ');
            } else if ("\"#&<>`\\;*~".indexOf(character) >= 0) {
                escaped.append('#').append(character).append(';');
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
