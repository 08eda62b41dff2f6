// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.ShowDocumentResult;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.console.Log;
import org.flux.lang.ui.diagnostics.Problems;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.Uris;
import org.flux.lang.ui.preferences.Settings;

/** What the server says and asks. Nothing here waits: the connection's thread calls it. */
public final class Client implements LanguageClient {
    private final Server server;
    private final Watching watching;
    private final Progress progress = new Progress();

    Client(Server server, Watching watching) {
        this.server = server;
        this.watching = watching;
    }

    @JsonNotification("flux/status")
    public void status(JsonObject status) {
        server.told(State.told(status));
    }

    @JsonNotification("flux/diagramChanged")
    public void diagramChanged(JsonObject changed) {
        List<String> uris = new ArrayList<>();
        changed.getAsJsonArray("uris").forEach(uri -> uris.add(Uris.normal(uri.getAsString())));
        server.tell(listener -> listener.diagramChanged(List.copyOf(uris)));
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        Problems.get().publish(params, () -> server.tell(listener -> listener.checked(Uris.normal(params.getUri()))));
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
        return CompletableFuture.completedFuture(params.getItems().stream().map(item -> (Object) section(item.getSection())).toList());
    }

    private static JsonElement section(String name) {
        return "flux".equals(name) ? Settings.json() : new JsonObject();
    }

    @Override
    public CompletableFuture<List<WorkspaceFolder>> workspaceFolders() {
        return CompletableFuture.completedFuture(Folders.all());
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
        params.getRegistrations().forEach(watching::register);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> unregisterCapability(UnregistrationParams params) {
        params.getUnregisterations().forEach(one -> watching.unregister(one.getId()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
        CompletableFuture<ApplyWorkspaceEditResponse> answer = new CompletableFuture<>();
        String name = params.getLabel() == null ? "Flux" : params.getLabel();
        Display display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
        if (display == null || display.isDisposed()) {
            answer.complete(new ApplyWorkspaceEditResponse(false));
        } else {
            display.asyncExec(() -> answer.complete(new ApplyWorkspaceEditResponse(Edits.apply(params.getEdit(), name))));
        }
        return answer;
    }

    @Override
    public CompletableFuture<Void> refreshSemanticTokens() {
        return refresh(Refresh.COLOURS);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        return refresh(Refresh.LENSES);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        return refresh(Refresh.HINTS);
    }

    @Override
    public CompletableFuture<Void> refreshFoldingRanges() {
        return refresh(Refresh.FOLDING);
    }

    private CompletableFuture<Void> refresh(Refresh what) {
        server.tell(listener -> listener.refresh(what));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyProgress(ProgressParams params) {
        progress.heard(params);
    }

    /** The server is gone. */
    void ended() {
        progress.end();
    }

    @Override
    public void telemetryEvent(Object event) {
        // nobody collects them
    }

    @Override
    public void showMessage(MessageParams params) {
        Log.info(params.getMessage());
        if (params.getType() == MessageType.Error) {
            Notices.error(params.getMessage());
        } else if (params.getType() == MessageType.Warning) {
            Notices.warning(params.getMessage());
        } else {
            Notices.information(params.getMessage());
        }
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        return Notices.ask(params);
    }

    @Override
    public void logMessage(MessageParams params) {
        Log.server(params.getMessage());
    }

    @Override
    public CompletableFuture<ShowDocumentResult> showDocument(ShowDocumentParams params) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return CompletableFuture.completedFuture(new ShowDocumentResult(false));
        }
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (Boolean.TRUE.equals(params.getExternal())) {
                Program.launch(params.getUri());
            } else {
                Editors.open(params.getUri(), params.getSelection(), Boolean.TRUE.equals(params.getTakeFocus()));
            }
        });
        return CompletableFuture.completedFuture(new ShowDocumentResult(true));
    }
}
