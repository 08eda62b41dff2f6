// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.mining;

import java.util.function.Consumer;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.swt.events.MouseEvent;
import org.flux.lang.ui.Commands;

/** A lens above a line; a click does what it says, if it is more than a remark. */
final class LensMining extends LineHeaderCodeMining {
    LensMining(CodeLens lens, IDocument document, ICodeMiningProvider provider) throws BadLocationException {
        super(Math.min(lens.getRange().getStart().getLine(), document.getNumberOfLines() - 1), document, provider, action(lens));
        setLabel(lens.getCommand().getTitle());
    }

    private static Consumer<MouseEvent> action(CodeLens lens) {
        return Commands.isKnown(lens.getCommand()) ? event -> Commands.execute(lens.getCommand()) : null;
    }

    @Override
    public boolean isResolved() {
        return true;
    }
}
