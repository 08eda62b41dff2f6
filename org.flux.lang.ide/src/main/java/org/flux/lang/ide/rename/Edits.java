// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Snapshot;

/** Collects replacements in several files. */
final class Edits {
    private final ServerContext context;
    private final Snapshot snapshot;
    private final Map<String, List<TextEdit>> byFile = new LinkedHashMap<>();

    /** @param snapshot in which the places have been found */
    Edits(ServerContext context, Snapshot snapshot) {
        this.context = context;
        this.snapshot = snapshot;
    }

    void replace(SourceRange place, String text) {
        byFile.computeIfAbsent(place.file(), file -> new ArrayList<>()).add(new TextEdit(Ranges.of(place), text));
    }

    /** All of them, with the versions of open documents if the client knows versions: an editor that is ahead then refuses. */
    WorkspaceEdit all() {
        return knowsVersions() ? new WorkspaceEdit(byFile.entrySet().stream()
                .map(entry -> Either.<TextDocumentEdit, ResourceOperation>forLeft(versioned(entry.getKey(), entry.getValue()))).toList())
                : new WorkspaceEdit(byUri());
    }

    private TextDocumentEdit versioned(String file, List<TextEdit> edits) {
        Integer version = snapshot.document(file).flatMap(Document::version).orElse(null);
        return new TextDocumentEdit(new VersionedTextDocumentIdentifier(context.workspace().uri(file), version),
                edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList());
    }

    private Map<String, List<TextEdit>> byUri() {
        Map<String, List<TextEdit>> byUri = new LinkedHashMap<>();
        byFile.forEach((file, edits) -> byUri.put(context.workspace().uri(file), edits));
        return byUri;
    }

    private boolean knowsVersions() {
        return Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getWorkspaceEdit)
                .map(WorkspaceEditCapabilities::getDocumentChanges).orElse(false);
    }
}
