// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;

/** What would become of a program if its nodes took the locks that they declare and no others: does it deadlock then? */
public final class AsDeclared {
    private AsDeclared() {}

    /** The same program without the compiler's elevations. */
    public static Analysis of(Analysis analysis) {
        LockSchedule locks = analysis.locks();
        Map<String, SortedMap<Lock, LockMode>> declared = new LinkedHashMap<>();
        analysis.graph().nodes().forEach((name, node) -> {
            SortedMap<Lock, LockMode> modes = new TreeMap<>(locks.order());
            node.constraints().forEach(c -> modes.put(c.lock(), c.mode()));
            declared.put(name, modes);
        });
        LockSchedule bare = new LockSchedule(locks.order(), declared, List.of(), locks.contexts(), locks.needs());
        return new Analysis(analysis.graph(), analysis.types(), analysis.reachable(), analysis.recursion(), bare, analysis.handlers(),
                analysis.paths(), analysis.names(), analysis.diagnostics());
    }
}
