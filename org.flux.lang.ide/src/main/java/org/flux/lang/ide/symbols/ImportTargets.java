// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

import org.flux.graph.syntax.SourceRange;

/** The strings that name the files of imports. */
public final class ImportTargets {
    private ImportTargets() {}

    /**
     * What stands between the quotes; the closing one may be missing.
     *
     * @param text of the file
     * @param string with its quotes, on one line
     */
    public static SourceRange betweenQuotes(String text, SourceRange string) {
        char first = text.charAt(string.offset());
        char last = text.charAt(string.endOffset() - 1);
        boolean closed = string.endOffset() - string.offset() > 1 && (first == last || isTypographic(first) && isTypographic(last));
        int behind = closed ? 1 : 0;
        return new SourceRange(string.file(), string.offset() + 1, string.endOffset() - behind, string.line(), string.column() + 1,
                string.endLine(), string.endColumn() - behind);
    }

    private static boolean isTypographic(char c) {
        return c >= '\u2018' && c <= '\u201F';
    }
}
