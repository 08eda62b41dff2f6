// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;

/** The severities that a user wants instead of the catalogue's: an entry without a severity is not reported at all. */
final class SeverityRules {
    private static final String ELEVATION = "elevation";

    private final Map<Code, Optional<Severity>> wanted = new EnumMap<>(Code.class);

    /**
     * Later lists win over earlier ones.
     *
     * @throws UserError for a code that is not in the catalogue
     */
    static SeverityRules of(List<String> ignored, List<String> warned, List<String> denied) {
        SeverityRules rules = new SeverityRules();
        rules.set("--ignore", ignored, Optional.empty());
        rules.set("--warn", warned, Optional.of(Severity.WARNING));
        rules.set("--deny", denied, Optional.of(Severity.ERROR));
        return rules;
    }

    Optional<Diagnostic> apply(Diagnostic finding) {
        Optional<Severity> severity = wanted.getOrDefault(finding.code(), Optional.of(finding.severity()));
        return severity.map(s -> new Diagnostic(finding.code(), s, finding.message(), finding.range(), finding.related(), finding.fixes()));
    }

    private void set(String option, List<String> names, Optional<Severity> severity) {
        for (String name : names) {
            codes(option, name).forEach(code -> wanted.put(code, severity));
        }
    }

    private static Set<Code> codes(String option, String name) {
        if (name.equalsIgnoreCase(ELEVATION)) {
            return Codes.elevation();
        }
        return Codes.find(name).map(Set::of).orElseThrow(() -> {
            List<String> known = new ArrayList<>(Codes.names());
            known.add(ELEVATION);
            return UserError.usage(option + " " + name + ": no such code" + Suggestions.didYouMean(name, known)
                    + " ('flux explain --all' lists the codes)");
        });
    }
}
