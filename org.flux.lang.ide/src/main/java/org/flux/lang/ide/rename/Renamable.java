// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.syntax.TextToken;

/** What of a text can be renamed. */
final class Renamable {
    private static final String PICK = "put the cursor on the name of a node, a predicate type, a lock, a function or a parameter";

    private Renamable() {}

    /**
     * The name at a place.
     *
     * @throws ResponseErrorException if there is none, or none that can be changed
     */
    static Occurrence at(View view, int offset) {
        Optional<SourceRange> broken = view.parsed().unread().stream().filter(unread -> Ranges.touches(unread, offset)).findFirst();
        if (broken.isPresent() && isWord(view, offset)) {
            throw Refusal.because("the declaration at " + broken.get().fileAndLine() + " has a syntax error, so its names are uncertain",
                    "put it right first");
        }
        Occurrence named = view.occurrences().at(offset).orElseThrow(() -> nothing(view, offset));
        return switch (named.symbol().kind()) {
            case NODE, PREDICATE, LOCK, FUNCTION, PARAMETER -> named;
            case TYPE -> throw refused(view, named, "is a Java type", "rename it in Java, and then here");
            case METHOD -> throw refused(view, named, "is a Java method", "rename it in Java, and then here");
            case FILE -> throw refused(view, named, "is a file", "rename the file itself");
            case PRAGMA -> throw refused(view, named, "is a pragma, whose name is fixed", PICK);
        };
    }

    /** The name as it stands in the text. */
    static String name(View view, Occurrence named) {
        return text(view, named.range());
    }

    static String text(View view, SourceRange range) {
        return view.document().text().substring(range.offset(), range.endOffset());
    }

    private static ResponseErrorException refused(View view, Occurrence named, String what, String remedy) {
        return Refusal.because("`" + name(view, named) + "` (" + named.range().fileAndLine() + ") " + what, remedy);
    }

    private static boolean isWord(View view, int offset) {
        return token(view, offset).filter(token -> token.kind() == TextToken.Kind.WORD).isPresent();
    }

    private static ResponseErrorException nothing(View view, int offset) {
        String place = view.document().lines().range(offset, offset).fileAndLine();
        return token(view, offset).map(token -> {
            String written = view.document().text().substring(token.offset(), token.end());
            return switch (token.kind()) {
                case KEYWORD, WORD -> Refusal.because("`" + written + "` (" + place + ") is a keyword here", PICK);
                case SIGN -> Refusal.because("`" + written + "` (" + place + ") is " + (written.equals("_") || written.equals("*")
                        ? "a wildcard, not a name" : "not a name"), PICK);
                case ARROW, NUMBER, STRING -> Refusal.because("`" + written + "` (" + place + ") is not a name", PICK);
                case LINE_COMMENT, BLOCK_COMMENT, DIRECTIVE -> Refusal.because("this is a comment (" + place + ")", PICK);
            };
        }).orElseGet(() -> Refusal.because("there is no name here (" + place + ")", PICK));
    }

    /** The token that a place is in or touches, a word first. */
    private static Optional<TextToken> token(View view, int offset) {
        List<TextToken> touched = TextToken.of(view.document().text()).stream()
                .filter(token -> token.offset() <= offset && offset <= token.end()).toList();
        return touched.stream().filter(token -> token.kind() == TextToken.Kind.WORD || token.kind() == TextToken.Kind.KEYWORD).findFirst()
                .or(() -> touched.stream().reduce((first, second) -> second));
    }
}
