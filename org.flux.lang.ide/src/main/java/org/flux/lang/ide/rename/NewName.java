// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.Optional;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Name;
import org.flux.lang.Language;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.ParsedFile;
import org.flux.lang.syntax.TextToken;
import org.flux.lang.syntax.TextToken.Kind;

/** What can be a name. Flux itself is asked: a text in which only this name is new is read. */
final class NewName {
    private NewName() {}

    /** @throws org.eclipse.lsp4j.jsonrpc.ResponseErrorException if it is none */
    static void check(String name, Symbol.Kind kind) {
        if (name.isEmpty()) {
            throw Refusal.because("the new name is empty", "type a name");
        }
        if (name.equals("_") || name.equals("*")) {
            throw Refusal.because("`" + name + "` is the wildcard of Flux", "choose another name");
        }
        if (isKeyword(name)) {
            throw Refusal.because("`" + name + "` is a keyword of Flux", "choose another name");
        }
        if (!isName(name)) {
            throw Refusal.because("`" + name + "` cannot be a name in Flux: a name is letters, digits, `_` and `$`, "
                    + "and does not begin with a digit", "choose another name");
        }
        if (kind == Symbol.Kind.PARAMETER && !isParameter(name)) {
            throw Refusal.because("`" + name + "` is a word of types, so it cannot name a parameter", "choose another name");
        }
    }

    private static boolean isKeyword(String name) {
        return TextToken.of(name).stream().anyMatch(token -> token.kind() == Kind.KEYWORD && token.end() - token.offset() == name.length());
    }

    /** Whether a name is a keyword in other places. */
    static boolean isSoftKeyword(String name) {
        return GrammarUtil.getAllKeywords(Language.service(IGrammarAccess.class).getGrammar()).contains(name);
    }

    private static boolean isName(String name) {
        return signature(name + " () => ();").filter(node -> node.name().text().equals(name)).isPresent();
    }

    private static boolean isParameter(String name) {
        return signature("N (String " + name + ") => ();").stream().flatMap(node -> node.inputs().stream().limit(1))
                .anyMatch(parameter -> parameter.name().map(Name::text).filter(name::equals).isPresent());
    }

    private static Optional<NodeSignature> signature(String text) {
        ParsedFile read = Language.service(FluxReader.class).read("", text, target -> Optional.empty());
        if (!read.findings().isEmpty() || !read.file().imports().isEmpty() || read.file().declarations().size() != 1) {
            return Optional.empty();
        }
        Declaration only = read.file().declarations().getFirst();
        return only instanceof NodeSignature node && only.range().endOffset() == text.length() ? Optional.of(node) : Optional.empty();
    }
}
