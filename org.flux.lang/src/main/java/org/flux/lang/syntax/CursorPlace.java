// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.flux.lang.syntax.Declarations.Span;

/**
 * Where in a text a cursor is, told from tokens alone: while somebody types, the text is incomplete just there, and a parser says little.
 *
 * @param inside what the cursor is in; in a comment and in a string, nothing else is known than the word
 * @param wordStart where the name begins that the cursor is in or touches; in a string, where that begins behind its quote
 * @param wordEnd where that ends; both are the cursor's offset where there is none
 * @param before the texts of the declaration's tokens before that name
 * @param after the texts of the declaration's tokens behind it
 * @param startsLine whether no other token stands before the name on its line
 * @param next what may stand there
 */
public record CursorPlace(Inside inside, int wordStart, int wordEnd, List<String> before, List<String> after, boolean startsLine,
        Expectation.Next next) {
    /** Stands for the name that is to be typed, so that what belongs together is found as if it were there. */
    private static final String MISSING = "cursor";
    /** So many tokens on both sides are enough to find the declaration; who looks at all of a large text is too slow for typing. */
    private static final int NEIGHBOURS = 500;

    public enum Inside {
        CODE, STRING, COMMENT
    }

    public CursorPlace {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The place of a cursor between two characters of a text, whatever that is. */
    public static CursorPlace of(String text, int offset) {
        return new Finder(text, Math.clamp(offset, 0, text.length())).find();
    }

    /** The last token before the name; empty at the beginning of a declaration. */
    public String last() {
        return before.isEmpty() ? "" : before.getLast();
    }

    private static final class Finder {
        private final String text;
        private final int cursor;
        private final LineIndex lines;
        private final List<Token> tokens = new ArrayList<>();
        private Inside inside = Inside.CODE;
        private int start;
        private int end;
        private int own = -1;

        Finder(String text, int cursor) {
            this.text = text;
            this.cursor = cursor;
            this.lines = new LineIndex("", text);
            this.start = cursor;
            this.end = cursor;
        }

        CursorPlace find() {
            TextToken.of(text).forEach(this::add);
            if (own < 0) {
                insertMissing();
            }
            keepNeighbours();
            List<Span> spans = Declarations.of(tokens);
            int at = 0;
            while (spans.get(at).end() <= own) {
                at++;
            }
            Span span = spans.get(at);
            boolean startsLine = own == 0 || tokens.get(own - 1).endLine() < tokens.get(own).line();
            // a signature may end without a sign, and may go on
            boolean goesOn = own > 0 && own == span.first() && !startsLine && tokens.get(own - 1).is(")");
            List<String> before = texts(goesOn ? spans.get(at - 1).first() : span.first(), own);
            return new CursorPlace(inside, start, end, before, texts(own + 1, span.end()), startsLine, next(before, startsLine));
        }

        /** Forgets what is far away: behind some `;` in front of the cursor, declarations begin anew. */
        private void keepNeighbours() {
            if (own + NEIGHBOURS < tokens.size()) {
                tokens.subList(own + NEIGHBOURS, tokens.size()).clear();
            }
            for (int i = own - NEIGHBOURS; i >= 0 && i < own; i++) {
                if (tokens.get(i).is(";")) {
                    tokens.subList(0, i + 1).clear();
                    own -= i + 1;
                    return;
                }
            }
        }

        /** A line on which the declaration before it could end may begin another one. */
        private static Expectation.Next next(List<String> before, boolean startsLine) {
            Expectation.Next next = Expectation.after(before).next();
            return startsLine && next == Expectation.Next.AFTER_STEP ? Expectation.Next.DECLARATION : next;
        }

        private void add(TextToken token) {
            boolean touched = token.offset() < cursor && cursor <= token.end();
            switch (token.kind()) {
                case LINE_COMMENT, DIRECTIVE -> comment(touched);
                case BLOCK_COMMENT -> comment(touched && (cursor < token.end() || isOpen(token)));
                default -> visible(token);
            }
        }

        private boolean isOpen(TextToken comment) {
            return comment.end() - comment.offset() < 4 || !text.startsWith("*/", comment.end() - 2);
        }

        private void comment(boolean touched) {
            if (touched) {
                inside = Inside.COMMENT;
            }
        }

        private void visible(TextToken token) {
            String written = text.substring(token.offset(), token.end());
            boolean closed = written.length() > 1 && written.charAt(written.length() - 1) == written.charAt(0);
            boolean string = token.kind() == TextToken.Kind.STRING;
            boolean word = token.kind() == TextToken.Kind.WORD || token.kind() == TextToken.Kind.KEYWORD;
            if (string && token.offset() < cursor && (cursor < token.end() || !closed)) {
                inside = Inside.STRING;
                own(token.offset() + 1, closed ? token.end() - 1 : token.end());
            } else if (word && !written.equals("_") && token.offset() <= cursor && cursor <= token.end()) {
                own(token.offset(), token.end());
            } else if (own < 0 && token.offset() >= cursor) {
                insertMissing();
            }
            tokens.add(new Token(string ? written : LookAlikes.plain(written), token.offset(), lines.line(token.offset()),
                    lines.line(token.end())));
        }

        private void own(int from, int to) {
            start = from;
            end = to;
            own = tokens.size();
        }

        private void insertMissing() {
            own = tokens.size();
            tokens.add(new Token(MISSING, cursor, lines.line(cursor), lines.line(cursor)));
        }

        private List<String> texts(int from, int to) {
            return tokens.subList(from, to).stream().map(Token::text).toList();
        }
    }
}
