// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.model.Diagram;
import org.flux.diagram.model.Level;

/**
 * A diagram for tools that know no arcs through the edge of a box: an arc that enters an expanded box goes on to the one inside where it
 * ends, and one that leaves it begins inside.
 */
final class FlatDiagram {
    /**
     * An arc between two boxes at whatever level; at its ends are expanded ones only if nothing inside is connected with their edge.
     *
     * @param labels lines: patterns, types, values of an overlay
     */
    record Link(Box from, Box to, Arc arc, List<String> labels) {}

    /** One end of an arc, and what is written at the parts of the arc that lead to it. */
    private record End(Box box, List<String> patterns) {}

    private final Diagram diagram;
    private final Map<String, Box> boxes = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    FlatDiagram(Diagram diagram) {
        this.diagram = diagram;
        index(diagram.level());
        link(diagram.level());
    }

    Diagram diagram() {
        return diagram;
    }

    /** From the outermost level inwards, in the order of the text. */
    List<Link> links() {
        return links;
    }

    /** Whether a box is shown with what it contains. */
    static boolean isContainer(Box box) {
        return box.expanded() && box.inside().map(level -> !level.boxes().isEmpty()).orElse(false);
    }

    /** The first box that is no container in a box, or the box itself. */
    static Box firstIn(Box box) {
        return isContainer(box) ? firstIn(box.inside().orElseThrow().boxes().getFirst()) : box;
    }

    /** What a box is; a concrete node that handles errors counts as a handler. */
    static Box.Kind kind(Box box) {
        return box.kind() == Box.Kind.CONCRETE && box.id().contains("!") ? Box.Kind.EXTERNAL : box.kind();
    }

    /** What is written in a box, a line each; in one line at what contains others. */
    static List<String> lines(Box box) {
        Stream<String> name = Stream.of(box.name(), box.note());
        Stream<String> locks = box.badges().stream().map(Names::of);
        Stream<String> overlay = box.overlay().stream().map(value -> value.text());
        List<String> lines = Stream.of(name, locks, overlay).flatMap(some -> some).filter(line -> !line.isEmpty()).toList();
        return isContainer(box) ? List.of(String.join(" · ", lines)) : lines;
    }

    private void index(Level level) {
        for (Box box : level.boxes()) {
            boxes.put(box.id(), box);
            box.inside().ifPresent(this::index);
        }
    }

    private void link(Level level) {
        for (Arc arc : level.arcs()) {
            Optional<Box> from = Optional.ofNullable(boxes.get(arc.from()));
            Optional<Box> to = Optional.ofNullable(boxes.get(arc.to()));
            if (from.isPresent() && to.isPresent()) {
                link(arc, from.get(), to.get());
            }
        }
        for (Box box : level.boxes()) {
            if (isContainer(box)) {
                link(box.inside().orElseThrow());
            }
        }
    }

    private void link(Arc arc, Box from, Box to) {
        List<End> begins = arc.kind() == Arc.Kind.ERROR ? List.of(new End(from, List.of())) : ends(from, false);
        for (End begin : begins) {
            for (End end : ends(to, true)) {
                Stream<String> overlay = arc.overlay().stream().map(value -> value.text()).filter(text -> !text.isEmpty());
                links.add(new Link(begin.box(), end.box(), arc, Stream.of(begin.patterns().stream(), arc.labels().stream(),
                        end.patterns().stream(), overlay).flatMap(lines -> lines).toList()));
            }
        }
    }

    /** Where an arc ends that enters a box, or begins that leaves it. */
    private List<End> ends(Box box, boolean entering) {
        if (!isContainer(box)) {
            return List.of(new End(box, List.of()));
        }
        List<End> ends = new ArrayList<>();
        for (Arc arc : box.inside().orElseThrow().arcs()) {
            String edge = entering ? arc.from() : arc.to();
            Box inner = boxes.get(entering ? arc.to() : arc.from());
            if (arc.kind() == Arc.Kind.DATA && edge.equals(Arc.EDGE) && inner != null) {
                for (End end : ends(inner, entering)) {
                    ends.add(new End(end.box(), Stream.concat(arc.pattern().stream(), end.patterns().stream()).toList()));
                }
            }
        }
        return ends.isEmpty() ? List.of(new End(box, List.of())) : ends;
    }
}
