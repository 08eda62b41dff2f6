// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.ProgramGraph.UnresolvedReference;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Name;

/** Collects what reading has found and linking finds. */
final class Findings {
    private final List<Diagnostic> diagnostics;
    private final List<UnresolvedReference> unresolved = new ArrayList<>();

    /** @param reading what reading the files has found */
    Findings(List<Diagnostic> reading) {
        diagnostics = new ArrayList<>(reading);
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void unresolved(Name name, UnresolvedReference.Kind kind, Diagnostic diagnostic) {
        unresolved.add(new UnresolvedReference(name, kind));
        diagnostics.add(diagnostic);
    }

    /** A further use of a name that has been reported already. */
    void unresolved(Name name, UnresolvedReference.Kind kind) {
        unresolved.add(new UnresolvedReference(name, kind));
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    List<UnresolvedReference> unresolved() {
        return List.copyOf(unresolved);
    }
}
