// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.edits;

import java.util.Collection;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.lang.fixes.Rewriting;
import org.flux.lang.ide.workspace.Document;

/** A text and what it becomes. */
public record TextChange(String before, String after) {

    /** @param edits of this text, none of which overlaps another */
    public static TextChange of(String text, Collection<Edit> edits) {
        return new TextChange(text, Rewriting.apply(text, edits));
    }

    /**
     * The edits that lead from the one to the other, and touch nothing else.
     *
     * @param document that has the text before
     */
    public List<TextEdit> edits(Document document) {
        return Differences.between(before, after).stream()
                .map(difference -> new TextEdit(document.range(difference.offset(), difference.end()), difference.text())).toList();
    }
}
