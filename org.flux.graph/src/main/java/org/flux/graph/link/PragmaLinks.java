// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Pragmas;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;

/** Reads the pragmas of the root file, of two for one setting the last one, and tells of all that have no effect. */
final class PragmaLinks {
    private static final String LOCK_ORDER = "lockorder";
    private static final String NO_MATCH = "nomatch";
    private static final List<String> KNOWN = List.of(LOCK_ORDER, NO_MATCH);
    /** The default first. */
    private static final Map<String, List<String>> VALUES = Map.of(LOCK_ORDER, List.of("alphabetical", "inferred"),
            NO_MATCH, List.of("error", "drop"));

    private PragmaLinks() {}

    static Pragmas of(List<SourceFile> program, Findings findings) {
        SourceFile root = program.getFirst();
        Map<String, PragmaDecl> set = read(root, findings);
        for (SourceFile file : program.subList(1, program.size())) {
            read(file, findings).forEach((name, pragma) -> {
                if (!value(pragma).equals(inForce(set, name))) {
                    findings.add(ignored(program, file, pragma, set.get(name)));
                }
            });
        }
        return new Pragmas(LockOrderRule.valueOf(inForce(set, LOCK_ORDER).toUpperCase(Locale.ROOT)),
                NoMatchRule.valueOf(inForce(set, NO_MATCH).toUpperCase(Locale.ROOT)));
    }

    /** The pragmas of a file that mean something, by what they set. */
    private static Map<String, PragmaDecl> read(SourceFile file, Findings findings) {
        Map<String, PragmaDecl> set = new LinkedHashMap<>();
        for (PragmaDecl pragma : Declarations.of(List.of(file)).of(PragmaDecl.class)) {
            List<String> values = VALUES.get(pragma.name().text());
            if (values == null) {
                unknown(pragma, findings);
            } else if (!values.contains(value(pragma))) {
                wrongValue(pragma, values, findings);
            } else {
                PragmaDecl earlier = set.put(pragma.name().text(), pragma);
                if (earlier != null) {
                    findings.add(repeated(earlier, pragma));
                }
            }
        }
        return set;
    }

    private static String value(PragmaDecl pragma) {
        return pragma.value().map(Name::text).orElse("");
    }

    private static String inForce(Map<String, PragmaDecl> set, String name) {
        return set.containsKey(name) ? value(set.get(name)) : VALUES.get(name).getFirst();
    }

    private static Diagnostic repeated(PragmaDecl earlier, PragmaDecl later) {
        boolean same = value(earlier).equals(value(later));
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_REPEATED, later.range(), "Pragma `" + later.name() + "` is set twice"
                + (same ? ", both times to `" + value(later) + "`"
                        : ": to `" + value(earlier) + "` and then to `" + value(later) + "`, which counts"))
                .related(earlier.range(), "set here first");
        return finding.suggest("Remove this pragma", later.range(), "")
                .suggest("Remove the first one", earlier.range(), "");
    }

    /** @param other what sets the same in the root file; null if nothing does */
    private static Diagnostic ignored(List<SourceFile> program, SourceFile file, PragmaDecl pragma, PragmaDecl other) {
        SourceFile root = program.getFirst();
        String line = "pragma " + pragma.name() + " = " + value(pragma) + ";";
        String name = root.path().substring(root.path().lastIndexOf('/') + 1);
        Diagnostic finding = Diagnostic.of(Code.PRAGMA_IGNORED, pragma.range(), "Pragma `" + pragma.name()
                + "` has no effect in an imported file: only the program's root, `" + name + "`, can set it");
        Optional<Import.OfFile> statement = program.stream().flatMap(f -> f.imports().stream())
                .filter(i -> i instanceof Import.OfFile imported && imported.resolved().equals(Optional.of(file.path())))
                .map(Import.OfFile.class::cast).findFirst();
        if (statement.isPresent()) {
            finding = finding.related(statement.get().range(), "imported here");
        }
        if (other != null) {
            finding = finding.related(other.range(), "set to `" + value(other) + "` here");
        } else {
            finding = finding.fix(new Fix("Move it to `" + name + "`",
                    List.of(new Edit(pragma.range(), ""), Edits.element(root, line)), Applicability.SUGGESTION));
        }
        return finding.suggest("Remove this pragma", pragma.range(), "");
    }

    private static void wrongValue(PragmaDecl pragma, List<String> values, Findings findings) {
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
