// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.workspace.Document;

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
            return edit(view, RenameScope.of(view, named, name).places(), name);
        });
    }

    private WorkspaceEdit edit(View view, List<Occurrence> places, String name) {
        Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
        places.forEach(place -> edits.computeIfAbsent(place.range().file(), file -> new ArrayList<>())
                .add(new TextEdit(Ranges.of(place.range()), name)));
        if (knowsVersions()) {
            List<TextDocumentEdit> changes = new ArrayList<>();
            edits.forEach((file, ofFile) -> changes.add(new TextDocumentEdit(document(view, file), ofFile.stream()
                    .map(Either::<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft).toList())));
            return new WorkspaceEdit(changes.stream().map(Either::<TextDocumentEdit, org.eclipse.lsp4j.ResourceOperation>forLeft).toList());
        }
        Map<String, List<TextEdit>> byUri = new LinkedHashMap<>();
        edits.forEach((file, ofFile) -> byUri.put(context.workspace().uri(file), ofFile));
        return new WorkspaceEdit(byUri);
    }

    /** With the version that the places were found in, so that an editor which is ahead refuses instead of destroying something. */
    private VersionedTextDocumentIdentifier document(View view, String file) {
        Integer version = view.snapshot().document(file).flatMap(Document::version).orElse(null);
        return new VersionedTextDocumentIdentifier(context.workspace().uri(file), version);
    }

    private boolean knowsVersions() {
        return Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getWorkspaceEdit)
                .map(WorkspaceEditCapabilities::getDocumentChanges).orElse(false);
    }
}
