// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ServerCapabilities;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.workspace.Document;

/** Says once why programs are not compared with their Java sources, where there are some and this Java has no compiler to read them. */
public final class MissingCompiler implements Feature, Checking.Observer {
    private final ServerContext context;
    private boolean told;

    public MissingCompiler(ServerContext context, Checking checking) {
        this.context = context;
        checking.observe(this);
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        // every client shows messages; there is nothing to announce
    }

    @Override
    public void checked(String file, Optional<Document> text, List<Diagnostic> findings) {
        // what is found does not tell it
    }

    @Override
    public void progressed(boolean idle, int programs, int files) {
        Optional<String> why = told ? Optional.empty() : context.workspace().javaUnavailable();
        if (why.isPresent()) {
            told = true;
            context.client().ifPresent(client -> client.showMessage(new MessageParams(MessageType.Warning,
                    "Flux programs are not compared with their Java sources: " + why.get())));
        }
    }
}
