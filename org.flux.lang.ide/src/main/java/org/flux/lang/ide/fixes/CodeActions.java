// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionDisabled;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.diagnostics.Conversion;
import org.flux.lang.ide.edits.WorkspaceEdits;

/** {@code textDocument/codeAction} and {@code codeAction/resolve}: what can be done about a place, by everybody who knows something. */
public final class CodeActions implements Feature {
    private final ServerContext context;
    private final List<ActionProvider> providers;
    private final Conversion conversion;

    /** @param refactorings what can be done besides putting right what is wrong */
    public CodeActions(ServerContext context, List<ActionProvider> refactorings) {
        this.context = context;
        this.conversion = new Conversion(context);
        this.providers = new ArrayList<>(List.of(new QuickFixes(), new LockFixes(), new FixAll()));
        providers.addAll(refactorings);
        providers.addAll(List.of(new SeveritySettings(), new ExplainCode()));
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        if (capabilities(client).map(CodeActionCapabilities::getCodeActionLiteralSupport).isPresent()) {
            CodeActionOptions options = new CodeActionOptions(providers.stream().flatMap(provider -> provider.kinds().stream()).distinct()
                    .toList());
            options.setResolveProvider(true);
            server.setCodeActionProvider(options);
        }
    }

    private static Optional<CodeActionCapabilities> capabilities(ClientCapabilities client) {
        return Optional.ofNullable(client.getTextDocument()).map(TextDocumentClientCapabilities::getCodeAction);
    }

    private boolean canResolve() {
        return capabilities(context.capabilities()).map(CodeActionCapabilities::getResolveSupport)
                .map(CodeActionResolveSupportCapabilities::getProperties).filter(properties -> properties.contains("edit")).isPresent()
                && is(CodeActionCapabilities::getDataSupport);
    }

    private boolean is(java.util.function.Function<CodeActionCapabilities, Boolean> capability) {
        return capabilities(context.capabilities()).map(capability).orElse(false);
    }

    @JsonRequest("textDocument/codeAction")
    public CompletableFuture<List<CodeAction>> codeAction(CodeActionParams params) {
        List<String> only = Optional.ofNullable(params.getContext().getOnly()).orElse(List.of());
        List<Diagnostic> known = Optional.ofNullable(params.getContext().getDiagnostics()).orElse(List.of());
        return context.requests().on(params.getTextDocument(), view -> {
            ActionRequest request = new ActionRequest(context, view, view.offset(params.getRange().getStart()),
                    view.offset(params.getRange().getEnd()));
            List<CodeAction> actions = new ArrayList<>();
            for (int i = 0; i < providers.size(); i++) {
                view.checkCancelled();
                boolean wanted = only.isEmpty() || providers.get(i).kinds().stream()
                        .anyMatch(kind -> only.stream().anyMatch(asked -> isPart(kind, asked)));
                if (wanted) {
                    actions.addAll(shown(request, i, only, known));
                }
            }
            return actions;
        });
    }

    /** Whether a kind is another one or a part of it; nothing at all is wanted without being named that changes a whole file. */
    private static boolean isPart(String kind, String of) {
        return kind.equals(of) || of.isEmpty() || kind.startsWith(of + ".");
    }

    private List<CodeAction> shown(ActionRequest request, int provider, List<String> only, List<Diagnostic> known) {
        List<CodeAction> shown = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Action action : providers.get(provider).actions(request)) {
            int number = seen.merge(action.title(), 1, Integer::sum);
            boolean wanted = only.isEmpty() || only.stream().anyMatch(asked -> isPart(action.kind(), asked));
            if (wanted && (action.disabled().isEmpty() || is(CodeActionCapabilities::getDisabledSupport))) {
                shown.add(shown(request, action, known, data(request, provider, action, number)));
            }
        }
        return shown;
    }

    private CodeAction shown(ActionRequest request, Action action, List<Diagnostic> known, JsonObject data) {
        CodeAction shown = new CodeAction(action.title());
        shown.setKind(action.kind());
        if (!action.findings().isEmpty()) {
            shown.setDiagnostics(action.findings().stream().map(conversion::of).map(own -> known.stream()
                    .filter(other -> isSame(own, other))
                    .findFirst().orElse(own)).toList());
        }
        if (action.preferred()) {
            shown.setIsPreferred(true);
        }
        action.disabled().map(CodeActionDisabled::new).ifPresent(shown::setDisabled);
        action.command().ifPresent(shown::setCommand);
        if (action.disabled().isPresent() || action.command().isPresent()) {
            return shown;
        }
        if (canResolve()) {
            shown.setData(data);
        } else {
            shown.setEdit(new WorkspaceEdits(context, request.view().snapshot()).of(action.texts().get()));
        }
        return shown;
    }

    /** The client's own object, by which it knows what an action is about. */
    private static boolean isSame(Diagnostic own, Diagnostic other) {
        return own.getRange().equals(other.getRange()) && own.getCode().equals(other.getCode());
    }

    private static JsonObject data(ActionRequest request, int provider, Action action, int number) {
        JsonObject data = new JsonObject();
        data.addProperty("uri", request.view().document().uri());
        data.addProperty("version", request.view().document().version().orElse(0));
        data.addProperty("from", request.from());
        data.addProperty("to", request.to());
        data.addProperty("provider", provider);
        data.addProperty("title", action.title());
        data.addProperty("number", number);
        return data;
    }

    /** Computes the edit of an action that was offered before, if the text is still the same. */
    @JsonRequest("codeAction/resolve")
    public CompletableFuture<CodeAction> resolve(CodeAction action) {
        if (!(action.getData() instanceof JsonObject data) || !data.has("provider")) {
            return CompletableFuture.completedFuture(action);
        }
        return context.requests().on(new TextDocumentIdentifier(data.get("uri").getAsString()), view -> {
            if (view.document().version().orElse(0) != data.get("version").getAsInt()) {
                throw changed();
            }
            action.setEdit(new WorkspaceEdits(context, view.snapshot()).of(find(view, data).texts().get()));
            return action;
        });
    }

    private Action find(View view, JsonObject data) {
        ActionRequest request = new ActionRequest(context, view, data.get("from").getAsInt(), data.get("to").getAsInt());
        int number = data.get("number").getAsInt();
        for (Action action : providers.get(data.get("provider").getAsInt()).actions(request)) {
            if (action.title().equals(data.get("title").getAsString()) && --number == 0) {
                return action;
            }
        }
        throw changed();
    }

    private static ResponseErrorException changed() {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.ContentModified,
                "the text has changed since this was offered",
                null));
    }
}
