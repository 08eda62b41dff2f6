// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockUse;

/** Merges all constraints of one node into one entry a lock, with the strongest mode. */
final class ConstraintLinks {
    private record Place(ConstraintDecl declaration, LockUse use) {}

    private ConstraintLinks() {}

    static List<Constraint> merge(List<ConstraintDecl> declarations, Findings findings) {
        Map<Lock, Constraint> merged = new LinkedHashMap<>();
        Map<Lock, Place> places = new HashMap<>();
        for (ConstraintDecl declaration : declarations) {
            for (LockUse use : declaration.locks()) {
                if (use.lock().text().isBlank()) {
                    continue;
                }
                Lock lock = new Lock(use.lock().text(), use.scope());
                Constraint next = new Constraint(lock, use.mode(), use.range());
                Constraint before = merged.get(lock);
                if (before == null) {
                    merged.put(lock, next);
                    places.put(lock, new Place(declaration, use));
                    continue;
                }
                boolean keepsNext = before.mode().compareTo(next.mode()) < 0;
                Place superfluous = keepsNext ? places.get(lock) : new Place(declaration, use);
                findings.add(twice(declaration, before, next).fix("Remove `" + lock.written(superfluous.use().mode())
                        + (keepsNext ? "` that was named first" : "` here"), Edits.without(superfluous.declaration(), superfluous.use())));
                if (keepsNext) {
                    merged.put(lock, next);
                    places.put(lock, new Place(declaration, use));
                }
            }
        }
        return List.copyOf(merged.values());
    }

    private static Diagnostic twice(ConstraintDecl declaration, Constraint first, Constraint second) {
        boolean same = first.mode() == second.mode();
        String message = same ? "`" + declaration.node() + "` names lock `" + second.lock() + "` twice"
                : "`" + declaration.node() + "` is both reader and writer of `" + second.lock() + "`; it is taken as a writer";
        return Diagnostic.of(same ? Code.DUPLICATE_LOCK : Code.CONTRADICTORY_LOCK, second.range(), message)
                .related(first.range(), "named here first");
    }
}
