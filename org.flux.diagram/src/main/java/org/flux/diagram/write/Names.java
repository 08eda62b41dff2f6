// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.diagram.model.Arc;
import org.flux.diagram.model.Box;
import org.flux.diagram.overlay.Value;
import org.flux.diagram.picture.Figure;

/** What boxes and arcs are called for who cannot see them: one line each. */
final class Names {
    private Names() {}

    static String of(Box box) {
        List<String> parts = new ArrayList<>();
        parts.add(kind(box) + (box.name().isEmpty() ? "" : " " + box.name()));
        if (box.inside().isPresent()) {
            parts.add(box.expanded() ? "expanded" : "collapsed");
        }
        if (!box.note().isEmpty()) {
            parts.add(box.note());
        }
        box.badges().forEach(badge -> parts.add("lock " + of(badge)));
        if (!box.findings().isEmpty()) {
            parts.add(box.findings().getFirst().severity().name().toLowerCase(Locale.ROOT) + ": " + box.findings().getFirst().message()
                    + (box.findings().size() > 1 ? " and " + (box.findings().size() - 1) + " more" : ""));
        }
        overlay(box.overlay(), parts);
        return line(parts);
    }

    static String of(Box.Badge badge) {
        return badge.text() + switch (badge.kind()) {
            case DECLARED -> "";
            case ELEVATED -> " (elevated)";
            case PROMOTED -> " (promoted)";
        };
    }

    /** @param around what the arc is in, if anything */
    static String of(Arc arc, Optional<Figure> around, List<Box> level) {
        List<String> parts = new ArrayList<>();
        String what = arc.kind() == Arc.Kind.ERROR ? "error" : types(arc);
        parts.add(what + " from " + end(arc.from(), "the start", around, level) + " to " + end(arc.to(), "the end", around, level));
        arc.pattern().ifPresent(pattern -> parts.add("if " + pattern));
        overlay(arc.overlay(), parts);
        return line(parts);
    }

    /** Those that another arc shows of which this is the continuation are whole in its title, below the pattern. */
    private static String types(Arc arc) {
        return !arc.types().isEmpty() ? arc.types()
                : arc.title().lines().skip(arc.pattern().isPresent() ? 1 : 0).findFirst().filter(line -> !line.isEmpty()).orElse("data");
    }

    private static String end(String id, String edge, Optional<Figure> around, List<Box> level) {
        if (id.equals(Arc.EDGE)) {
            return edge + around.map(figure -> " of " + figure.box().name()).orElse("");
        }
        return level.stream().filter(box -> box.id().equals(id)).findFirst().map(box -> box.name().isEmpty() ? kind(box) : box.name())
                .orElse(id);
    }

    private static String kind(Box box) {
        return switch (box.kind()) {
            case SOURCE -> "source";
            case CONCRETE -> "node";
            case ELSEWHERE -> "node on another thread";
            case ABSTRACT -> "abstract node";
            case EXTERNAL -> "handler";
            case CHOICE -> "choice";
            case JOINT -> "joint";
            case UNRESOLVED -> "unknown node";
        };
    }

    private static void overlay(Optional<Value> overlay, List<String> parts) {
        overlay.map(Value::text).filter(text -> !text.isEmpty()).ifPresent(parts::add);
    }

    private static String line(List<String> parts) {
        return parts.stream().map(part -> part.replaceAll("\\s+", " ")).collect(Collectors.joining(", "));
    }
}
