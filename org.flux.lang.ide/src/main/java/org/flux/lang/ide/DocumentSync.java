// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.flux.lang.ide.workspace.Workspace;
import org.flux.lang.settings.Settings;

/** Keeps the workspace as the client has it: documents, files on the disk, folders. */
public final class DocumentSync implements Feature, Lifecycle.Started {
    private static final List<String> WATCHED = List.of("**/*.flux", "**/" + Settings.FILE_NAME, "**/*.java", "**/*.jar",
            "**/*.class", "**/*" + Workspace.PROFILE_ENDING);

    private final ServerContext context;
    private final Workspace workspace;

    DocumentSync(ServerContext context) {
        this.context = context;
        this.workspace = context.workspace();
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        server.setTextDocumentSync(sync);
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        if (server.getWorkspace() == null) {
            server.setWorkspace(new WorkspaceServerCapabilities());
        }
        server.getWorkspace().setWorkspaceFolders(folders);
    }

    @Override
    public void started() {
        boolean canWatch = Optional.ofNullable(context.capabilities().getWorkspace())
                .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
                .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration).orElse(false);
        if (canWatch) {
            List<FileSystemWatcher> watchers = WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList();
            Registration registration = new Registration("flux-files", "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers));
            context.client().ifPresent(client -> client.registerCapability(new RegistrationParams(List.of(registration))));
        }
    }

    @JsonNotification("textDocument/didOpen")
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem document = params.getTextDocument();
        workspace.open(document.getUri(), document.getVersion(), document.getText());
    }

    @JsonNotification("textDocument/didChange")
    public void didChange(DidChangeTextDocumentParams params) {
        workspace.change(params.getTextDocument().getUri(), Optional.ofNullable(params.getTextDocument().getVersion()).orElse(0),
                params.getContentChanges());
    }

    @JsonNotification("textDocument/didClose")
    public void didClose(DidCloseTextDocumentParams params) {
        workspace.close(params.getTextDocument().getUri());
    }

    /** Who does not watch files tells at least this. */
    @JsonNotification("textDocument/didSave")
    public void didSave(DidSaveTextDocumentParams params) {
        workspace.filesChanged(List.of(params.getTextDocument().getUri()));
    }

    @JsonNotification("workspace/didChangeWatchedFiles")
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        workspace.filesChanged(params.getChanges().stream().map(FileEvent::getUri).toList());
    }

    @JsonNotification("workspace/didChangeWorkspaceFolders")
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        Stream.ofNullable(params.getEvent().getRemoved()).flatMap(List::stream).map(WorkspaceFolder::getUri)
                .forEach(workspace::removeFolder);
        Stream.ofNullable(params.getEvent().getAdded()).flatMap(List::stream).map(WorkspaceFolder::getUri).forEach(workspace::addFolder);
    }
}
