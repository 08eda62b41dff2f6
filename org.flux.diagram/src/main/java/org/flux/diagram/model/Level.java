// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.List;

/**
 * Boxes side by side, and the arcs between them.
 *
 * @param boxes in the order of the text
 */
public record Level(List<Box> boxes, List<Arc> arcs) {
    public static final Level EMPTY = new Level(List.of(), List.of());

    public Level {
        boxes = List.copyOf(boxes);
        arcs = List.copyOf(arcs);
    }
}
