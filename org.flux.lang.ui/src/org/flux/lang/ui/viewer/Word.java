// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.viewer;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;

/** Words of a text: names, keywords, numbers. */
public final class Word {
    private Word() {
    }

    /** The word that an offset is in, or at the beginning or the end of; empty if there is none. */
    public static IRegion at(IDocument document, int offset) {
        try {
            int start = start(document, offset);
            int end = offset;
            while (end < document.getLength() && Character.isJavaIdentifierPart(document.getChar(end))) {
                end++;
            }
            return new Region(start, end - start);
        } catch (BadLocationException e) {
            return new Region(offset, 0);
        }
    }

    /** Where the word begins that ends at an offset, or goes on there. */
    public static int start(IDocument document, int offset) {
        int start = offset;
        try {
            while (start > 0 && Character.isJavaIdentifierPart(document.getChar(start - 1))) {
                start--;
            }
        } catch (BadLocationException e) {
            return offset;
        }
        return start;
    }
}
