// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Occurrence.Role;

/** {@code textDocument/references}: every place that names the same thing, in all files of all programs that contain the file. */
public final class ReferencesFeature implements Feature {
    private final ServerContext context;

    public ReferencesFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setReferencesProvider(true);
    }

    @JsonRequest("textDocument/references")
    public CompletableFuture<List<Location>> references(ReferenceParams params) {
        boolean all = params.getContext() == null || params.getContext().isIncludeDeclaration();
        return context.requests().on(params.getTextDocument(), view -> {
            context.workspace().ensureIndexed(view::checkCancelled);
            return view.occurrences().at(view.offset(params.getPosition())).map(named -> find(view, named, all)).orElse(List.of());
        });
    }

    private List<Location> find(View view, Occurrence named, boolean all) {
        return Mentions.of(view, named).stream().filter(occurrence -> all || occurrence.role() == Role.USE)
                .map(occurrence -> new Location(context.workspace().uri(occurrence.range().file()), Ranges.of(occurrence.range())))
                .distinct().toList();
    }
}
