// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

/**
 * A legal spelling that is not the canonical one.
 *
 * @param range the text that would be replaced (empty where something would be inserted)
 * @param canonical what would stand there instead
 */
public record Spelling(Kind kind, SourceRange range, String canonical) {
    public enum Kind {
        ARROW, WILDCARD, KEYWORD, COLON, SEMICOLON
    }
}
