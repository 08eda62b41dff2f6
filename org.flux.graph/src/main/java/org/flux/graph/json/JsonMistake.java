// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.regex.Pattern;

/** Something that is wrong at a place of a JSON text: with its syntax, or with what it says. The message is one line. */
public final class JsonMistake extends Exception {
    private static final long serialVersionUID = 1L;
    /** Control characters, line and paragraph separators, and what changes the direction of writing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final int offset;

    /**
     * @param offset counted from 0
     * @param reason what is wrong and what to do about it; what it quotes from the text may hold line ends, as escapes
     */
    public JsonMistake(int offset, String reason) {
        super(UNPRINTABLE.matcher(reason).replaceAll("\uFFFD"), null, false, false);
        this.offset = offset;
    }

    /** Counted from 1. */
    public int line(String text) {
        return line(text, offset);
    }

    /** Counted from 1, in UTF-16 units, a byte order mark not counted. */
    public int column(String text) {
        int start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
        int mark = start == 0 && text.startsWith("\uFEFF") && offset > 0 ? 1 : 0;
        return offset - start - mark + 1;
    }

    static int line(String text, int offset) {
        return 1 + (int) text.substring(0, offset).replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    }
}
