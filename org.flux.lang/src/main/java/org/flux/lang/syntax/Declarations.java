// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a text into declarations without parsing it, so that what is wrong in one of them costs no other: at every {@code ;} and closing
 * brace outside of brackets, and before whatever looks like the start of a declaration at the start of a line. A block of C or Java,
 * however long, belongs to the declaration that it follows.
 */
final class Declarations {
    private static final Set<String> SOFT = Set.of("constraint", "session", "order", "pragma", "package", "import", "node", "blocking",
            "async", "push");
    private static final Set<String> BRACED = Set.of("atomic", "constraint", "source");
    private static final Set<String> CONTINUING = Set.of("else", "catch", "finally");
    private static final Set<String> AFTER = Set.of("=", ",", "(", "[", "{", "<", ".", "::", ":", "!", "by");

    /** Looking further back would take quadratic time in a text of one line. */
    private static final int LOOKING_BACK = 400;

    /** Tokens from {@code first} up to {@code end}, which is not part of it. */
    record Span(int first, int end) {}

    private final List<Token> tokens;
    private final int[] blockEnds;
    private final List<Span> spans = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<String, Integer> openCounts = new HashMap<>();
    private int start;
    private int block = -1;

    private Declarations(List<Token> tokens) {
        this.tokens = tokens;
        this.blockEnds = blockEnds(tokens);
    }

    static List<Span> of(List<Token> tokens) {
        Declarations declarations = new Declarations(tokens);
        declarations.cut();
        return declarations.spans;
    }

    private void cut() {
        for (int i = 0; i < tokens.size(); i++) {
            if (i <= block) {
                if (i == block && endsAfterBlock(i)) {
                    end(i + 1);
                }
                continue;
            }
            if (i > start && startsHere(i)) {
                end(i);
            }
            Token token = tokens.get(i);
            if (token.is("{") && isBlock(i)) {
                block = blockEnds[i];
            } else if (token.is("{") && blockEnds[i] < 0 && followsParameters(i)) {
                // a body without an end: what follows is not part of it
                end(i + 1);
            } else if (token.isOpening()) {
                open.push(i);
                openCounts.merge(token.text(), 1, Integer::sum);
            } else if (token.isClosing()) {
                close(token);
                if (token.is("}") && open.isEmpty() && endsAfterLocks(i)) {
                    end(i + 1);
                }
            } else if (token.is(";") && !separates(i)) {
                end(i + 1);
            }
        }
        end(tokens.size());
    }

    private void end(int end) {
        if (end > start) {
            spans.add(new Span(start, end));
        }
        start = end;
        open.clear();
        openCounts.clear();
    }

    private void close(Token closing) {
        String opening = opening(closing.text());
        if (openCounts.getOrDefault(opening, 0) > 0) {
            String closed;
            do {
                // whatever was not closed inside of it is closed with it
                closed = tokens.get(open.pop()).text();
                openCounts.merge(closed, -1, Integer::sum);
            } while (!closed.equals(opening));
        } else if (closing.is("}")) {
            open.clear();
            openCounts.clear();
        } else if (!open.isEmpty()) {
            openCounts.merge(tokens.get(open.pop()).text(), -1, Integer::sum);
        }
    }

    static String opening(String closing) {
        return switch (closing) {
            case ")" -> "(";
            case "]" -> "[";
            default -> "{";
        };
    }

    /** A brace that holds no locks and no session function. */
    private boolean isBlock(int brace) {
        if (blockEnds[brace] < 0) {
            return false;
        }
        boolean holdsStatements = false;
        for (int i = brace + 1; i < blockEnds[brace] && !holdsStatements; i++) {
            holdsStatements = tokens.get(i).is(";") || tokens.get(i).is("{");
        }
        return holdsStatements || followsParameters(brace);
    }

    private boolean followsParameters(int brace) {
        return brace > start && tokens.get(brace - 1).is(")") && !BRACED.contains(tokens.get(start).text());
    }

    private boolean endsAfterBlock(int brace) {
        if (is(brace + 1, ";")) {
            block++;
            return false;
        }
        boolean goesOn = brace + 1 < tokens.size() && (CONTINUING.contains(text(brace + 1))
                || is(brace + 2, ";") && tokens.get(brace + 1).line() == tokens.get(brace).line());
        return !goesOn;
    }

    private boolean endsAfterLocks(int brace) {
        return !is(brace + 1, ";") && !(brace + 1 < tokens.size() && tokens.get(brace + 1).isArrowLike())
                && !(is(brace + 1, ")") || is(brace + 1, "]") || is(brace + 1, ",") || is(brace + 1, "="));
    }

