// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documentation comments of Java, made of those of a program. */
public final class Javadoc {
    private Javadoc() {}

    /** Lines of a documentation comment: the user's text, made harmless, and a last paragraph of our own. */
    public static List<String> of(Optional<String> text, String own) {
        List<String> lines = new ArrayList<>(of(text));
        if (lines.isEmpty()) {
            return List.of(own);
        }
        int firstTag = 0;
        while (firstTag < lines.size() && !lines.get(firstTag).startsWith("@")) {
            firstTag++;
        }
        if (firstTag == lines.size()) {
            lines.addAll(List.of("", "<p>" + own));
        } else {
            lines.addAll(firstTag, firstTag == 0 ? List.of(own, "") : List.of("<p>" + own, ""));
        }
        return lines;
    }

    /** The user's text alone; no lines if there is none. */
    public static List<String> of(Optional<String> text) {
        return text.map(String::strip).filter(t -> !t.isEmpty())
                .map(t -> harmless(t).lines().map(String::strip).toList()).orElse(List.of());
    }

    /** Keeps a comment from ending early, from containing a unicode escape, and from deprecating what it describes. */
    private static String harmless(String text) {
        return text.replace("*/", "*&#47;").replace("\\u", "&#92;u").replace("@deprecated", "{@literal @}deprecated");
    }
}
