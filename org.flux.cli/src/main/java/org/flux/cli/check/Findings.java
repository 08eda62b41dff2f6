// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.cli.program.Program;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;

/** What is found in several programs, as the user wants to see it. */
final class Findings {
    private Findings() {}

    /**
     * The findings in the order of the programs. What several programs import is reported once, as severely as any of them wants it.
     *
     * @param wanted wins over the programs' settings
     */
    static List<Diagnostic> of(List<Program> programs, SeverityPolicy wanted) {
        Map<Diagnostic, Diagnostic> findings = new LinkedHashMap<>();
        for (Program program : programs) {
            program.settings().severities().overriddenBy(wanted).addTo(findings, program.diagnostics());
        }
        return List.copyOf(findings.values());
    }
}
