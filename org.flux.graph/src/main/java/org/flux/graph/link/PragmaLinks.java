// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.List;
import java.util.Optional;
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
        Optional<Name> written = pragma.value();
        Optional<String> meant = written.flatMap(w -> DidYouMean.closest(w.text(), values));
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_VALUE, written.map(Name::range).orElse(pragma.name().range()),
                "Pragma `" + pragma.name() + "` is either `" + values.get(0) + "` or `" + values.get(1) + "`"
                + written.map(w -> ", not `" + w + "`").orElse("") + DidYouMean.suffix(meant));
        List<String> offered = meant.map(List::of).orElse(values);
        for (String value : offered) {
            finding = written.isPresent() ? finding.suggest("Change to `" + value + "`", written.get().range(), value)
                    : finding.suggest("Set it to `" + value + "`", pragma.name().range().end(), " = " + value);
        }
        findings.add(finding);
        return fallback;
    }

    private static void unknown(PragmaDecl pragma, Findings findings) {
        Optional<String> meant = DidYouMean.closest(pragma.name().text(), KNOWN);
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_UNKNOWN, pragma.name().range(),
                "There is no pragma `" + pragma.name() + "`" + (meant.isPresent() ? DidYouMean.suffix(meant)
                        : "; there are `" + String.join("` and `", KNOWN) + "`"));
        if (meant.isPresent()) {
            finding = finding.suggest("Change to `" + meant.get() + "`", pragma.name().range(), meant.get());
        }
        findings.add(finding.suggest("Remove this pragma", pragma.range(), ""));
    }
}
