// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import org.antlr.runtime.CharStream;

/**
 * Characters that word processors and keyboards put where a programmer means another one: no-break spaces, dashes, full-width punctuation,
 * arrows of all kinds. The lexer reads each as the character that was meant, so that nothing of the program is lost; that it is the wrong
 * one is reported afterwards. Quotation marks are not among them, since inside of strings they stand for themselves.
 */
final class LookAlikes {
    private static final String BLANKS = "\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B"
            + "\u202F\u205F\u2060\u3000";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D";
    private static final String ARROWS = "\u21A6\u21E8\u279C\u279D\u279E\u27A1\u27F6\u27F9\u27FC\u2794";
    private static final String WIDE = "\uFF01\uFF08\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1C\uFF1D"
            + "\uFF1E\uFF1F\uFF3B\uFF3D\uFF5B\uFF5D\uFF0A\uFF06";
    private static final String NARROW = "!(),.:;<=>?[]{}*&";

    private LookAlikes() {}

    /** The character that is meant by {@code c}, which is {@code c} itself for all but the look-alikes. */
    static char plain(char c) {
        if (c < '\u00A0') {
            return c;
        }
        if (BLANKS.indexOf(c) >= 0) {
            return ' ';
        }
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (ARROWS.indexOf(c) >= 0) {
            return '\u2192';
        }
        int wide = WIDE.indexOf(c);
        return wide >= 0 ? NARROW.charAt(wide) : c;
    }

    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text.charAt(i)) != text.charAt(i)) {
                StringBuilder plain = new StringBuilder(text);
                for (int j = i; j < plain.length(); j++) {
                    plain.setCharAt(j, plain(plain.charAt(j)));
                }
                return plain.toString();
            }
        }
        return text;
    }

    /** A stream in which the lexer sees plain characters, while the texts of tokens are the original ones. */
    static CharStream reading(CharStream original) {
        return new CharStream() {
            @Override
            public int LA(int i) {
                int c = original.LA(i);
                return c < '\u00A0' ? c : plain((char) c);
            }

            @Override
            public int LT(int i) {
                return LA(i);
            }

            @Override
            public String substring(int start, int stop) {
                return original.substring(start, stop);
            }

            @Override
            public void consume() {
                original.consume();
            }

            @Override
            public int mark() {
                return original.mark();
            }

            @Override
            public int index() {
                return original.index();
            }

            @Override
            public void rewind(int marker) {
                original.rewind(marker);
            }

            @Override
            public void rewind() {
                original.rewind();
            }

            @Override
            public void release(int marker) {
                original.release(marker);
            }

            @Override
            public void seek(int index) {
                original.seek(index);
            }

            @Override
            public int size() {
                return original.size();
            }

            @Override
            public String getSourceName() {
                return original.getSourceName();
            }

            @Override
            public int getLine() {
                return original.getLine();
            }

            @Override
            public void setLine(int line) {
                original.setLine(line);
            }

            @Override
            public int getCharPositionInLine() {
                return original.getCharPositionInLine();
            }

            @Override
            public void setCharPositionInLine(int position) {
                original.setCharPositionInLine(position);
            }
        };
    }
}
