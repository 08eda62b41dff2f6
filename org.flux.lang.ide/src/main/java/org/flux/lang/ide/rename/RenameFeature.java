// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.edits.WorkspaceEdits;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;

/**
 * {@code textDocument/prepareRename}, {@code textDocument/rename}: gives nodes, predicate types, locks, functions and parameters other
 * names, wherever they are named: in all files of all programs that share the name. What would be destroyed by that, or done by half, is
 * refused, with the reason.
 */
public final class RenameFeature implements Feature {
    private final ServerContext context;

    public RenameFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        boolean prepares = Optional.ofNullable(client.getTextDocument()).map(TextDocumentClientCapabilities::getRename)
                .map(RenameCapabilities::getPrepareSupport).orElse(false);
        if (prepares) {
            server.setRenameProvider(new RenameOptions(true));
        } else {
            server.setRenameProvider(true);
        }
    }

    @JsonRequest("textDocument/prepareRename")
    public CompletableFuture<PrepareRenameResult> prepareRename(PrepareRenameParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            Occurrence named = Renamable.at(view, view.offset(params.getPosition()));
            return new PrepareRenameResult(Ranges.of(named.range()), Renamable.name(view, named));
        });
    }

    @JsonRequest("textDocument/rename")
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            context.workspace().ensureIndexed(view::checkCancelled);
            Occurrence named = Renamable.at(view, view.offset(params.getPosition()));
            String name = params.getNewName() == null ? "" : params.getNewName().strip();
            if (name.equals(Renamable.name(view, named))) {
                return new WorkspaceEdit();
            }
            Map<SourceRange, String> texts = new LinkedHashMap<>();
            RenameScope.of(view, named, name).places().forEach(place -> texts.put(place.range(), name));
            return new WorkspaceEdits(context, view.snapshot()).replacing(texts);
        });
    }
}
