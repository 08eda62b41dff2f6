// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.flux.lang.parser.antlr.internal.InternalFluxLexer;

/**
 * A token of a text as the lexer alone sees it, whether or not the text can be parsed: for what has to be quick, or works in the middle of
 * a line that somebody is typing.
 *
 * @param end offset behind it
 */
public record TextToken(Kind kind, int offset, int end) {

    public enum Kind {
        /** A name, or a keyword that can be one. */
        WORD,
        /** A word that is never a name. */
        KEYWORD, NUMBER, STRING, ARROW,
        /** A bracket, a separator, or a character that the language does not know. */
        SIGN, LINE_COMMENT, BLOCK_COMMENT,
        /** Of C's preprocessor, which the language does not have. */
        DIRECTIVE;

        public boolean isComment() {
            return this == LINE_COMMENT || this == BLOCK_COMMENT || this == DIRECTIVE;
        }
    }

    /** Every token but blanks, in textual order. Never fails. */
    public static List<TextToken> of(String text) {
        InternalFluxLexer lexer = new InternalFluxLexer(LookAlikes.reading(new ANTLRStringStream(text)));
        List<TextToken> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            CommonToken found = (CommonToken) token;
            int start = found.getStartIndex();
            int end = Math.min(found.getStopIndex() + 1, text.length());
            if (token.getType() != InternalFluxLexer.RULE_WS && end > start) {
                tokens.add(new TextToken(kind(token.getType(), text, start, end), start, end));
            }
        }
        return tokens;
    }

    private static Kind kind(int type, String text, int start, int end) {
        return switch (type) {
            case InternalFluxLexer.RULE_ID -> Kind.WORD;
            case InternalFluxLexer.RULE_INT -> Kind.NUMBER;
            case InternalFluxLexer.RULE_STRING -> Kind.STRING;
            case InternalFluxLexer.RULE_RIGHT_ARROW, InternalFluxLexer.RULE_WRONG_ARROW -> Kind.ARROW;
            case InternalFluxLexer.RULE_SL_COMMENT -> Kind.LINE_COMMENT;
            case InternalFluxLexer.RULE_ML_COMMENT -> Kind.BLOCK_COMMENT;
            case InternalFluxLexer.RULE_DIRECTIVE -> Kind.DIRECTIVE;
            default -> !Character.isLetter(text.charAt(start)) ? Kind.SIGN
                    : Expectation.HARD_KEYWORDS.contains(text.substring(start, end)) ? Kind.KEYWORD : Kind.WORD;
        };
    }
}
