// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.Level;
import org.flux.diagram.overlay.Value;
import org.flux.graph.diagnostics.Severity;

/** Diagrams for Graphviz, which lays them out by itself: {@code dot -Tsvg}. */
public final class DotWriter {
    private static final Palette COLOURS = Palette.LIGHT;

    private final StringBuilder graph = new StringBuilder();

    private DotWriter() {}

    /** One graph, with a line feed at its end. */
    public static String write(Diagram diagram) {
        DotWriter writer = new DotWriter();
        writer.write(new FlatDiagram(diagram));
        return writer.graph.toString();
    }

    private void write(FlatDiagram diagram) {
        graph.append("digraph ").append(quoted(diagram.diagram().program())).append(" {\n");
        String font = "fontname=\"Liberation Sans,Arial,Helvetica,sans-serif\"";
        line(1, "graph " + attributes(List.of("compound=true", "rankdir=TB", font, "fontsize=13", "fontcolor=" + colour(Role.INK))));
        line(1, "node " + attributes(List.of("shape=box", font, "fontsize=13", "fontcolor=" + colour(Role.INK))));
        line(1, "edge " + attributes(List.of(font, "fontsize=11", "fontcolor=" + colour(Role.MUTED), "color=" + colour(Role.LINE))));
        boxes(diagram.diagram().level(), 1);
        diagram.links().forEach(this::link);
        graph.append("}\n");
    }

    private void boxes(Level level, int depth) {
        for (Box box : level.boxes()) {
            if (FlatDiagram.isContainer(box)) {
                line(depth, "subgraph " + quoted(cluster(box)) + " {");
                line(depth + 1, "graph " + attributes(look(box)));
                boxes(box.inside().orElseThrow(), depth + 1);
                line(depth, "}");
            } else {
                line(depth, quoted(box.id()) + " " + attributes(look(box)));
            }
        }
    }

    private static String cluster(Box box) {
        return "cluster " + box.id();
    }

    private static List<String> look(Box box) {
        List<String> look = new ArrayList<>();
        look.add("label=" + label(FlatDiagram.lines(box)));
        look.add("tooltip=" + label(box.title().lines().toList()));
        look.addAll(switch (FlatDiagram.kind(box)) {
            case SOURCE -> filled("rounded,filled", Role.SOURCE, Role.SOURCE_EDGE);
            case CONCRETE -> filled("rounded,filled", Role.BOX, Role.BOX_EDGE);
            case ELSEWHERE -> filled("rounded,filled", Role.ELSEWHERE, Role.BOX_EDGE);
            case ABSTRACT -> filled("rounded,filled", Role.FLOW, Role.FLOW_EDGE);
            case EXTERNAL -> filled("rounded,filled,dashed", Role.ERROR_FILL, Role.ERROR);
            case UNRESOLVED -> filled("rounded,filled,dotted", Role.BOX, Role.ERROR);
            case CHOICE -> with(filled("filled", Role.CHOICE, Role.CHOICE_EDGE), "shape=diamond", "width=0.5", "height=0.4");
            case JOINT -> with(filled("filled", Role.CHOICE_EDGE, Role.CHOICE_EDGE), "shape=point", "width=0.1");
        });
        Optional<String> own = box.overlay().flatMap(Value::colour);
        boolean isWrong = box.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        own.or(() -> isWrong ? Optional.of(COLOURS.of(Role.ERROR)) : Optional.empty())
                .ifPresent(colour -> look.addAll(List.of("color=" + quoted(colour), "penwidth=2")));
        // Of an attribute that is given twice, the last one counts.
        box.overlay().filter(value -> value.heat() > 0 && !FlatDiagram.isContainer(box))
                .ifPresent(value -> look.add("fillcolor=" + colour(Role.heat(value.heat()))));
        if (box.overlay().filter(Value::marked).isPresent()) {
            look.addAll(List.of("color=" + colour(Role.INK), "penwidth=3"));
        }
        return look;
    }

    private static List<String> filled(String style, Role fill, Role edge) {
        return List.of("style=" + quoted(style), "fillcolor=" + colour(fill), "color=" + colour(edge));
    }

    private static List<String> with(List<String> attributes, String... more) {
        List<String> all = new ArrayList<>(attributes);
        all.addAll(List.of(more));
        return all;
    }

    private void link(FlatDiagram.Link link) {
        List<String> look = new ArrayList<>();
        if (!link.labels().isEmpty()) {
            look.add("label=" + label(link.labels()));
        }
        look.add("tooltip=" + label(link.arc().title().lines().toList()));
        if (link.arc().kind() == Arc.Kind.ERROR) {
            look.addAll(List.of("style=dashed", "color=" + colour(Role.ERROR), "fontcolor=" + colour(Role.ERROR)));
        }
        link.arc().overlay().flatMap(Value::colour).ifPresent(colour -> look.addAll(List.of("color=" + quoted(colour), "penwidth=2")));
        Box from = FlatDiagram.firstIn(link.from());
        Box to = FlatDiagram.firstIn(link.to());
        if (from != link.from()) {
            look.add("ltail=" + quoted(cluster(link.from())));
        }
        if (to != link.to()) {
            look.add("lhead=" + quoted(cluster(link.to())));
        }
        line(1, quoted(from.id()) + " -> " + quoted(to.id()) + " " + attributes(look));
    }

    private void line(int depth, String text) {
        graph.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String attributes(List<String> attributes) {
        return "[" + String.join(", ", attributes) + "]";
    }

    private static String colour(Role role) {
        return quoted(COLOURS.of(role));
    }

    /** Text that is shown: backslashes begin escapes there, and ampersands entities. */
    private static String label(List<String> lines) {
        return lines.stream().map(line -> line.replace("\\", "\\\\").replace("&", "&amp;").replace("\"", "\\\"")
                .replaceAll("\\p{Cntrl}", " ")).collect(Collectors.joining("\\n", "\"", "\""));
    }

    /** A name: nothing but quotes has to be escaped, and a backslash before one. */
    static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
