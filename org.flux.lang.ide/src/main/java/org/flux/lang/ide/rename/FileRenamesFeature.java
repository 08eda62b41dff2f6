// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.rename;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileOperationOptions;
import org.eclipse.lsp4j.FileOperationPattern;
import org.eclipse.lsp4j.FileOperationPatternKind;
import org.eclipse.lsp4j.FileOperationsServerCapabilities;
import org.eclipse.lsp4j.FileOperationsWorkspaceCapabilities;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.edits.WorkspaceEdits;
import org.flux.lang.ide.workspace.Snapshot;

/** {@code workspace/willRenameFiles}: lets imports follow files and folders that somebody renames or moves in the editor. */
public final class FileRenamesFeature implements Feature {
    private final ServerContext context;

    public FileRenamesFeature(ServerContext context) {
        this.context = context;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        boolean asks = Optional.ofNullable(client.getWorkspace()).map(WorkspaceClientCapabilities::getFileOperations)
                .map(FileOperationsWorkspaceCapabilities::getWillRename).orElse(false);
        if (asks) {
            FileOperationsServerCapabilities operations = new FileOperationsServerCapabilities();
            operations.setWillRename(new FileOperationOptions(List.of(filter("**/*.flux", FileOperationPatternKind.File),
                    filter("**", FileOperationPatternKind.Folder))));
            if (server.getWorkspace() == null) {
                server.setWorkspace(new WorkspaceServerCapabilities());
            }
            server.getWorkspace().setFileOperations(operations);
        }
    }

    private static FileOperationFilter filter(String glob, String kind) {
        FileOperationPattern pattern = new FileOperationPattern(glob);
        pattern.setMatches(kind);
        return new FileOperationFilter(pattern, "file");
    }

    @JsonRequest("workspace/willRenameFiles")
    public CompletableFuture<WorkspaceEdit> willRenameFiles(RenameFilesParams params) {
        Snapshot snapshot = context.workspace().snapshot();
        return context.requests().run(cancellation -> {
            context.workspace().ensureIndexed(cancellation::checkCanceled);
            Moves moves = new Moves(context.workspace(), params.getFiles());
            Map<SourceRange, String> targets = new LinkedHashMap<>();
            snapshot.imports().forEach((importer, imported) -> {
                cancellation.checkCanceled();
                if (moves.concern(importer, imported)) {
                    snapshot.parsed(importer).ifPresent(file -> targets.putAll(moves.targets(file)));
                }
            });
            return new WorkspaceEdits(context, snapshot).replacing(targets);
        });
    }
}
