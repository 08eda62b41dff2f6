// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/** <em>Open Flow Hierarchy</em> of the node under the cursor. */
public final class CallHierarchyHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Editors.active().ifPresent(editor -> {
            IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            FluxDocument.of(document).ifPresent(open -> ask(editor, open));
        });
        return null;
    }

    private static void ask(ITextEditor editor, FluxDocument open) {
        if (editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
            Display display = Display.getCurrent();
            CallHierarchyPrepareParams params = new CallHierarchyPrepareParams(open.id(),
                    Positions.at(open.document(), selection.getOffset()));
            Server.get().ask(requests -> requests.getTextDocumentService().prepareCallHierarchy(params))
                    .thenAccept(items -> display.asyncExec(() -> show(editor.getSite().getPage(), items == null ? List.of() : items)));
        }
    }

    private static void show(IWorkbenchPage page, List<CallHierarchyItem> items) {
        try {
            ((CallHierarchyView) page.showView(CallHierarchyView.ID)).show(items);
        } catch (PartInitException e) {
            Plugin.log("The view with the flow hierarchy cannot be opened.", e);
        }
    }
}
