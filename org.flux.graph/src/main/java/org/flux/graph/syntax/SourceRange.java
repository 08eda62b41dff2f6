// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

/**
 * A stretch of text in a source file.
 *
 * @param file path of the file as the user named it (or a URI for files that are only in an editor)
 * @param offset first UTF-16 unit, counted from 0
 * @param endOffset one past the last UTF-16 unit
 * @param line line of {@code offset}, counted from 1
 * @param column column of {@code offset} in UTF-16 units, counted from 1
 * @param endLine line of {@code endOffset}, counted from 1
 * @param endColumn column of {@code endOffset}, counted from 1 (exclusive end)
 */
public record SourceRange(String file, int offset, int endOffset, int line, int column, int endLine, int endColumn) {

    /** A place for what has no text, such as the built-in handlers of a program assembled in memory. */
    public static final SourceRange NONE = new SourceRange("", 0, 0, 1, 1, 1, 1);

    /** The empty range at the end of this one, where something can be inserted. */
    public SourceRange end() {
        return new SourceRange(file, endOffset, endOffset, endLine, endColumn, endLine, endColumn);
    }

    /** The empty range at the start of this one. */
    public SourceRange start() {
        return new SourceRange(file, offset, offset, line, column, line, column);
    }

    /** From the start of this range to the end of {@code last}, both in one file. */
    public SourceRange to(SourceRange last) {
        return new SourceRange(file, offset, last.endOffset, line, column, last.endLine, last.endColumn);
    }

    /** The file's last path segment and the line: {@code image-server.flux:12}. */
    public String fileAndLine() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }
}
