// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.rename;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/** The command <i>Rename</i>: of what is named at the cursor, in every program that names it. */
public final class RenameHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Optional<ITextEditor> editor = Editors.active();
        editor.flatMap(Editors::document).flatMap(FluxDocument::of).ifPresent(document -> {
            int cursor = editor.get().getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : 0;
            begin(document, Positions.at(document.document(), cursor), HandlerUtil.getActiveShell(event));
        });
        return null;
    }

    private static void begin(FluxDocument document, Position place, Shell shell) {
        Server.get().ask(server -> server.getTextDocumentService().prepareRename(new PrepareRenameParams(document.id(), place)))
                .whenComplete((answer, failure) -> {
                    if (failure != null && !(failure instanceof CancellationException)) {
                        Notices.information("This cannot be renamed: " + failure.getMessage());
                    } else if (answer != null && !shell.isDisposed()) {
                        shell.getDisplay().asyncExec(() -> name(document, answer).ifPresent(name -> choose(document, place, name, shell)));
                    }
                });
    }

    private static Optional<String> name(FluxDocument document,
            Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> answer) {
        if (answer.isSecond()) {
            return Optional.of(answer.getSecond().getPlaceholder());
        }
        if (!answer.isFirst()) {
            return Optional.empty();
        }
        IDocument text = document.document();
        IRegion region = Positions.region(text, answer.getFirst());
        try {
            return Optional.of(text.get(region.getOffset(), region.getLength()));
        } catch (BadLocationException becameShorter) {
            return Optional.empty();
        }
    }

    private static void choose(FluxDocument document, Position place, String name, Shell shell) {
        RenameDialog dialog = new RenameDialog(shell, document.id(), place, name);
        if (!shell.isDisposed() && dialog.open() == Window.OK) {
            Edits.apply(dialog.edit(), "Renaming " + name + " to " + dialog.name());
        }
    }
}
