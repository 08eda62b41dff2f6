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

    /** Of an arc between two steps, or from a source, around which there is nothing. */
    default Optional<Value> ofArc(Ends ends, Types.Arc arc) {
        return Optional.empty();
    }

    /** Of an arc that goes through the edge of the box around it, or comes from its choice. */
    default Optional<Value> ofPassage(Ends ends) {
        return Optional.empty();
    }

    /** Of the arc to who handles the failures of a box. */
    default Optional<Value> ofError(Ends ends) {
        return Optional.empty();
    }

    /**
     * @param box the id of the box that takes the lock
     * @param node the name of its node
     */
    default Optional<Value> ofLock(String box, String node, Lock lock) {
        return Optional.empty();
    }

    /**
     * The ids of boxes at the ends of an arc.
     *
     * @param around that of the box around both; empty for outermost ones
     * @param from {@code around} for what comes in through its edge
     * @param to {@code around} for what goes out through its edge
     */
    record Ends(String around, String from, String to) {}

    /**
     * What a colour means.
     *
     * @param colour as {@code #rrggbb}; empty for a degree of heat
     * @param heat from 1 to {@link Value#HOTTEST}; 0 for a colour
     */
    record Entry(Optional<String> colour, int heat, String text) {
        public Entry {
            if (colour.isPresent() == (heat > 0) || heat > Value.HOTTEST) {
                throw new IllegalArgumentException("either a colour or a degree of heat");
            }
        }

        public Entry(String colour, String text) {
            this(Optional.of(colour), 0, text);
        }

        public Entry(int heat, String text) {
            this(Optional.empty(), heat, text);
        }
    }
}
