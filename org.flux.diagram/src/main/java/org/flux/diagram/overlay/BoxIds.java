// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
                .filter(part -> !part.equals("?") && !part.startsWith("=")).toList();
    }

    /** The box that a box is in; a handler is not in the box that it is for. */
    static Optional<String> around(String box) {
        int end = box.lastIndexOf('/');
        return end > box.lastIndexOf('!') ? Optional.of(box.substring(0, end)) : Optional.empty();
    }

    /** Whether somebody means a box that is in another one, or that handles the errors of one. */
    static boolean isId(String text) {
        return text.indexOf('/') >= 0 || text.indexOf('!') >= 0;
    }
}
