// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.List;

/** Columns for the eye. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** @param rows all of one length, the first the heading */
    public static String render(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i), 0));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : GAP).append(row.get(i)).repeat(' ', widths[i] - DisplayWidth.of(row.get(i), 0));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
