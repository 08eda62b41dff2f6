// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/**
 * Lenses above lines and hints within them. The platform asks again a moment after the text has changed, {@link MiningRefresh} otherwise.
 */
public final class Minings extends AbstractCodeMiningProvider {
    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer, IProgressMonitor monitor) {
        IDocument document = viewer.getDocument();
        FluxDocument open = FluxDocument.of(document).orElse(null);
        if (open == null) {
            return CompletableFuture.completedFuture(List.of());
        }
        int version = open.version();
        CompletableFuture<? extends List<? extends CodeLens>> lenses = Server.get().ask(requests ->
                requests.getTextDocumentService().codeLens(new CodeLensParams(open.id())));
        CompletableFuture<List<InlayHint>> hints = Server.get().ask(requests -> requests.getTextDocumentService()
                .inlayHint(new InlayHintParams(open.id(), Positions.range(document, 0, document.getLength()))));
        return lenses.thenCombine(hints, (above, within) -> minings(document, above, within, () -> open.version() == version));
    }

    private List<ICodeMining> minings(IDocument document, List<? extends CodeLens> lenses, List<InlayHint> hints,
            BooleanSupplier fresh) {
        List<ICodeMining> minings = new ArrayList<>();
        try {
            for (CodeLens lens : lenses == null ? List.<CodeLens>of() : lenses) {
                if (lens.getCommand() != null) {
                    minings.add(new LensMining(lens, document, this));
                }
            }
            for (InlayHint hint : hints == null ? List.<InlayHint>of() : hints) {
                minings.add(HintMining.of(hint, document, fresh, this));
            }
        } catch (BadLocationException e) {
            Plugin.log("The text has lines that it does not have.", e);
        }
        return minings;
    }
}
