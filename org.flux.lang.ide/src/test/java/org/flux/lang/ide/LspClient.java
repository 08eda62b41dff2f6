// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the server sends. */
final class LspClient implements FluxClient {
    final Map<String, PublishDiagnosticsParams> published = new ConcurrentHashMap<>();
    final List<String> errors = new ArrayList<>();
    final List<String> shown = new ArrayList<>();
    final List<ApplyWorkspaceEditParams> edits = new ArrayList<>();
    final List<RegistrationParams> registrations = new ArrayList<>();
    final List<ProgressParams> progress = new ArrayList<>();
    final List<Either<String, Integer>> createdProgress = new ArrayList<>();
    final List<String> refreshed = new ArrayList<>();
    final Set<String> changedDiagrams = new TreeSet<>();
    volatile Status status;
    volatile JsonObject settings = new JsonObject();

    synchronized <T> T await(Function<Map<String, PublishDiagnosticsParams>, T> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LspSession.PATIENCE_SECONDS);
        T found = wanted.apply(published);
        while (found == null) {
            long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (rest <= 0) {
                throw new AssertionError("this has been waited for in vain; published: " + published + "; errors: " + errors);
            }
            try {
                wait(rest);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            found = wanted.apply(published);
        }
        return found;
    }

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.put(diagnostics.getUri(), diagnostics);
        notifyAll();
    }

    @Override
    public synchronized void status(Status now) {
        status = now;
        notifyAll();
    }

    @Override
    public synchronized void diagramChanged(ChangedDiagrams changed) {
        changedDiagrams.addAll(changed.uris());
        notifyAll();
    }

    @Override
    public synchronized void logMessage(MessageParams message) {
        if (message.getType() == MessageType.Error) {
            errors.add(message.getMessage());
            notifyAll();
        }
    }

    @Override
    public synchronized void showMessage(MessageParams message) {
        shown.add(message.getMessage());
        logMessage(message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {
        errors.add("the server sends telemetry: " + object);
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
        return CompletableFuture.completedFuture(params.getItems().stream().map(item -> (Object) settings).toList());
    }

    @Override
    public synchronized CompletableFuture<Void> registerCapability(RegistrationParams params) {
        registrations.add(params);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
        edits.add(params);
        return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(true));
    }

    @Override
    public synchronized CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
        createdProgress.add(params.getToken());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void notifyProgress(ProgressParams params) {
        progress.add(params);
        notifyAll();
    }

    private synchronized void refreshed(String what) {
        refreshed.add(what);
        notifyAll();
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        refreshed("CodeLenses");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        refreshed("InlayHints");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshSemanticTokens() {
        refreshed("SemanticTokens");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshDiagnostics() {
        refreshed("Diagnostics");
        return CompletableFuture.completedFuture(null);
    }
}
