// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DefinitionCapabilities;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/** {@code textDocument/definition}: leads from a name to what says what it is made of. */
public final class DefinitionFeature implements Feature {
    private final Leads leads;

    public DefinitionFeature(ServerContext context) {
        leads = new Leads(context, client -> Optional.ofNullable(client.getDefinition())
                .map(DefinitionCapabilities::getLinkSupport).orElse(null));
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDefinitionProvider(true);
    }

    @JsonRequest("textDocument/definition")
    public CompletableFuture<List<?>> definition(DefinitionParams params) {
        return leads.answer(params, Target::definitions);
    }
}
