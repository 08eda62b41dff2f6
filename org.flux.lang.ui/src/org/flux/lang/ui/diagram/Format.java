// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a diagram can be exported as. */
enum Format {
    SVG("SVG"), PNG("PNG"), JSON("JSON"), MMD("Mermaid"), DOT("Graphviz DOT");

    private final String title;

    Format(String title) {
        this.title = title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For lists to choose from. */
    String title() {
        return title + " (*." + id() + ")";
    }

    /** By id or by the ending of a file's name, which are the same. */
    static Optional<Format> of(String id) {
        return Stream.of(values()).filter(format -> format.id().equals(id.toLowerCase(Locale.ROOT))).findFirst();
    }

    static Optional<Format> ofFile(String name) {
        return of(name.substring(name.lastIndexOf('.') + 1));
    }
}
