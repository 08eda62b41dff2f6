// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.navigation.Mentions;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Symbol;

/**
 * {@code textDocument/linkedEditingRange}: renames while somebody types, from the one place that says what a node or a predicate type is:
 * its signature or typedef, or its flow if there is nothing else. Whoever types in another place means another thing: a step is made to
 * lead elsewhere, a copied variant becomes one of another node. And where other files name the thing, or it stands in text that cannot be
 * read, nothing is linked, since a rename by half is none.
 */
public final class LinkedEditingFeature implements Feature {
    /** What a name may become; editors match it without Unicode classes. */
    private static final String NAME = "[^\\s()\\[\\]{}<>,;:.=!?*&\"'`/|+\\-#@%^~\\\\\u2192\u21D2]+";

    private final ServerContext context;

    public LinkedEditingFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setLinkedEditingRangeProvider(true);
    }

    @JsonRequest("textDocument/linkedEditingRange")
    public CompletableFuture<LinkedEditingRanges> linkedEditingRange(LinkedEditingRangeParams params) {
        return context.requests().on(params.getTextDocument(), view -> view.occurrences().at(view.offset(params.getPosition()))
                .filter(named -> isOnlyDeclaration(view, named) && isNamedHereOnly(view, named) && isReadable(view, named))
                .map(named -> new LinkedEditingRanges(view.occurrences().of(named.symbol()).stream()
                        .map(occurrence -> Ranges.of(occurrence.range())).toList(), NAME))
                .filter(linked -> linked.getRanges().size() > 1).orElse(null));
    }

    private static boolean isOnlyDeclaration(View view, Occurrence named) {
        Symbol.Kind kind = named.symbol().kind();
        if (named.role() == Role.USE || kind != Symbol.Kind.NODE && kind != Symbol.Kind.PREDICATE) {
            return false;
        }
        List<Occurrence> all = view.occurrences().of(named.symbol());
        long declarations = all.stream().filter(occurrence -> occurrence.role() == Role.DECLARATION).count();
        long definitions = all.stream().filter(occurrence -> occurrence.role() == Role.DEFINITION).count();
        return named.role() == Role.DECLARATION ? declarations == 1 : declarations == 0 && definitions == 1;
    }

    private static boolean isNamedHereOnly(View view, Occurrence named) {
        List<String> others = view.snapshot().companions(view.document().name()).stream()
                .filter(file -> !file.equals(view.document().name())).toList();
        return Mentions.of(view, others, named.symbol()).isEmpty();
    }

    private static boolean isReadable(View view, Occurrence named) {
        return Unread.naming(view.parsed(), named.symbol().name()).isEmpty();
    }
}
