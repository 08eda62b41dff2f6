// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import org.eclipse.lsp4j.Range;

/**
 * Where the cursor of a text is.
 *
 * @param uri of the text
 * @param selection its end is where the cursor is
 * @param before some text before the cursor, with the beginning of the statement there
 */
record Place(String uri, Range selection, String before) {
    /** What pictures call the text. */
    String file() {
        return FileRange.nameOf(uri);
    }
}
