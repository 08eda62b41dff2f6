// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.flux.diagram.model.DiagramBuilder;
import org.flux.diagram.model.Selection;
import org.flux.graph.ProgramGraph;

/**
 * Which picture is wanted. What does not exist in the program is ignored: a view may remember what the text had a moment ago.
 *
 * @param textDocument a file of the program
 * @param root the URI of the program, if the file is part of several; null for the one that is meant where only one can be
 * @param flow only the flows of this source, or the flow of this node; null for all
 * @param expand ids of boxes, names of nodes, or {@code *}; null for none; as is {@code collapse}
 * @param overlay {@code locks}, {@code profile} for the profile that belongs to the program, {@code prediction} for what the editor shows
 *     as predicted, as long as there is such a prediction, then for the profile, if there is one; or the text of an overlay file or of a
 *     profile; null for none
 */
public record DiagramParams(TextDocumentIdentifier textDocument, String root, String flow, List<String> expand, List<String> collapse,
        String overlay) {

    Selection selection(ProgramGraph graph) {
        return new Selection(Optional.ofNullable(flow).filter(name -> DiagramBuilder.hasFlow(graph, name)), set(expand), set(collapse));
    }

    private static Set<String> set(List<String> names) {
        return names == null ? Set.of() : Set.copyOf(names);
    }
}
