// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;

/** Java text under construction: indentation, blank lines, and lines broken where they would grow too long. */
final class JavaWriter {
    static final int WIDTH = 140;
    private static final int STEP = 4;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int statements;
    private boolean blankPending;
    private boolean atStartOfBlock = true;

    JavaWriter() {
        this(0);
    }

    /** Text that will be {@link #append}ed to some other. */
    JavaWriter(int depth) {
        this.depth = depth;
    }

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
        if (!line.startsWith("//")) {
            statements++;
        }
        wrap(line, depth * STEP);
        return this;
    }

    /** How many lines there are that are not comments. */
    int statements() {
        return statements;
    }

    /** Begins a block of cases. */
    JavaWriter openSwitch(String line) {
        open(line);
        depth++;
        return this;
    }

    /** The label of a case. */
    JavaWriter label(String label) {
        depth--;
        line(label);
        depth++;
        atStartOfBlock = true;
        return this;
    }

    JavaWriter closeSwitch() {
        depth--;
        return close();
    }

    /** Goes on with a text that has been written apart. */
    JavaWriter append(JavaWriter other) {
        if (blankPending && !atStartOfBlock) {
            text.append('\n');
        }
        blankPending = false;
        atStartOfBlock = false;
        text.append(other.text);
        return this;
    }

    /** A blank line before whatever comes next in this block; several are one, and none stands at the start or end of a block. */
    JavaWriter blank() {
        blankPending = true;
        return this;
    }

    /** A comment that belongs to what comes next, without a blank line between. */
    JavaWriter heading(String comment) {
        line(comment);
        atStartOfBlock = true;
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

    /** Whether a line needs no break. */
    boolean fits(String line) {
        return depth * STEP + line.length() <= WIDTH;
    }

    private void wrap(String line, int indent) {
        String left = line.stripLeading();
        int margin = indent + line.length() - left.length();
        if (left.startsWith("//") || line.startsWith(" *")) {
            emit(line, indent);
            return;
        }
        int continued = margin + 2 * STEP;
        while (margin + left.length() > WIDTH) {
            int at = breakPoint(left, WIDTH - margin);
            if (at <= 0) {
                break;
            }
            emit(left.substring(0, at).stripTrailing(), margin);
            left = left.substring(at).stripLeading();
            margin = continued;
        }
        emit(left, margin);
    }

    private void emit(String line, int margin) {
        text.repeat(' ', margin).append(line).append('\n');
    }

    /**
     * Where a line that is too long is broken: at the outermost place that fits, the last of those that are equally far outside. Places are
     * after a comma or an opening parenthesis and before an operator, never inside a string.
     */
    private static int breakPoint(String line, int width) {
        int best = -1;
        int bestDepth = Integer.MAX_VALUE;
        int nesting = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length() && i < width; i++) {
            char c = line.charAt(i);
            int place = -1;
            int at = nesting;
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                switch (c) {
                    case '(' -> {
                        nesting++;
                        place = i + 1;
                        at = nesting + 1; // after a parenthesis only if there is nothing better
                    }
                    case ')' -> nesting--;
                    case ',' -> place = i + 1;
                    case '&', '+' -> place = i > 0 && line.charAt(i - 1) == ' ' ? i : -1;
                    case '=' -> place = line.startsWith(" = ", i - 1) ? i + 1 : -1;
                    default -> { }
                }
            }
            if (place > 0 && place < line.length() && at <= bestDepth) {
                best = place;
                bestDepth = at;
            }
        }
        return best;
    }
}
