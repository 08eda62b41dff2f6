// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.analysis;

import java.util.List;
import java.util.Set;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.handlers.HandlerTable;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.names.JavaNames;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.types.Types;

/**
 * All analyses of one program, which every tool reads: one opinion about one program.
 *
 * @param reachable names of the nodes that some source reaches, handlers included
 * @param recursion every ring of abstract nodes, each starting at the node that the text introduces first; empty in a valid program
 * @param diagnostics every finding, linking included, sorted by file (root first), place, code
 */
public record Analysis(ProgramGraph graph, Types types, Set<String> reachable, List<List<String>> recursion, LockSchedule locks,
        HandlerTable handlers, PathNumbering paths, JavaNames names, List<Diagnostic> diagnostics) {

    /** Runs every analysis. Never fails, whatever the text. */
    public static Analysis of(ProgramGraph graph) {
        throw new UnsupportedOperationException("written next");
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == org.flux.graph.diagnostics.Severity.ERROR);
    }
}
