// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;

/**
 * {@code textDocument/documentSymbol}: the outline of a text. A client that knows no trees gets a list in which everything names what it is
 * in.
 */
public final class DocumentSymbolsFeature implements Feature {
    private final ServerContext context;

    public DocumentSymbolsFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setDocumentSymbolProvider(true);
    }

    @JsonRequest("textDocument/documentSymbol")
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams params) {
        return context.requests().on(params.getTextDocument(), view -> {
            List<DocumentSymbol> outline = Outline.of(view.file());
            return knowsTrees() ? outline.stream().map(Either::<SymbolInformation, DocumentSymbol>forRight).toList()
                    : flat(outline, view.document().uri());
        });
    }

    private boolean knowsTrees() {
        return Optional.ofNullable(context.capabilities().getTextDocument()).map(TextDocumentClientCapabilities::getDocumentSymbol)
                .map(DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport).orElse(false);
    }

    private static List<Either<SymbolInformation, DocumentSymbol>> flat(List<DocumentSymbol> outline, String uri) {
        List<Either<SymbolInformation, DocumentSymbol>> all = new ArrayList<>();
        for (DocumentSymbol symbol : outline) {
            all.add(Either.forLeft(information(symbol, uri, null)));
            for (DocumentSymbol child : Optional.ofNullable(symbol.getChildren()).orElse(List.of())) {
                all.add(Either.forLeft(information(child, uri, symbol.getName())));
            }
        }
        return all;
    }

    private static SymbolInformation information(DocumentSymbol symbol, String uri, String container) {
        SymbolInformation information = new SymbolInformation();
        information.setName(symbol.getName());
        information.setKind(symbol.getKind());
        information.setLocation(new Location(uri, symbol.getRange()));
        information.setContainerName(container);
        return information;
    }
}
