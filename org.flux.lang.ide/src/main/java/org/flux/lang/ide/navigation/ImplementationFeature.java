// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ImplementationCapabilities;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/**
 * {@code textDocument/implementation}: leads from a name to what does the work: of an abstract node its flows, of all else the Java
 * methods, where the sources are known.
 */
public final class ImplementationFeature implements Feature {
    private final Leads leads;

    public ImplementationFeature(ServerContext context) {
        leads = new Leads(context, client -> Optional.ofNullable(client.getImplementation())
                .map(ImplementationCapabilities::getLinkSupport).orElse(null));
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setImplementationProvider(true);
    }

    @JsonRequest("textDocument/implementation")
    public CompletableFuture<List<?>> implementation(ImplementationParams params) {
        return leads.answer(params, Target::implementations);
    }
}
