// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;

/** Answers requests that ask where a name leads, with links if the client understands them: they say what of the text is the name. */
final class Leads {
    private final ServerContext context;
    private final Function<TextDocumentClientCapabilities, Boolean> linkSupport;

    /** @param linkSupport whether a client understands links as answers to this request; null means no */
    Leads(ServerContext context, Function<TextDocumentClientCapabilities, Boolean> linkSupport) {
        this.context = context;
        this.linkSupport = linkSupport;
    }

    /** What leads nowhere may lead to a file that imports this one, and that nobody has looked at yet: then that is waited for. */
    CompletableFuture<List<?>> answer(TextDocumentPositionParams params, BiFunction<View, Occurrence, List<Target>> targets) {
        return context.requests().on(params.getTextDocument(), view -> {
            Optional<Occurrence> named = view.occurrences().at(view.offset(params.getPosition()));
            if (named.isEmpty()) {
                return List.of();
            }
            List<Target> found = targets.apply(view, named.get());
            if (found.isEmpty()) {
                context.workspace().ensureIndexed(view::checkCancelled);
                found = targets.apply(view, named.get());
            }
            return shown(named.get(), found);
        });
    }

    private List<?> shown(Occurrence named, List<Target> targets) {
        return targets.stream().distinct().map(understandsLinks() ? target -> link(named, target) : this::location).toList();
    }

    private boolean understandsLinks() {
        return Optional.ofNullable(context.capabilities()).map(ClientCapabilities::getTextDocument).map(linkSupport).orElse(false);
    }

    private Object link(Occurrence named, Target target) {
        return new LocationLink(context.workspace().uri(target.name().file()), Ranges.of(target.whole()), Ranges.of(target.name()),
                Ranges.of(named.range()));
    }

    private Object location(Target target) {
        return new Location(context.workspace().uri(target.name().file()), Ranges.of(target.name()));
    }
}
