// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.flux.lang.syntax.LineIndex;

/**
 * A text with its lines.
 *
 * @param uri as the client writes it
 * @param name what findings call it
 * @param version the client's, if it is open there
 */
public record Document(String uri, String name, Optional<Integer> version, String text, LineIndex lines) {

    static Document of(String uri, String name, Optional<Integer> version, String text) {
        return new Document(uri, name, version, text, new LineIndex(name, text));
    }

    public boolean isOpen() {
        return version.isPresent();
    }

    /** The offset of a position, which is moved into the text and to the end of its line if it lies outside. */
    public int offset(Position position) {
        int line = position.getLine();
        if (line < 0 || line >= lines.count()) {
            return line < 0 ? 0 : text.length();
        }
        int end = lines.start(line + 1);
        while (end > lines.start(line) && line + 1 < lines.count() && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return Math.clamp((long) lines.start(line) + position.getCharacter(), lines.start(line), end);
    }

    public Position position(int offset) {
        int inside = Math.clamp(offset, 0, text.length());
        int line = lines.line(inside);
        return new Position(line, inside - lines.start(line));
    }

    /** The range between two offsets. */
    public Range range(int offset, int end) {
        return new Range(position(offset), position(end));
    }

    /** The range of the whole text. */
    public Range whole() {
        return range(0, text.length());
    }

    /** This document after changes, each of which refers to the text that the ones before it have left. */
    Document changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
        Document changed = this;
        for (TextDocumentContentChangeEvent change : changes) {
            changed = of(uri, name, Optional.of(newVersion), changed.after(change));
        }
        return changes.isEmpty() ? new Document(uri, name, Optional.of(newVersion), text, lines) : changed;
    }

    private String after(TextDocumentContentChangeEvent change) {
        if (change.getRange() == null) {
            return change.getText();
        }
        int start = offset(change.getRange().getStart());
        int end = Math.max(start, offset(change.getRange().getEnd()));
        return new StringBuilder(text.length() + change.getText().length() - end + start).append(text, 0, start).append(change.getText())
                .append(text, end, text.length()).toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
