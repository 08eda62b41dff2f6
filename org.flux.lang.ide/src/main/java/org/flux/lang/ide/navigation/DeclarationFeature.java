// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DeclarationCapabilities;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/** {@code textDocument/declaration}: leads from a name to what says how it can be used. */
public final class DeclarationFeature implements Feature {
    private final Leads leads;

    public DeclarationFeature(ServerContext context) {
        leads = new Leads(context, client -> Optional.ofNullable(client.getDeclaration())
                .map(DeclarationCapabilities::getLinkSupport).orElse(null));
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDeclarationProvider(true);
    }

    @JsonRequest("textDocument/declaration")
    public CompletableFuture<List<?>> declaration(DeclarationParams params) {
        return leads.answer(params, Target::declarations);
    }
}
