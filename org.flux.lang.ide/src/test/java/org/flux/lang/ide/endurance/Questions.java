// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.lang.ide.RemoteFlux;
import org.flux.lang.ide.diagram.DiagramParams;
import org.flux.lang.ide.diagram.ExportParams;

/** Every request that a server announces it answers, each with the request for details that goes with it. */
final class Questions {
    private static final CompletableFuture<Object> NOTHING = CompletableFuture.completedFuture(null);

    private final RemoteFlux server;
    private final TextDocumentService texts;
    private final List<Question<?>> questions = new ArrayList<>();

    /**
     * Where something is asked.
     *
     * @param range from the position to another place below it
     * @param shown what has been published of the file
     */
    record Place(TextDocumentIdentifier file, Position position, Range range, List<Diagnostic> shown) {}

    /**
     * A request.
     *
     * @param first what is asked, which can be cancelled
     * @param then asks for details of what has been answered
     */
    record Question<T>(String name, Function<Place, CompletableFuture<T>> first, BiFunction<Place, T, CompletableFuture<?>> then) {

        /** @param wanted whether the answer is; if not, the request is cancelled */
        CompletableFuture<?> ask(Place place, boolean wanted) {
            CompletableFuture<T> answer = first.apply(place);
            if (!wanted) {
                answer.cancel(true);
                return CompletableFuture.completedFuture(null);
            }
            return answer.thenCompose(found -> found == null ? NOTHING : then.apply(place, found).thenApply(details -> (Object) details));
        }
    }

    Questions(RemoteServer remote) {
        server = remote.server();
        texts = server.getTextDocumentService();
        ServerCapabilities can = remote.capabilities();
        navigation(can);
        structure(can);
        changes(can);
    }

    List<Question<?>> all() {
        return questions;
    }

    private <T> void add(boolean announced, String name, Function<Place, CompletableFuture<T>> first) {
        add(announced, name, first, (place, found) -> NOTHING);
    }

    private <T> void add(boolean announced, String name, Function<Place, CompletableFuture<T>> first,
            BiFunction<Place, T, CompletableFuture<?>> then) {
        if (announced) {
            questions.add(new Question<>(name, first, then));
        }
    }

    /** A provider is announced by {@code true} or by its options. */
    private static boolean is(Either<Boolean, ?> provider) {
        return provider != null && (provider.isRight() || provider.getLeft());
    }

