// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.List;
import java.util.Optional;
import org.flux.graph.Lock;
import org.flux.graph.types.Types;

/** Values and colours for a diagram. What it does not know is drawn as if there was no overlay. */
public interface Overlay {
    Overlay NONE = new Overlay() {};

    /** Shown above the diagram; empty if there is nothing to say. */
    default String title() {
        return "";
    }

    /** What colours mean, in order. */
    default List<Entry> legend() {
        return List.of();
    }

    /**
     * @param box the id of a box
     * @param node the name of its node
     */
    default Optional<Value> ofBox(String box, String node) {
        return Optional.empty();
    }

    /** @param box the id of the box around both ends; empty for an arc from a source */
    default Optional<Value> ofArc(String box, Types.Arc arc) {
        return Optional.empty();
    }

    /** @param box the id of the box around an arc that goes through its edge, or comes from its choice */
    default Optional<Value> ofPassage(String box) {
        return Optional.empty();
    }

    default Optional<Value> ofLock(Lock lock) {
        return Optional.empty();
    }

    /** @param colour as {@code #rrggbb} */
    record Entry(String colour, String text) {}
}
