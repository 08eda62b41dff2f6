// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.List;
import java.util.Optional;
import org.flux.diagram.overlay.Value;
import org.flux.graph.syntax.SourceRange;

/**
 * Data that goes from one box to another one of the same level, or a failure that goes to its handler.
 *
 * @param from the id of a box of the level, or {@link #EDGE}: it comes through the upper edge of the box around the level
 * @param to the id of a box of the level, or {@link #EDGE}: it goes on through the lower edge
 * @param pattern which variant takes it: {@code [_, hit]}
 * @param types shortened, to be shown along it; empty where another arc of which this is the continuation shows them
 * @param title whole: types with names, pattern, and what a handler needs to be asked; several lines
 * @param range where the text says so: both steps, or the handler's declaration
 * @param overlay what an overlay says of it
 */
public record Arc(String id, Kind kind, String from, String to, Optional<String> pattern, String types, String title, SourceRange range,
        Optional<Value> overlay) {
    public static final String EDGE = "";

    public enum Kind {
        DATA, ERROR
    }

    /** Whether it goes on on the other side of the edge, where its head is. */
    public boolean isContinued() {
        return to.equals(EDGE);
    }

    /** What is written beside it, a line each, the pattern first. */
    public List<String> labels() {
        return java.util.stream.Stream.concat(pattern.stream(), java.util.stream.Stream.of(types)).filter(text -> !text.isEmpty()).toList();
    }
}
