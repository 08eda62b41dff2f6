// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.lang.syntax.Place.Kind;

/** Keywords that are misspelt, forgotten, or used as names. */
final class KeywordRules {
    static final List<String> SECTIONS = List.of("typedef", "source", "handle", "atomic", "constraint", "session", "order", "pragma",
            "package", "import", "node", "blocking", "async", "push");
    private static final Set<String> CONSTRAINTS = Set.of("synchronized", "lock", "locks", "mutex", "critical", "exclusive", "guard");
    private static final Set<String> HANDLERS = Set.of("catch", "on", "rescue", "except", "recover");
    private static final Set<String> SIGNATURE = Set.of("node", "blocking", "async", "push");

    private KeywordRules() {}

    static Optional<Slip> of(Place p) {
        return colon(p)
                .or(() -> synonym(p))
                .or(() -> misspelt(p))
                .or(() -> withoutError(p))
                .or(() -> withoutHandle(p))
                .or(() -> session(p))
                .or(() -> binding(p))
                .or(() -> keywordAsName(p));
    }

    /** {@code source: Listen => Page;} */
    private static Optional<Slip> colon(Place p) {
        boolean named = p.arrow(3) || p.text(2).equals("[") || p.text(3).equals(";") && p.word(2);
        boolean keyword = p.token(0).isHardKeyword() || SECTIONS.contains(p.text(0)) && !named;
        return keyword && p.text(1).equals(":") && p.at() == (p.token(0).isHardKeyword() ? 1 : p.at())
                ? Optional.of(p.remove(1, 1, "No `:` stands after `" + p.text(0) + "`; remove it")) : Optional.empty();
    }

    /** What other languages call it. */
    private static Optional<Slip> synonym(Place p) {
        String word = p.text(0);
        String next = p.text(1).equals("error") ? "handle" : "handle error";
        if (CONSTRAINTS.contains(word) && p.word(1) && p.has("{") && !p.has("(")) {
            return Optional.of(p.slip(0, "Unknown keyword `" + word + "`: a constraint begins with `atomic`").write("atomic"));
        }
        boolean path = p.find(1, Token::isArrow) > 0 && !p.has("{") && !p.has("(") && !p.has("=");
        return HANDLERS.contains(word) && path && (p.word(1) || p.text(1).equals("error") || p.text(1).equals("*"))
                ? Optional.of(p.slip(0, "Unknown keyword `" + word + "`: a handler begins with `handle error`").write(next))
                : Optional.empty();
    }

