// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;

/** Java text under construction: indentation, blank lines, and lines broken where they would grow too long. */
final class JavaWriter {
    static final int WIDTH = 140;
    private static final int STEP = 4;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean blankPending;
    private boolean atStartOfBlock = true;

    /** One statement, declaration or comment; {@code ""} is a blank line. */
    JavaWriter line(String line) {
        if (line.isEmpty()) {
            return blank();
        }
        if (blankPending && !atStartOfBlock) {
            text.append('\n');
        }
        blankPending = false;
        atStartOfBlock = false;
        wrap(line, depth * STEP);
        return this;
    }

    /** A blank line before whatever comes next in this block; several are one, and none stands at the start or end of a block. */
    JavaWriter blank() {
        blankPending = true;
        return this;
    }

    /** Begins a block: {@code line} ends in a brace. */
    JavaWriter open(String line) {
        line(line);
        depth++;
        atStartOfBlock = true;
        return this;
    }

    /** Ends a block. */
    JavaWriter close() {
        return close("}");
    }

    /** Ends a block with a line of its own, such as {@code "});"}. */
    JavaWriter close(String line) {
        depth--;
        blankPending = false;
        return line(line);
    }

    /** Ends a block and begins the next: {@code "} finally {"}. */
    JavaWriter reopen(String line) {
        close(line);
        depth++;
        atStartOfBlock = true;
        return this;
    }

    /** A documentation comment; an empty paragraph line separates paragraphs. */
    JavaWriter javadoc(List<String> lines) {
        if (lines.size() == 1 && depth * STEP + lines.getFirst().length() + 8 <= WIDTH) {
            return line("/** " + lines.getFirst() + " */");
        }
        line("/**");
        for (String line : lines) {
            for (String part : fold(line, WIDTH - depth * STEP - 3)) {
                line(part.isEmpty() ? " *" : " * " + part);
            }
        }
        return line(" */");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Breaks prose at blanks. */
    private static List<String> fold(String prose, int width) {
        if (prose.length() <= width) {
            return List.of(prose);
        }
        List<String> result = new java.util.ArrayList<>();
        String left = prose;
        while (left.length() > width) {
            int at = left.lastIndexOf(' ', width);
            if (at <= 0) {
                at = left.indexOf(' ');
                if (at <= 0) {
                    break;
                }
            }
            result.add(left.substring(0, at));
            left = left.substring(at + 1);
        }
        result.add(left);
        return result;
    }

    private void wrap(String line, int indent) {
        String left = line;
        int margin = indent;
        while (margin + left.length() > WIDTH && !left.startsWith("//") && !left.startsWith(" *")) {
            int at = breakPoint(left, WIDTH - margin);
            if (at <= 0) {
                break;
            }
            emit(left.substring(0, at).stripTrailing(), margin);
            left = left.substring(at).stripLeading();
            margin = indent + 2 * STEP;
        }
        emit(left, margin);
    }

    private void emit(String line, int margin) {
        text.repeat(' ', margin).append(line).append('\n');
    }

    /** After the last comma that fits, else before the last operator or dot, else after the last parenthesis; never inside a string. */
    private static int breakPoint(String line, int width) {
        int comma = -1;
        int operator = -1;
        int parenthesis = -1;
        boolean quoted = false;
        for (int i = 0; i < line.length() && i < width; i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                switch (c) {
                    case ',' -> comma = i + 1;
                    case '&', '+' -> operator = line.charAt(i - 1) == ' ' ? i : operator;
                    case '=' -> operator = line.startsWith("= ", i) && line.charAt(i - 1) == ' ' ? i + 1 : operator;
                    case '(' -> parenthesis = i + 1;
                    default -> { }
                }
            }
        }
        return comma > 0 ? comma : operator > 0 ? operator : parenthesis < line.length() ? parenthesis : -1;
    }
}
