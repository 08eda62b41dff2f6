// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

/**
 * Where something stands in a text.
 *
 * @param text all of it
 * @param offset counted from 0, in UTF-16 units
 */
public record Place(String text, int offset) {
    /** Counted from 1. */
    public int line() {
        return 1 + (int) text.substring(0, offset).replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    }

    /** Counted from 1, in UTF-16 units, a byte order mark not counted. */
    public int column() {
        int start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
        int mark = start == 0 && text.startsWith("\uFEFF") && offset > 0 ? 1 : 0;
        return offset - start - mark + 1;
    }

    /** {@code 3:5}. */
    @Override
    public String toString() {
        return line() + ":" + column();
    }
}
