// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.mining;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.ICodeMiningProvider;
import org.eclipse.jface.text.codemining.LineContentCodeMining;
import org.eclipse.jface.text.codemining.LineEndCodeMining;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.events.MouseEvent;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.Positions;

/** What could stand there and does not; a double click writes it, if it may be written. */
final class HintMining extends LineContentCodeMining {
    /** So that neither the cursor nor what is marked before it reaches over it. */
    private static final boolean AFTER = true;

    private HintMining(InlayHint hint, IDocument document, BooleanSupplier fresh, ICodeMiningProvider provider) {
        super(new Position(Positions.offset(document, hint.getPosition()), 1), AFTER, provider, action(hint, document, fresh));
        setLabel(label(hint));
    }

    /**
     * At the end of a line there is no character to stand before, so the platform has something else for that.
     *
     * @param fresh whether the text is still the one that the hint was made for: the hint moves along with what is typed, its edits do not
     */
    static ICodeMining of(InlayHint hint, IDocument document, BooleanSupplier fresh, ICodeMiningProvider provider)
            throws BadLocationException {
        int line = Math.min(hint.getPosition().getLine(), document.getNumberOfLines() - 1);
        IRegion region = document.getLineInformation(line);
        return hint.getPosition().getCharacter() < region.getLength() ? new HintMining(hint, document, fresh, provider)
                : new AtEnd(hint, document, line, provider);
    }

    private static final class AtEnd extends LineEndCodeMining {
        AtEnd(InlayHint hint, IDocument document, int line, ICodeMiningProvider provider) throws BadLocationException {
            super(document, line, provider);
            setLabel(label(hint));
        }

        @Override
        public boolean isAfterPosition() {
            return AFTER;
        }

        @Override
        public boolean isResolved() {
            return true;
        }
    }

    private static String label(InlayHint hint) {
        String label = hint.getLabel().map(text -> text, parts -> parts.stream().map(InlayHintLabelPart::getValue)
                .collect(Collectors.joining()));
        return (Boolean.TRUE.equals(hint.getPaddingLeft()) ? " " : "") + label
                + (Boolean.TRUE.equals(hint.getPaddingRight()) ? " " : "");
    }

    private static Consumer<MouseEvent> action(InlayHint hint, IDocument document, BooleanSupplier fresh) {
        List<TextEdit> edits = hint.getTextEdits();
        return edits == null || edits.isEmpty() ? null : event -> {
            if (event.count == 2 && fresh.getAsBoolean()) {
                Edits.apply(document, edits);
            }
        };
    }

    @Override
    public boolean isResolved() {
        return true;
    }
}
