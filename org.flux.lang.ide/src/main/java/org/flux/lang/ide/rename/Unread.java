// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.Optional;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.TextToken;

/** Declarations that cannot be read because of a syntax error, in which nobody knows what a name means. */
final class Unread {
    private Unread() {}

    /** The first of them in which a name stands, outside of comments. */
    static Optional<SourceRange> naming(ParsedFile parsed, String name) {
        return parsed.unread().stream()
                .filter(unread -> names(parsed.text().substring(unread.offset(), unread.endOffset()), name)).findFirst();
    }

    private static boolean names(String text, String name) {
        return text.contains(name)
                && TextToken.of(text).stream().anyMatch(token -> text.substring(token.offset(), token.end()).equals(name));
    }
}
