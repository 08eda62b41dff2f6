// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

/** An identifier (or a dotted name) as it stands in the text. */
public record Name(String text, SourceRange range) {
    @Override
    public String toString() {
        return text;
    }
}
