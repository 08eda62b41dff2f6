// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Places of the protocol and of documents: lines and UTF-16 units there, offsets in UTF-16 units here. What is outside a document becomes
 * the nearest place inside, since an answer may be about a text that has just become shorter.
 */
public final class Positions {
    private Positions() {}

    public static Position at(IDocument document, int offset) {
        int inside = Math.clamp(offset, 0, document.getLength());
        try {
            int line = document.getLineOfOffset(inside);
            return new Position(line, inside - document.getLineOffset(line));
        } catch (BadLocationException becameShorter) {
            return new Position(0, 0);
        }
    }

    public static int offset(IDocument document, Position position) {
        if (position.getLine() < 0) {
            return 0;
        }
        if (position.getLine() >= document.getNumberOfLines()) {
            return document.getLength();
        }
        try {
            IRegion line = document.getLineInformation(position.getLine());
            return line.getOffset() + Math.clamp(position.getCharacter(), 0, line.getLength());
        } catch (BadLocationException becameShorter) {
            return document.getLength();
        }
    }

    public static IRegion region(IDocument document, Range range) {
        int start = offset(document, range.getStart());
        return new Region(start, Math.max(0, offset(document, range.getEnd()) - start));
    }

    public static Range range(IDocument document, int offset, int length) {
        return new Range(at(document, offset), at(document, offset + length));
    }
}
