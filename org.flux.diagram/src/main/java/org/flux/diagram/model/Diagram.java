// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.List;
import org.flux.diagram.overlay.Overlay;
import org.flux.graph.Lock;
import org.flux.graph.diagnostics.Diagnostic;

/**
 * What is drawn of a program.
 *
 * @param program its name
 * @param level the outermost boxes: sources, the nodes that they start, what no source reaches
 * @param rings deadlocks that the schedule prevents or that the text has, and recursion
 * @param elsewhere findings that concern no box that could be drawn
 * @param flows names of the sources, in the order of the text, shown or not: what the diagram can be filtered by
 */
public record Diagram(String program, Level level, List<Ring> rings, List<Diagnostic> elsewhere, List<String> flows, Overlay overlay) {
    public Diagram {
        rings = List.copyOf(rings);
        elsewhere = List.copyOf(elsewhere);
        flows = List.copyOf(flows);
    }

    /**
     * Nodes that wait for each other, or contain each other.
     *
     * @param boxes their ids, in the order of the ring; a collapsed box stands for what it contains
     * @param waits who waits for whom; none of a recursion, where each box contains the next one
     * @param text what is wrong, in one line
     */
    public record Ring(String id, Kind kind, List<String> boxes, List<Wait> waits, String text) {
        public Ring {
            boxes = List.copyOf(boxes);
            waits = List.copyOf(waits);
        }

        /**
         * A flow that waits for another one.
         *
         * @param from the id of the box in which it waits
         * @param to the id of the box that holds what it waits for
         */
        public record Wait(String from, String to, Lock lock) {}

        public enum Kind {
            /** Two flows that would wait for each other if every node took only what it declares. */
            DEADLOCK,
            /** Nodes that contain each other. */
            RECURSION
        }
    }
}