    /** Whether a semicolon stands where a comma should: its bracket is closed later on this line. */
    private boolean separates(int semicolon) {
        if (open.isEmpty()) {
            return false;
        }
        String opening = tokens.get(open.peek()).text();
        boolean loop = tokens.get(start).is("for");
        for (int i = semicolon + 1; i < tokens.size() && tokens.get(i).line() == tokens.get(semicolon).line(); i++) {
            Token token = tokens.get(i);
            if (token.isClosing()) {
                return opening(token.text()).equals(opening);
            }
            if (token.isOpening() || !loop && (token.is(";") || token.isArrowLike())) {
                return false;
            }
        }
        return false;
    }

    private boolean startsHere(int i) {
        Token token = tokens.get(i);
        Token before = tokens.get(i - 1);
        if (before.is(";") && open.isEmpty()) {
            return true;
        }
        boolean newLine = token.line() > before.endLine();
        boolean awaited = before.isArrowLike() || AFTER.contains(before.text());
        boolean named = i == start + 1 && (before.isHardKeyword() || SOFT.contains(before.text()));
        boolean wordNext = i + 1 < tokens.size() && (tokens.get(i + 1).isWord() || is(i + 1, "error"));
        if (token.isHardKeyword() && !token.is("error")) {
            return newLine ? wordNext || !awaited && open.isEmpty() : wordNext && !awaited && open.isEmpty() && !named;
        }
        if (!token.isWord() || named) {
            return false;
        }
        if (!newLine) {
            return open.isEmpty() && isSignatureEnd(i) && !is(i, "by") && !is(i, "throws") && !leadsToMethod(i);
        }
        String inside = open.isEmpty() ? "" : tokens.get(open.peek()).text();
        if (is(i + 1, "=")) {
            return true;
        }
        if (is(i + 1, "(")) {
            return inside.isEmpty() ? !awaited || before.is(",") || isSignatureStart(i) : !inside.equals("{");
        }
        if (is(i + 1, ":") || is(i + 1, "[")) {
            return inside.isEmpty() && !awaited;
        }
        if (SOFT.contains(token.text()) && (wordNext || i + 1 < tokens.size() && tokens.get(i + 1).isString())) {
            return !awaited && (inside.isEmpty() || !is(i + 2, ",") && !is(i + 2, ")"));
        }
        return wordNext && inside.isEmpty() && !awaited && !token.is("by") && !is(i + 1, "by");
    }

    /** Whether two lists with an arrow between them follow a name. */
    private boolean isSignatureStart(int name) {
        int depth = 0;
        for (int i = name + 1; i < tokens.size() && i < name + LOOKING_BACK; i++) {
            depth += tokens.get(i).isOpening() ? 1 : tokens.get(i).isClosing() ? -1 : 0;
            if (depth == 0) {
                return i + 2 < tokens.size() && tokens.get(i + 1).isArrowLike() && is(i + 2, "(");
            }
        }
        return false;
    }

    /** Whether {@code pkg.Class::method} follows. */
    private boolean leadsToMethod(int i) {
        int next = i + 1;
        while (next < tokens.size() && next < i + LOOKING_BACK && (tokens.get(next).isWord() || is(next, "."))) {
            next++;
        }
        return is(next, "::");
    }

    /** Whether a signature is complete before {@code i}: two lists with an arrow between them. */
    private boolean isSignatureEnd(int i) {
        if (!tokens.get(i - 1).is(")")) {
            return false;
        }
        boolean arrow = false;
        for (int j = Math.max(start, i - LOOKING_BACK); j < i; j++) {
            if (tokens.get(j).is("=")) {
                return false;
            }
            arrow |= tokens.get(j).isArrowLike() && tokens.get(j - (j > start ? 1 : 0)).is(")");
        }
        return arrow;
    }

    private boolean is(int index, String text) {
        return text(index).equals(text);
    }

    private String text(int index) {
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    /** For each opening brace the index of the one that closes it, or -1. */
    private static int[] blockEnds(List<Token> tokens) {
        int[] ends = new int[tokens.size()];
        Arrays.fill(ends, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < ends.length; i++) {
            if (tokens.get(i).is("{")) {
                open.push(i);
            } else if (tokens.get(i).is("}") && !open.isEmpty()) {
                ends[open.pop()] = i;
            }
        }
        return ends;
    }
}
