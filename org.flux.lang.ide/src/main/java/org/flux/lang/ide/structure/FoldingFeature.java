// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/** {@code textDocument/foldingRange}: what can be folded away. */
public final class FoldingFeature implements Feature {
    private final ServerContext context;

    public FoldingFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setFoldingRangeProvider(true);
    }

    @JsonRequest("textDocument/foldingRange")
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        int most = Optional.ofNullable(context.capabilities().getTextDocument()).map(TextDocumentClientCapabilities::getFoldingRange)
                .map(FoldingRangeCapabilities::getRangeLimit).orElse(Integer.MAX_VALUE);
        return context.requests().on(params.getTextDocument(), view -> Folds.of(view.parsed(), view.document(), most));
    }
}
