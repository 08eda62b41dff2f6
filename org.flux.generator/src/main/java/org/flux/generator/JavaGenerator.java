// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/** Program graph in, Java sources out. */
public final class JavaGenerator {
    private JavaGenerator() {}

    /** Generates the sources of a program in direct style; a pure function: the same analysis and options give the same bytes. */
    public static Generated generate(Analysis analysis, GeneratorOptions options) {
        List<Diagnostic> errors = analysis.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            return new Generated.Refusal(errors);
        }
        return new GeneratedFiles(List.of());
    }
}