    private void navigation(ServerCapabilities can) {
        add(is(can.getHoverProvider()), "hover", at -> texts.hover(new HoverParams(at.file(), at.position())));
        add(is(can.getDefinitionProvider()), "definition", at -> texts.definition(new DefinitionParams(at.file(), at.position())));
        add(is(can.getDeclarationProvider()), "declaration", at -> texts.declaration(new DeclarationParams(at.file(), at.position())));
        add(is(can.getTypeDefinitionProvider()), "typeDefinition",
                at -> texts.typeDefinition(new TypeDefinitionParams(at.file(), at.position())));
        add(is(can.getImplementationProvider()), "implementation",
                at -> texts.implementation(new ImplementationParams(at.file(), at.position())));
        add(is(can.getReferencesProvider()), "references",
                at -> texts.references(new ReferenceParams(at.file(), at.position(), new ReferenceContext(true))));
        add(is(can.getDocumentHighlightProvider()), "documentHighlight",
                at -> texts.documentHighlight(new DocumentHighlightParams(at.file(), at.position())));
        add(is(can.getCallHierarchyProvider()), "callHierarchy",
                at -> texts.prepareCallHierarchy(new CallHierarchyPrepareParams(at.file(), at.position())),
                (at, items) -> items.isEmpty() ? NOTHING
                        : texts.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(items.getFirst())).thenCompose(incoming ->
                                texts.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(items.getFirst()))));
    }

    private void structure(ServerCapabilities can) {
        add(can.getExperimental() != null, "diagram", at -> server.diagram(new DiagramParams(at.file(), null, null, null, null, "locks")),
                (at, picture) -> server.exportDiagram(
                        new ExportParams(at.file(), null, null, List.of("*"), null, null, "svg", null, null)));
        add(is(can.getDocumentSymbolProvider()), "documentSymbol", at -> texts.documentSymbol(new DocumentSymbolParams(at.file())));
        add(is(can.getWorkspaceSymbolProvider()), "workspaceSymbol",
                at -> server.getWorkspaceService().symbol(new WorkspaceSymbolParams(at.position().getCharacter() % 2 == 0 ? "" : "e")));
        add(is(can.getFoldingRangeProvider()), "foldingRange", at -> texts.foldingRange(new FoldingRangeRequestParams(at.file())));
        add(is(can.getSelectionRangeProvider()), "selectionRange",
                at -> texts.selectionRange(new SelectionRangeParams(at.file(), List.of(at.position()))));
        add(is(can.getInlayHintProvider()), "inlayHint", at -> texts.inlayHint(new InlayHintParams(at.file(), at.range())));
        add(is(can.getLinkedEditingRangeProvider()), "linkedEditingRange",
                at -> texts.linkedEditingRange(new LinkedEditingRangeParams(at.file(), at.position())));
        add(can.getDocumentLinkProvider() != null, "documentLink", at -> texts.documentLink(new DocumentLinkParams(at.file())));
        add(can.getCodeLensProvider() != null, "codeLens", at -> texts.codeLens(new CodeLensParams(at.file())), (at, lenses) ->
                lenses.isEmpty() || !Boolean.TRUE.equals(can.getCodeLensProvider().getResolveProvider()) ? NOTHING
                        : texts.resolveCodeLens(lenses.getFirst()));
        SemanticTokensWithRegistrationOptions tokens = can.getSemanticTokensProvider();
        add(tokens != null, "semanticTokens", at -> texts.semanticTokensFull(new SemanticTokensParams(at.file())), (at, full) ->
                full.getResultId() == null ? NOTHING
                        : texts.semanticTokensFullDelta(new SemanticTokensDeltaParams(at.file(), full.getResultId())));
        add(tokens != null && is(tokens.getRange()), "semanticTokensRange",
                at -> texts.semanticTokensRange(new SemanticTokensRangeParams(at.file(), at.range())));
    }

    private void changes(ServerCapabilities can) {
        FormattingOptions options = new FormattingOptions(4, true);
        add(can.getCompletionProvider() != null, "completion",
                at -> texts.completion(new CompletionParams(at.file(), at.position())), (at, found) -> {
                    List<CompletionItem> items = found.isLeft() ? found.getLeft() : found.getRight().getItems();
                    boolean resolves = Boolean.TRUE.equals(can.getCompletionProvider().getResolveProvider());
                    return items.isEmpty() || !resolves ? NOTHING : texts.resolveCompletionItem(items.getLast());
                });
        add(is(can.getCodeActionProvider()), "codeAction",
                at -> texts.codeAction(new CodeActionParams(at.file(), at.range(), new CodeActionContext(at.shown()))), (at, found) -> {
                    boolean resolves = can.getCodeActionProvider().isRight()
                            && Boolean.TRUE.equals(can.getCodeActionProvider().getRight().getResolveProvider());
                    List<CodeAction> lazy = found.stream().filter(Either::isRight).map(Either::getRight)
                            .filter(action -> action.getEdit() == null && action.getCommand() == null).toList();
                    return lazy.isEmpty() || !resolves ? NOTHING : texts.resolveCodeAction(lazy.getLast());
                });
        add(is(can.getRenameProvider()), "rename", at -> texts.prepareRename(new PrepareRenameParams(at.file(), at.position())),
                (at, possible) -> texts.rename(new RenameParams(at.file(), at.position(), "Renamed")));
        add(is(can.getDocumentFormattingProvider()), "formatting",
                at -> texts.formatting(new DocumentFormattingParams(at.file(), options)));
        add(is(can.getDocumentRangeFormattingProvider()), "rangeFormatting",
                at -> texts.rangeFormatting(new DocumentRangeFormattingParams(at.file(), options, at.range())));
        add(can.getDocumentOnTypeFormattingProvider() != null, "onTypeFormatting", at -> texts.onTypeFormatting(
                new DocumentOnTypeFormattingParams(at.file(), options, at.position(),
                        can.getDocumentOnTypeFormattingProvider().getFirstTriggerCharacter())));
        add(can.getDiagnosticProvider() != null, "diagnostic", at -> texts.diagnostic(new DocumentDiagnosticParams(at.file())));
    }
}