    /** Two words in a row are a keyword and a name: the keyword is misspelt, or a name is written as two words. */
    private static Optional<Slip> misspelt(Place p) {
        String word = p.text(0);
        boolean known = SECTIONS.contains(word) && !(SIGNATURE.contains(word) && p.text(1).equals("error"));
        if (p.size() < 2 || !p.word(0) || known || p.startsLine(1)) {
            return Optional.empty();
        }
        boolean keywordNext = p.word(1) || p.text(1).equals("error") || p.token(1).isString();
        if (!keywordNext || ForeignRules.isForeign(word)) {
            return Optional.empty();
        }
        Optional<String> meant = DidYouMean.closest(word, SECTIONS);
        if (meant.isPresent()) {
            return Optional.of(p.slip(0, "Unknown keyword `" + word + "`" + DidYouMean.suffix(meant)).write(meant.get()));
        }
        if (!p.word(1) || !BracketRules.areBalanced(p)) {
            return Optional.empty();
        }
        int words = 2;
        while (p.word(words)) {
            words++;
        }
        String next = p.text(words);
        boolean name = next.equals("=") || next.equals("(") && p.find(words, Token::isArrowLike) > 0 || next.equals(":")
                || next.equals("[");
        if (name) {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < words; i++) {
                joined.append(p.text(i));
            }
            return Optional.of(p.slip(0, words - 1, "A name is one word, but here are " + (words == 2 ? "two" : "several") + ": `"
                    + p.source(0, words) + "`").write(joined.toString()));
        }
        return Optional.of(p.slip(0, "Unknown keyword `" + word
                + "`: a declaration begins with a keyword such as `source`, or with a name and `=` or `(`"));
    }

    private static Optional<Slip> withoutError(Place p) {
        if (!p.text(0).equals("handle") || p.text(1).equals("error") || p.size() < 3 || p.at() > 1) {
            return Optional.empty();
        }
        boolean near = p.word(1) && (p.word(2) || p.text(2).equals("*"))
                && DidYouMean.closest(p.text(1), List.of("error", "errors", "exception", "failure")).isPresent()
                || Set.of("errors", "exception", "failure").contains(p.text(1)) && p.word(2);
        if (near) {
            return Optional.of(p.slip(1, "Expected `error` after `handle`, found " + p.quoted(1)).write("error"));
        }
        return Optional.of(p.insertBehind(0, "Expected `error` after `handle`", " error"));
    }

    private static Optional<Slip> withoutHandle(Place p) {
        if (!p.text(0).equals("error") || !p.word(1) && !p.text(1).equals("*")) {
            return Optional.empty();
        }
        Slip slip = p.slip(0, "Expected `handle` before `error`");
        return Optional.of(slip.change("Insert `handle`", new Slip.Piece(slip.offset(), slip.offset(), "handle ")));
    }

    /** {@code source L {session: F}} with something else between the braces. */
    private static Optional<Slip> session(Place p) {
        int brace = p.openBefore(p.at());
        boolean otherBracket = p.kind() == Kind.SOURCE && p.at() == 2 && p.size() > 5 && p.text(3).equals("session") && p.closing(2) > 0;
        if (otherBracket) {
            String setting = "{" + p.source(3, p.closing(2)) + "}";
            return Optional.of(p.slip(2, p.closing(2), "The session function stands between `{` and `}`: write `" + setting + "`")
                    .write(setting));
        }
        if (p.kind() == Kind.SOURCE && brace >= 0 && p.at() == brace + 2 && p.at() < p.size() && p.text(brace + 1).equals("session")) {
            String message = "Expected `:` after `session`";
            return p.word(p.at()) ? Optional.of(p.insertBehind(brace + 1, message, ":"))
                    : (p.text(p.at()).equals("=") || p.token(p.at()).isArrowLike()) && p.word(p.at() + 1)
                            ? Optional.of(p.slip(p.at(), message + ", found " + p.quoted(p.at())).write(":")) : Optional.empty();
        }
        if (p.kind() != Kind.SOURCE || brace < 0 || !p.text(brace).equals("{") || p.at() != brace + 1 || !p.word(brace + 1)) {
            return Optional.empty();
        }
        boolean misspelt = DidYouMean.closest(p.text(brace + 1), List.of("session")).isPresent();
        return misspelt ? Optional.of(p.slip(brace + 1, "Unknown setting " + p.quoted(brace + 1) + ", did you mean `session`?")
                .write("session"))
                : Optional.of(p.slip(brace + 1, "Expected `session:` after `{`, found " + p.quoted(brace + 1))
                        .change("Insert `session:`", new Slip.Piece(p.token(brace + 1).offset(), p.token(brace + 1).offset(),
                                "session: ")));
    }

    /** A word between a signature and {@code pkg.Class::method} can only be meant as {@code by}. */
    private static Optional<Slip> binding(Place p) {
        boolean bound = p.at() > 0 && p.word(p.at()) && p.word(p.at() + 1) && !p.text(p.at()).equals("by") && p.text(p.at() - 1).equals(")")
                && p.find(p.at(), token -> token.is("::")) > 0;
        return bound ? Optional.of(p.slip(p.at(), "Expected `by`, found " + p.quoted(p.at())).write("by")) : Optional.empty();
    }

    private static Optional<Slip> keywordAsName(Place p) {
        boolean defined = p.at() == 1 && p.token(0).isHardKeyword() && (p.text(1).equals("=") || p.text(1).equals("("));
        if (defined) {
            return Optional.of(p.slip(0, "`" + p.text(0) + "` is a keyword of Flux and cannot be a name; choose another one")
                    .write(p.text(0) + "_"));
        }
        if (p.at() >= p.size() || !p.token(p.at()).isHardKeyword()) {
            return Optional.empty();
        }
        String keyword = p.text(p.at());
        boolean name = p.at() == 0
                ? Set.of("=", "(", ":", "[").contains(p.text(1))
                : p.openBefore(p.at()) >= 0 || p.token(p.at() - 1).isArrowLike() || Set.of("=", ".", "<", ",").contains(p.text(p.at() - 1))
                        || p.at() == 1 && (SECTIONS.contains(p.text(0)) || p.text(0).equals("error"))
                        || p.at() == 2 && p.text(0).equals("handle");
        return name ? Optional.of(p.slip(p.at(), "`" + keyword + "` is a keyword of Flux and cannot be a name; choose another one")
                .write(keyword + "_")) : Optional.empty();
    }
}
