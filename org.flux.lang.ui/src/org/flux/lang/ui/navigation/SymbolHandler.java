// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.Icons;
import org.flux.lang.ui.server.Server;

/** <em>Open Symbol</em>: nodes, predicate types and locks of all programs of the workspace, by some of their letters. */
public final class SymbolHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Display display = Display.getCurrent();
        new QuickChoice(Choices.shell(), "Open Symbol", "Type letters of a node, a predicate type or a lock", typed ->
                Server.get().ask(requests -> requests.getWorkspaceService().symbol(new WorkspaceSymbolParams(typed)))
                        .thenCompose(answer -> choices(answer, display))).open();
        return null;
    }

    /** Icons are made in the UI thread. */
    private static CompletableFuture<List<Choice>> choices(
            Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>> answer, Display display) {
        return CompletableFuture.supplyAsync(() -> answer == null ? List.<Choice>of() : all(answer).toList(), display::asyncExec);
    }

    @SuppressWarnings("deprecation") // What older servers answer; ours may answer either.
    private static Stream<Choice> all(Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>> answer) {
        return answer.isLeft()
                ? answer.getLeft().stream().map(s -> choice(s.getName(), s.getKind(), s.getContainerName(), place(s.getLocation())))
                : answer.getRight().stream().map(s -> choice(s.getName(), s.getKind(), s.getContainerName(),
                        s.getLocation().map(SymbolHandler::place, file -> new Place(file.getUri(), null))));
    }

    private static Place place(Location location) {
        return new Place(location.getUri(), location.getRange());
    }

    private static Choice choice(String name, SymbolKind kind, String container, Place place) {
        Range range = place.range();
        StyledString label = new StyledString(name).append("  " + (container == null || container.isEmpty() ? "" : container + "  ")
                + place.fileName() + (range == null ? "" : ":" + (range.getStart().getLine() + 1)), StyledString.QUALIFIER_STYLER);
        return new Choice(Icons.of(kind), label, name, List.of(), place::open, false);
    }
}
