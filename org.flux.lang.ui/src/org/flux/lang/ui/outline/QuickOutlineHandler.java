// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Icons;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.navigation.Choice;
import org.flux.lang.ui.navigation.QuickChoice;
import org.flux.lang.ui.server.Server;

/** <em>Quick Outline</em>: the outline in a window above the text, to type some letters of a name into. */
public final class QuickOutlineHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Editors.active().ifPresent(editor -> {
            IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            FluxDocument.of(document).ifPresent(open -> show(editor, open));
        });
        return null;
    }

    private static void show(ITextEditor editor, FluxDocument open) {
        Display display = Display.getCurrent();
        int cursor = editor.getSelectionProvider().getSelection() instanceof ITextSelection text ? text.getOffset() : 0;
        CompletableFuture<List<Choice>> all = Server.get().ask(requests ->
                requests.getTextDocumentService().documentSymbol(new DocumentSymbolParams(open.id())))
                .thenApplyAsync(symbols -> {
                    List<Node> nodes = symbols == null ? List.of()
                            : Node.of(symbols.stream().filter(Either::isRight).map(Either::getRight).toList(), null);
                    Node here = Node.at(nodes, open.document(), cursor);
                    return nodes.stream().map(node -> choice(node, here, editor, open.document())).toList();
                }, display::asyncExec);
        new QuickChoice(editor.getSite().getShell(), "Outline", "Type letters of a name",
                typed -> all.thenApply(choices -> Choice.fitting(choices, typed))).open();
    }

    private static Choice choice(Node node, Node here, ITextEditor editor, IDocument document) {
        List<Choice> children = node.children().stream().map(child -> choice(child, here, editor, document)).toList();
        return new Choice(Icons.of(node.symbol().getKind()), node.label(), node.symbol().getName(), children,
                () -> OutlinePage.reveal(editor, document, node), node == here);
    }
}
