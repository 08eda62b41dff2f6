// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;

/** What came of a generation: sources, or the reasons why there are none. */
public sealed interface Generated permits GeneratedFiles, Generated.Refusal {

    /**
     * The program cannot be turned into Java.
     *
     * @param diagnostics the findings that forbid it, each of severity error; never empty
     */
    record Refusal(List<Diagnostic> diagnostics) implements Generated {
        public Refusal {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
