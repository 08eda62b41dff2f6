// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

/**
 * A visible token of a text.
 *
 * @param text with look-alikes replaced by the characters that they stand for, so it may differ from what stands in the file
 * @param line on which it begins, counted from 0
 * @param endLine on which it ends
 */
record Token(String text, int offset, int line, int endLine) {

    int end() {
        return offset + text.length();
    }

    boolean is(String other) {
        return text.equals(other);
    }

    /** A name or a soft keyword. */
    boolean isWord() {
        return Expectation.isWord(text) && !isHardKeyword();
    }

    boolean isHardKeyword() {
        return Expectation.HARD_KEYWORDS.contains(text);
    }

    boolean isString() {
        return "\"'\u2018\u2019\u201C\u201D\u201E".indexOf(text.charAt(0)) >= 0 && text.length() > 1;
    }

    boolean isOpening() {
        return text.equals("(") || text.equals("[") || text.equals("{");
    }

    boolean isClosing() {
        return text.equals(")") || text.equals("]") || text.equals("}");
    }

    boolean isArrow() {
        return Spellings.isArrow(text);
    }

    /** An arrow, or what is read as one. */
    boolean isArrowLike() {
        return isArrow() || text.matches("[-=]+>?") && !text.equals("=");
    }

    /** Punctuation that is neither bracket nor separator, or a character that Flux does not know. */
    boolean isSign() {
        int c = text.codePointAt(0);
        return !Character.isJavaIdentifierPart(c) && !isOpening() && !isClosing() && !text.equals(",") && !text.equals(";") && c != '"'
                && c != '\'';
    }
}
