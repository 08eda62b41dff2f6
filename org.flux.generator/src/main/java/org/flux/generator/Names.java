// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small habits of spelling. */
final class Names {
    private Names() {}

    static String upper(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }

    static String lower(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + name.substring(Character.charCount(first));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Lines of a documentation comment: the user's text, made harmless, and a last paragraph of our own. */
    static List<String> documentation(Optional<String> text, String own) {
        List<String> lines = new ArrayList<>();
        text.map(String::strip).filter(t -> !t.isEmpty()).ifPresent(t -> {
            harmless(t).lines().map(String::strip).forEach(lines::add);
            boolean beginsTags = lines.stream().anyMatch(l -> l.startsWith("@"));
            if (!beginsTags) {
                lines.add("");
            }
        });
        boolean hasText = !lines.isEmpty();
        if (!hasText) {
            lines.add(own);
        } else if (lines.getLast().isEmpty()) {
            lines.add("<p>" + own);
        } else {
            int firstTag = 0;
            while (!lines.get(firstTag).startsWith("@")) {
                firstTag++;
            }
            lines.addAll(firstTag, firstTag == 0 ? List.of(own, "") : List.of("<p>" + own, ""));
        }
        return lines;
    }

    /** Keeps a comment from ending early, from containing a unicode escape, and from deprecating what it describes. */
    private static String harmless(String text) {
        return text.replace("*/", "*&#47;").replace("\\u", "&#92;u").replace("@deprecated", "{@literal @}deprecated");
    }
}
