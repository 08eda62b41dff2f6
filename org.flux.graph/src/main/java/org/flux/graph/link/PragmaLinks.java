// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.List;
import org.flux.graph.Pragmas;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;

/** Reads the pragmas of the root file; of two for one setting the last one counts. */
final class PragmaLinks {
    private static final List<String> KNOWN = List.of("lockorder", "nomatch");

    private PragmaLinks() {}

    static Pragmas of(SourceFile root, Findings findings) {
        LockOrderRule order = Pragmas.DEFAULT.lockOrder();
        NoMatchRule noMatch = Pragmas.DEFAULT.noMatch();
        for (PragmaDecl pragma : Declarations.of(List.of(root)).of(PragmaDecl.class)) {
            String value = pragma.value().map(Name::text).orElse("");
            switch (pragma.name().text()) {
                case "lockorder" -> order = switch (value) {
                    case "alphabetical" -> LockOrderRule.ALPHABETICAL;
                    case "inferred" -> LockOrderRule.INFERRED;
                    default -> wrongValue(pragma, List.of("alphabetical", "inferred"), findings, order);
                };
                case "nomatch" -> noMatch = switch (value) {
                    case "error" -> NoMatchRule.ERROR;
                    case "drop" -> NoMatchRule.DROP;
                    default -> wrongValue(pragma, List.of("error", "drop"), findings, noMatch);
                };
                default -> unknown(pragma, findings);
            }
        }
        return new Pragmas(order, noMatch);
    }

    private static <T> T wrongValue(PragmaDecl pragma, List<String> values, Findings findings, T fallback) {
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_VALUE, pragma.value().map(Name::range).orElse(pragma.range()),
                "Pragma `" + pragma.name() + "` is either `" + values.get(0) + "` or `" + values.get(1) + "`");
        for (String value : values) {
            if (pragma.value().isPresent()) {
                finding = finding.fix("Change to `" + value + "`", pragma.value().get().range(), value);
            }
        }
        findings.add(finding);
        return fallback;
    }

    private static void unknown(PragmaDecl pragma, Findings findings) {
        var meant = DidYouMean.closest(pragma.name().text(), KNOWN);
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_UNKNOWN, pragma.name().range(),
                "There is no pragma `" + pragma.name() + "`" + DidYouMean.suffix(meant));
        findings.add(meant.map(m -> finding.fix("Change to `" + m + "`", pragma.name().range(), m))
                .orElse(finding));
    }
}
