// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.Arrays;
import org.flux.graph.syntax.SourceRange;

/**
 * Turns offsets of one text into lines and columns by binary search. A line ends with {@code \n}, {@code \r\n} or {@code \r}, as in the
 * language server protocol.
 */
public final class LineIndex {
    private final String file;
    private final int length;
    private final int[] starts;
    private final int base;

    public LineIndex(String file, CharSequence text) {
        this.file = file;
        this.length = text.length();
        int[] found = new int[64];
        int count = 1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < length && text.charAt(i + 1) == '\n');
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
        this.base = 0;
    }

    private LineIndex(LineIndex whole, int base) {
        this.file = whole.file;
        this.length = whole.length;
        this.starts = whole.starts;
        this.base = base;
    }

    /** The same lines for offsets that are counted from {@code offset}. */
    LineIndex from(int offset) {
        return new LineIndex(this, base + offset);
    }

    /** The range between two offsets, which are moved into the text if they lie outside. */
    public SourceRange range(int offset, int endOffset) {
        int start = Math.clamp((long) offset + base, 0, length);
        int end = Math.clamp((long) endOffset + base, start, length);
        int line = lineOf(start);
        int endLine = lineOf(end);
        return new SourceRange(file, start, end, line + 1, start - starts[line] + 1, endLine + 1, end - starts[endLine] + 1);
    }

    /** How many lines there are, at least one: behind a line end at the end of the text there is another one. */
    public int count() {
        return starts.length;
    }

    /** The offset of the first character of a line, which is counted from 0; the text's length behind the last line. */
    public int start(int line) {
        return line < starts.length ? starts[line] : length;
    }

    /** Counted from 0. */
    public int line(int offset) {
        return lineOf(offset + base);
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
