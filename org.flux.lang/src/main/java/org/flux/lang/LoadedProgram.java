// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/**
 * A program, read and analysed.
 *
 * @param diagnostics every finding (syntax, linking, analyses), sorted by file (root first), place and code, without duplicates
 * @param texts the text of every file of the program by its path, the root first
 */
public record LoadedProgram(ProgramGraph graph, Analysis analysis, List<Diagnostic> diagnostics, Map<String, String> texts) {
    public LoadedProgram {
        diagnostics = List.copyOf(diagnostics);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
