// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences at blanks, for terminals. */
final class Wrap {
    /** Narrower columns are not worth reading; the terminal may break them as it likes. */
    private static final int NARROWEST = 20;

    private Wrap() {}

    /**
     * The lines of a text, none of them broken if there is no limit.
     *
     * @param columns how wide a line may be; 0 for any width
     */
    static List<String> lines(String text, int columns) {
        if (columns == 0 || DisplayWidth.of(text, 0) <= Math.max(columns, NARROWEST)) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && DisplayWidth.of(line + " " + word, 0) > Math.max(columns, NARROWEST)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
