// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/** One line that counts findings: {@code 2 errors, 1 warning in 3 programs}. */
public final class Summary {
    /** How many codes are named; nobody reads more pages at once. */
    private static final int EXPLAINED = 5;

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

    /** Where more is said about errors and warnings; nothing if there are none. */
    public static Optional<String> explanations(List<Diagnostic> findings) {
        List<String> codes = findings.stream().filter(f -> f.severity().compareTo(Severity.WARNING) <= 0)
                .sorted(Comparator.comparing(Diagnostic::severity)).map(f -> f.code().id()).distinct().limit(EXPLAINED).toList();
        return codes.isEmpty() ? Optional.empty() : Optional.of("why, and what to do: flux explain " + String.join(" ", codes));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
