// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import org.flux.graph.syntax.SourceRange;
import org.flux.lang.syntax.LineIndex;

/** The text of a Java source: what its tree does not tell of places and style. */
final class JavaText {
    private final String file;
    private final String text;
    private final LineIndex lines;

    JavaText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = new LineIndex(file, text);
    }

    String file() {
        return file;
    }

    /** The range between two offsets; what the compiler could not place (it says -1) is at the start of the file. */
    SourceRange range(int offset, int endOffset) {
        return lines.range(Math.max(0, offset), Math.max(offset, endOffset));
    }

    /**
     * The first place of an identifier from an offset on, comments and what is in quotes left out.
     *
     * @return -1 if it is not there, as where it is written with escapes
     */
    int find(String identifier, int from, int to) {
        for (int at = skip(from); at < to && at < text.length(); at = skip(at)) {
            char c = text.charAt(at);
            if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
                int end = endOfWord(at);
                if (text.substring(at, end).equals(identifier)) {
                    return at;
                }
                at = end;
            } else if (c == '"' || c == '\'') {
                at = endOfQuoted(at);
            } else {
                at++;
            }
        }
        return -1;
    }

    /** The first place of a sign from an offset on, comments and what is in quotes left out; -1 if it is not there. */
    int findSign(char sign, int from) {
        for (int at = skip(from); at < text.length(); at = skip(at)) {
            char c = text.charAt(at);
            if (c == sign) {
                return at;
            }
            at = c == '"' || c == '\'' ? endOfQuoted(at) : at + 1;
        }
        return -1;
    }

    private int endOfWord(int start) {
        int at = start;
        while (at < text.length() && Character.isJavaIdentifierPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private int endOfQuoted(int start) {
        char quote = text.charAt(start);
        if (text.startsWith("\"\"\"", start)) {
            int end = text.indexOf("\"\"\"", start + 3);
            return end < 0 ? text.length() : end + 3;
        }
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** The first offset from one on that is neither in a blank nor in a comment. */
    int skip(int from) {
        int at = Math.max(0, from);
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
    }

    String between(int from, int to) {
        return from < 0 || to > text.length() || from > to ? "" : text.substring(from, to);
    }

    /** The blanks that begin the line of an offset. */
    String indentation(int offset) {
        int start = lineStart(offset);
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Whether nothing but blanks is before an offset on its line. */
    boolean beginsLine(int offset) {
        return text.substring(lineStart(offset), offset).isBlank();
    }

    int lineStart(int offset) {
        return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    }

    /** The offset behind the last character before an offset that is not blank. */
    int behindLastWord(int offset) {
        int at = offset;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The start of the line behind the last one, before an offset, that is not blank. */
    int behindLastLine(int offset) {
        int end = text.indexOf('\n', behindLastWord(offset));
        return end < 0 || end >= offset ? offset : end + 1;
    }

    /** The offset behind the comments of a line each that begin the text, such as a licence. */
    int behindLineComments() {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (text.startsWith("//", at) && text.indexOf('\n', at) >= 0) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    JavaStyle style() {
        boolean tabs = text.startsWith("\t") || text.contains("\n\t");
        return new JavaStyle(text.contains("\r\n") ? "\r\n" : "\n", tabs ? "\t" : JavaStyle.DEFAULT.unit());
    }
}
