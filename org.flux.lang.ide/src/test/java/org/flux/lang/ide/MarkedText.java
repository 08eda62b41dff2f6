// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text with marks in it: {@code <|>} is a cursor, {@code <|…|>} a range.
 *
 * @param text without the marks
 */
public record MarkedText(String text, List<Position> cursors, List<Range> ranges) {

    public static MarkedText of(String marked) {
        StringBuilder text = new StringBuilder();
        List<Position> cursors = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        List<Position> open = new ArrayList<>();
        for (int i = 0; i < marked.length(); i++) {
            if (marked.startsWith("<|>", i)) {
                cursors.add(position(text));
                i += 2;
            } else if (marked.startsWith("<|", i)) {
                open.add(position(text));
                i++;
            } else if (marked.startsWith("|>", i)) {
                ranges.add(new Range(open.removeLast(), position(text)));
                i++;
            } else {
                text.append(marked.charAt(i));
            }
        }
        return new MarkedText(text.toString(), cursors, ranges);
    }

    /** Lines end with line feeds here, whatever the test is about. */
    private static Position position(CharSequence text) {
        String before = text.toString().replace("\r\n", "\n").replace('\r', '\n');
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, before.length() - before.lastIndexOf('\n') - 1);
    }

    public Position cursor() {
        return cursors.getFirst();
    }

    public Range range() {
        return ranges.getFirst();
    }

    /** What stands in a range. */
    public String at(Range range) {
        return text.substring(offset(range.getStart()), offset(range.getEnd()));
    }

    public int offset(Position position) {
        int offset = 0;
        for (int line = 0; line < position.getLine(); line++) {
            int feed = text.indexOf('\n', offset);
            int carriage = text.indexOf('\r', offset);
            int end = feed < 0 || carriage >= 0 && carriage < feed - 1 ? carriage : feed;
            offset = end + 1;
        }
        return offset + position.getCharacter();
    }
}
