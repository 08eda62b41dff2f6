// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** Where one node is a step of another. */
final class Steps {
    private Steps() {}

    /** The first place where {@code child} is a step of the abstract node {@code flow}. */
    static SourceRange first(ProgramGraph graph, String flow, String child) {
        return ((Node.AbstractNode) graph.nodes().get(flow)).variants().stream().flatMap(v -> v.steps().stream())
                .filter(s -> s.text().equals(child)).map(Name::range).findFirst().orElseThrow();
    }
}
