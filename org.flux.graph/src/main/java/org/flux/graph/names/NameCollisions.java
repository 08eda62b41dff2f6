// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/** Things of different kinds, or of one kind with different names, that would become one Java name. */
final class NameCollisions {
    enum Space {
        COMPONENTS, FLOWS
    }

    private record Key(Space space, String javaName) {}

    private record Thing(String what, SourceRange range) {}

    private final Map<Key, Thing> taken = new HashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    /** @param what the thing in the user's words; the same words mean the same thing, which collides with nothing */
    void add(Space space, String javaName, String what, SourceRange range) {
        Thing first = taken.putIfAbsent(new Key(space, javaName), new Thing(what, range));
        if (first != null && !first.what().equals(what)) {
            findings.add(Diagnostic.of(Code.JAVA_NAME_COLLISION, range,
                    "In Java " + what + " and " + first.what() + " are both `" + javaName + "`; rename one")
                    .related(first.range(), first.what()));
        }
    }

    List<Diagnostic> findings() {
        return List.copyOf(findings);
    }
}
