// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.Arrays;
import java.util.List;

/** What the id of a box tells: the nodes on the way to it. */
final class BoxIds {
    private BoxIds() {}

    /**
     * The nodes around a box, from the outermost inwards, and its own: {@code Serve}, {@code Image}, {@code Write} for {@code
     * Serve/Image/Write.2}; for the handler {@code Serve/Image!Failed} only {@code Failed}, since it runs when what fails has been left.
     */
    static List<String> entered(String box) {
        return nodes(box.substring(box.lastIndexOf('!') + 1));
    }

    /** Every node that an id names. */
    static List<String> nodes(String box) {
        return Arrays.stream(box.split("[/!]")).map(part -> part.replaceFirst("\\.\\d+$", "")).filter(part -> !part.isEmpty())
                .filter(part -> !part.equals("?") && !part.equals("=")).toList();
    }
}
