// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/** One line that counts findings: {@code 2 errors, 1 warning in 3 programs}. */
public final class Summary {
    private Summary() {}

    public static String of(List<Diagnostic> findings, int programs) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream().filter(f -> f.severity() == severity).count();
            if (count > 0) {
                parts.add(count(count, severity.toString()));
            }
        }
        return (parts.isEmpty() ? "no findings" : String.join(", ", parts)) + " in " + count(programs, "program");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
