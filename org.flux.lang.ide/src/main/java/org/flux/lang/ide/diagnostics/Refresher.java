// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/**
 * Has the client ask again for what it shows between the lines of a document, and for its colours, when that may have changed although the
 * document has not: another file of its program has, or settings have.
 */
public final class Refresher implements Feature, Checking.Observer {
    private final ServerContext context;

    public Refresher(ServerContext context, Checking checking) {
        this.context = context;
        context.onSettings(this::refresh);
        checking.observe(this);
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        // the client says what it can ask again
    }

    @Override
    public void othersAffected() {
        refresh();
    }

    private void refresh() {
        Optional<WorkspaceClientCapabilities> can = Optional.ofNullable(context.capabilities().getWorkspace());
        context.client().ifPresent(client -> {
            if (can.map(WorkspaceClientCapabilities::getInlayHint).map(InlayHintWorkspaceCapabilities::getRefreshSupport).orElse(false)) {
                client.refreshInlayHints();
            }
            if (can.map(WorkspaceClientCapabilities::getCodeLens).map(CodeLensWorkspaceCapabilities::getRefreshSupport).orElse(false)) {
                client.refreshCodeLenses();
            }
            if (can.map(WorkspaceClientCapabilities::getSemanticTokens).map(SemanticTokensWorkspaceCapabilities::getRefreshSupport)
                    .orElse(false)) {
                client.refreshSemanticTokens();
            }
        });
    }
}
