// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionTriggerKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.server.Server;

/** What can be done about a place: asked of the server when it is to be listed, and worked out by it when it is chosen. */
final class Actions {
    static final String QUICK_FIX = "quickfix";
    private static final Duration LIMIT = Duration.ofMillis(500);

    private Actions() {}

    /**
     * Waits for a moment.
     *
     * @param kinds which, and those below them; none for all
     */
    static List<CodeAction> at(String uri, Range range, List<String> kinds) {
        List<Diagnostic> there = Problems.get().of(uri).stream().filter(diagnostic -> touches(diagnostic.getRange(), range)).toList();
        CodeActionContext context = new CodeActionContext(there, kinds.isEmpty() ? null : kinds);
        context.setTriggerKind(CodeActionTriggerKind.Invoked);
        CodeActionParams params = new CodeActionParams(new TextDocumentIdentifier(uri), range, context);
        return Server.get().askNow(LIMIT, List.of(), server -> server.getTextDocumentService().codeAction(params)
                .thenApply(found -> found == null ? List.<CodeAction>of() : found.stream()
                        .map(one -> one.isRight() ? one.getRight() : null).filter(Objects::nonNull).toList()));
    }

    private static boolean touches(Range one, Range other) {
        return !isBefore(one, other) && !isBefore(other, one);
    }

    private static boolean isBefore(Range one, Range other) {
        int line = Integer.compare(one.getEnd().getLine(), other.getStart().getLine());
        return line < 0 || line == 0 && one.getEnd().getCharacter() < other.getStart().getCharacter();
    }

    /** Why it cannot be done here; empty if it can. */
    static Optional<String> obstacle(CodeAction action) {
        return Optional.ofNullable(action.getDisabled()).map(disabled -> disabled.getReason());
    }

    /** Does it, as soon as the server has worked out what it means. What is not possible is told. Does not wait. */
    static void perform(CodeAction action) {
        Optional<String> obstacle = obstacle(action);
        if (obstacle.isPresent()) {
            Notices.information(action.getTitle() + " is not possible here: " + obstacle.get() + ".");
            return;
        }
        if (action.getEdit() != null || action.getData() == null) {
            performNow(action);
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        Server.get().ask(server -> server.getTextDocumentService().resolveCodeAction(action)).whenComplete((resolved, failure) -> {
            if (failure == null && resolved != null && !display.isDisposed()) {
                display.asyncExec(() -> performNow(resolved));
            } else if (failure != null && !(failure instanceof CancellationException)) {
                Notices.error(action.getTitle() + " was not possible: " + failure.getMessage() + ". Nothing was changed.");
            }
        });
    }

    private static void performNow(CodeAction action) {
        boolean done = action.getEdit() == null || Edits.apply(action.getEdit(), action.getTitle());
        if (done && action.getCommand() != null) {
            Commands.execute(action.getCommand());
        }
    }
}
