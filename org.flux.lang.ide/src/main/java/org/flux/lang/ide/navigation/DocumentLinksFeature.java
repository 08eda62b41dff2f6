// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.ImportTargets;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.java.JavaMethod;

/**
 * {@code textDocument/documentLink}: what can be clicked on: the files of imports, and the Java methods that something is bound to, where
 * they lead somewhere.
 */
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
                file.resolved().ifPresent(target -> links.add(new DocumentLink(
                        Ranges.of(ImportTargets.betweenQuotes(view.document().text(), file.target().range())),
                        context.workspace().uri(target), null, "Open " + file.target())));
            }
        }
        Program program = view.program();
        program.components().ifPresent(sources -> view.file().declarations().forEach(declaration -> JavaTargets.binding(declaration)
                .flatMap(binding -> JavaTargets.bound(program, sources, declaration).map(method -> link(binding, method)))
                .ifPresent(links::add)));
        return links;
    }

    /** With the line and the column, as editors read them. */
    private DocumentLink link(Binding binding, JavaMethod method) {
        SourceRange place = method.nameRange();
        return new DocumentLink(Ranges.of(binding.type().range().to(binding.method().range())),
                context.workspace().uri(place.file()) + "#L" + place.line() + "," + place.column(), null, "Open " + method.display());
    }
}
