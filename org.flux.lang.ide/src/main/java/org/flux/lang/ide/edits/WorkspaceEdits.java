// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.edits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.ResourceOperationKind;
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

/** Changes of several files as one edit, in the form that the client understands. */
public final class WorkspaceEdits {
    private final ServerContext context;
    private final Snapshot snapshot;

    public WorkspaceEdits(ServerContext context, Snapshot snapshot) {
        this.context = context;
        this.snapshot = snapshot;
    }

    /** Whether the client can create a file as part of an edit. */
    public static boolean canCreateFiles(ServerContext context) {
        return capabilities(context).map(WorkspaceEditCapabilities::getResourceOperations)
                .filter(operations -> operations.contains(ResourceOperationKind.Create)).isPresent() && hasDocumentChanges(context);
    }

    private static Optional<WorkspaceEditCapabilities> capabilities(ServerContext context) {
        return Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getWorkspaceEdit);
    }

    private static boolean hasDocumentChanges(ServerContext context) {
        return capabilities(context).map(WorkspaceEditCapabilities::getDocumentChanges).orElse(false);
    }

    /** @param texts the new texts by the names of the files; a file that does not exist is created */
    public WorkspaceEdit of(Map<String, String> texts) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        List<Either<TextDocumentEdit, ResourceOperation>> documentChanges = new ArrayList<>();
        texts.forEach((name, text) -> {
            Optional<Document> document = snapshot.document(name);
            String uri = document.map(Document::uri).orElseGet(() -> context.workspace().uri(name));
            List<TextEdit> edits = document.map(known -> new TextChange(known.text(), text).edits(known))
                    .orElseGet(() -> List.of(new TextEdit(new Range(new Position(0, 0), new Position(0, 0)), text)));
            if (document.isEmpty()) {
                documentChanges.add(Either.forRight(new CreateFile(uri, new CreateFileOptions(false, true))));
            }
            documentChanges.add(Either.forLeft(versioned(uri, document, edits)));
            changes.put(uri, edits);
        });
        return edit(documentChanges, changes);
    }

    /** @param texts what is to stand at places, of which none overlaps another, in files that exist */
    public WorkspaceEdit replacing(Map<SourceRange, String> texts) {
        Map<String, List<TextEdit>> byFile = new LinkedHashMap<>();
        texts.forEach((place, text) -> byFile.computeIfAbsent(place.file(), file -> new ArrayList<>())
                .add(new TextEdit(Ranges.of(place), text)));
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        List<Either<TextDocumentEdit, ResourceOperation>> documentChanges = new ArrayList<>();
        byFile.forEach((name, edits) -> {
            String uri = context.workspace().uri(name);
            documentChanges.add(Either.forLeft(versioned(uri, snapshot.document(name), edits)));
            changes.put(uri, edits);
        });
        return edit(documentChanges, changes);
    }

    /** An editor that has a newer version refuses the edit instead of destroying something. */
    private static TextDocumentEdit versioned(String uri, Optional<Document> document, List<TextEdit> edits) {
        return new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri, document.flatMap(Document::version).orElse(null)),
                edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList());
    }

    private WorkspaceEdit edit(List<Either<TextDocumentEdit, ResourceOperation>> documentChanges, Map<String, List<TextEdit>> changes) {
        return hasDocumentChanges(context) ? new WorkspaceEdit(documentChanges) : new WorkspaceEdit(changes);
    }
}
