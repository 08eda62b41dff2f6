// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;

/**
 * {@code textDocument/documentHighlight}: the places in the text that name what the cursor is at. What says what a thing is counts as
 * writing it, a lock is written by writers and read by readers, and every other name only uses the thing.
 */
public final class HighlightsFeature implements Feature {
    private final ServerContext context;

    public HighlightsFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDocumentHighlightProvider(true);
    }

    @JsonRequest("textDocument/documentHighlight")
    public CompletableFuture<List<DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return context.requests().on(params.getTextDocument(), view -> view.occurrences().at(view.offset(params.getPosition()))
                .map(named -> here(view, named).stream()
                        .map(occurrence -> new DocumentHighlight(Ranges.of(occurrence.range()), kind(occurrence))).toList())
                .orElse(List.of()));
    }

    private static List<Occurrence> here(View view, Occurrence named) {
        return switch (named.symbol().kind()) {
            case PARAMETER -> Mentions.of(view, named);
            default -> view.occurrences().of(named.symbol());
        };
    }

    private static DocumentHighlightKind kind(Occurrence occurrence) {
        return switch (occurrence.symbol().kind()) {
            case NODE, PREDICATE, PARAMETER -> occurrence.role() == Role.USE ? DocumentHighlightKind.Read : DocumentHighlightKind.Write;
            case LOCK -> mode(occurrence);
            case FUNCTION, METHOD, TYPE, FILE, PRAGMA -> DocumentHighlightKind.Text;
        };
    }

    private static DocumentHighlightKind mode(Occurrence lock) {
        if (!(lock.declaration().orElse(null) instanceof ConstraintDecl constraint)) {
            return DocumentHighlightKind.Text;
        }
        return constraint.locks().stream().filter(use -> use.lock().range().equals(lock.range())).map(LockUse::mode).findFirst()
                .map(mode -> mode == LockMode.READ ? DocumentHighlightKind.Read : DocumentHighlightKind.Write)
                .orElse(DocumentHighlightKind.Text);
    }
}
