// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;

/** {@code textDocument/documentLink}: names of files that can be clicked on: those of imports that lead somewhere. */
public final class DocumentLinksFeature implements Feature {
    private final ServerContext context;

    public DocumentLinksFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDocumentLinkProvider(new DocumentLinkOptions(false));
    }

    @JsonRequest("textDocument/documentLink")
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
        return context.requests().on(params.getTextDocument(), this::links);
    }

    private List<DocumentLink> links(View view) {
        List<DocumentLink> links = new ArrayList<>();
        for (Import statement : view.file().imports()) {
            if (statement instanceof Import.OfFile file) {
                file.resolved().ifPresent(target -> links.add(new DocumentLink(betweenQuotes(view, file.target().range()),
                        context.workspace().uri(target), null, "Open " + file.target())));
            }
        }
        return links;
    }

    /** The closing quote may be missing. */
    private static Range betweenQuotes(View view, SourceRange string) {
        String text = view.document().text();
        char first = text.charAt(string.offset());
        char last = text.charAt(string.endOffset() - 1);
        boolean closed = string.endOffset() - string.offset() > 1 && !Character.isLetterOrDigit(last) && (first == last || last > '\u2000');
        return view.document().range(string.offset() + 1, string.endOffset() - (closed ? 1 : 0));
    }
}
