// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The tokens of one declaration, complete or not, and the first of them that cannot stand where it stands.
 *
 * @param at index of that token; the number of tokens if the declaration ends too early
 * @param atEnd whether the text ends after it
 * @param kind what it began as
 */
record Place(List<Token> tokens, int at, boolean atEnd, Kind kind) {
    private static final Set<String> LISTED = Set.of("constraint", "order", "pragma", "session", "package", "import");

    /** What kind of declaration it began as. */
    enum Kind {
        TYPEDEF, SOURCE, SESSION, HANDLER, ATOMIC, ORDER, PRAGMA, IMPORT, PACKAGE, SIGNATURE, FLOW
    }

    static Place of(List<Token> tokens, int at, boolean atEnd) {
        Place place = new Place(tokens, at, atEnd, Kind.FLOW);
        return new Place(tokens, at, atEnd, place.findKind());
    }

    private Kind findKind() {
        return switch (keyword()) {
            case "typedef" -> Kind.TYPEDEF;
            case "source" -> Kind.SOURCE;
            case "session" -> Kind.SESSION;
            case "handle" -> Kind.HANDLER;
            case "atomic", "constraint" -> Kind.ATOMIC;
            case "order" -> Kind.ORDER;
            case "pragma" -> Kind.PRAGMA;
            case "import" -> Kind.IMPORT;
            case "package" -> Kind.PACKAGE;
            default -> {
                int bracket = find(0, token -> token.is("("));
                int equals = find(0, token -> token.is("="));
                yield bracket >= 0 && (equals < 0 || bracket < equals) ? Kind.SIGNATURE : Kind.FLOW;
            }
        };
    }

    /** The keyword that it begins with, if that is one here: soft keywords are also names. */
    String keyword() {
        String first = text(0);
        boolean keyword = Expectation.HARD_KEYWORDS.contains(first)
                || LISTED.contains(first) && (size() == 1 || word(1) || token(1).isString() || text(1).equals(";"));
        return keyword ? first : "";
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /** The text of a token, or nothing outside. */
    String text(int index) {
        return index >= 0 && index < size() ? tokens.get(index).text() : "";
    }

    boolean word(int index) {
        return index >= 0 && index < size() && tokens.get(index).isWord();
    }

    boolean arrow(int index) {
        return index >= 0 && index < size() && tokens.get(index).isArrow();
    }

    /** Whether a token is the first one on its line. */
    boolean startsLine(int index) {
        return index > 0 && index < size() && tokens.get(index).line() > tokens.get(index - 1).endLine();
    }

    /** Whether nothing stands between a token and the one before. */
    boolean adjacent(int index) {
        return index > 0 && index < size() && tokens.get(index - 1).end() == tokens.get(index).offset();
    }

    int find(int from, Predicate<Token> wanted) {
        for (int i = Math.max(from, 0); i < size(); i++) {
            if (wanted.test(tokens.get(i))) {
                return i;
            }
        }
        return -1;
    }

    boolean has(String text) {
        return find(0, token -> token.is(text)) >= 0;
    }

    int count(String text) {
        return (int) tokens.stream().filter(token -> token.is(text)).count();
    }

    /** The index of the bracket that closes the one at {@code open}, or -1. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            depth += token(i).isOpening() ? 1 : token(i).isClosing() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The innermost bracket that is open before {@code index}, or -1. */
    int openBefore(int index) {
        int depth = 0;
        for (int i = Math.min(index, size()) - 1; i >= 0; i--) {
            if (token(i).isOpening()) {
                if (depth == 0) {
                    return i;
                }
                depth--;
            } else if (token(i).isClosing()) {
                depth++;
            }
        }
        return -1;
    }

    /** The source between two tokens, with single blanks between words. */
    String source(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from && !adjacent(i) ? " " : "").append(text(i));
        }
        return text.toString();
    }

    Slip slip(int index, String message) {
        return slip(index, index, message);
    }

    Slip slip(int first, int last, String message) {
        return Slip.at(token(first).offset(), token(last).end(), message);
    }

    /** A slip at the end of a token, where something is missing. */
    Slip behind(int index, String message) {
        return Slip.at(token(index).end(), token(index).end(), message);
    }

    Slip insertBehind(int index, String message, String insertion) {
        Slip slip = behind(index, message);
        return slip.change("Insert `" + insertion.strip() + "`", new Slip.Piece(slip.offset(), slip.end(), insertion));
    }

    /** What takes the tokens away, and the blank before them. */
    Slip.Piece without(int first, int last) {
        boolean joined = first == 0 || startsLine(first) || last + 1 < size() && word(last + 1) && !adjacent(last + 1) && adjacent(first);
        int start = joined ? token(first).offset() : token(first - 1).end();
        boolean words = !joined && first > 0 && last + 1 < size() && isPart(first - 1) && isPart(last + 1) && adjacent(last + 1);
        return new Slip.Piece(start, token(last).end(), words ? " " : "");
    }

    private boolean isPart(int index) {
        return Character.isJavaIdentifierPart(text(index).codePointAt(0));
    }

    Slip remove(int first, int last, String message) {
        return slip(first, last, message).change("Remove `" + shown(first, last) + "`", without(first, last));
    }

    private String shown(int first, int last) {
        return last - first < 6 ? source(first, last + 1) : source(first, first + 2) + " … " + text(last);
    }

    /** A token in a message. */
    String quoted(int index) {
        String text = text(index);
        return text.codePointCount(0, text.length()) == 1 ? TokenScan.describe(text.codePointAt(0)) : "`" + text + "`";
    }
}
