// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.SourceRange;

/** Where the locks of a program stand in its text. */
final class LockPlaces {
    /** A node that declares a lock. */
    record Use(Node node, Constraint constraint) {}

    private record Written(ConstraintDecl declaration, LockUse use) {}

    private final ProgramGraph graph;
    private final Map<Lock, List<Use>> uses = new HashMap<>();
    private final Map<SourceRange, Written> written = new HashMap<>();

    LockPlaces(ProgramGraph graph) {
        this.graph = graph;
        for (Node node : graph.nodes().values()) {
            for (Constraint constraint : node.constraints()) {
                uses.computeIfAbsent(constraint.lock(), l -> new ArrayList<>()).add(new Use(node, constraint));
            }
        }
    }

    /** All nodes that declare a lock, in the order of the program's nodes. */
    List<Use> of(Lock lock) {
        return uses.getOrDefault(lock, List.of());
    }

    /** The constraint declarations of a node. */
    List<ConstraintDecl> declarations(Node node) {
        return node.constraints().stream().map(c -> find(c).declaration()).distinct().toList();
    }

    /** Takes a lock out of its constraint. */
    Edit without(Constraint constraint) {
        Written found = find(constraint);
        return Edits.without(found.declaration(), found.use());
    }

    private Written find(Constraint constraint) {
        if (written.isEmpty()) {
            graph.files().stream().flatMap(f -> f.declarations().stream()).forEach(declaration -> {
                if (declaration instanceof ConstraintDecl constrained) {
                    constrained.locks().forEach(use -> written.putIfAbsent(use.range(), new Written(constrained, use)));
                }
            });
        }
        return written.get(constraint.range());
    }
}
