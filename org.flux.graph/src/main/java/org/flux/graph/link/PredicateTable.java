// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph.UnresolvedReference.Kind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.TypeDef;
import org.flux.graph.syntax.Name;

/** The predicate types of a program, and the patterns that use one that does not exist. */
final class PredicateTable {
    private PredicateTable() {}

    static Map<String, PredicateType> of(Declarations all, Findings findings) {
        Map<String, PredicateType> predicates = new LinkedHashMap<>();
        for (TypeDef typedef : all.of(TypeDef.class)) {
            Name name = typedef.name();
            PredicateType first = predicates.putIfAbsent(name.text(), new PredicateType(name.text(), typedef));
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_DECLARATION, name.range(), "Predicate type `" + name + "` is declared twice")
                        .related(first.declaration().name().range(), "declared here first")
                        .fix("Remove this declaration", typedef.range(), ""));
            }
        }
        Set<String> reported = new HashSet<>();
        for (FlowDefinition definition : all.of(FlowDefinition.class)) {
            definition.patterns().stream().flatMap(p -> p.stream()).forEach(pattern -> {
                if (pattern instanceof Pattern.Test test && !predicates.containsKey(test.predicate().text())) {
                    unknown(test.predicate(), definition, predicates.keySet(), reported, findings);
                }
            });
        }
        return Collections.unmodifiableMap(predicates);
    }

    private static void unknown(Name predicate, FlowDefinition definition, Set<String> known, Set<String> reported, Findings findings) {
        if (!reported.add(predicate.text())) {
            findings.unresolved(predicate, Kind.PREDICATE);
            return;
        }
        var meant = DidYouMean.closest(predicate.text(), known);
        Diagnostic finding = Diagnostic.of(Code.PREDICATE_UNKNOWN, predicate.range(),
                "Predicate `" + predicate + "` has no typedef" + DidYouMean.suffix(meant));
        if (meant.isPresent()) {
            finding = finding.fix("Change to `" + meant.get() + "`", predicate.range(), meant.get());
        }
        String function = "Is" + Character.toUpperCase(predicate.text().charAt(0)) + predicate.text().substring(1);
        findings.unresolved(predicate, Kind.PREDICATE, finding.fix("Declare `" + predicate + "`, tested by `" + function + "`",
                definition.range().start(), "typedef " + predicate + " " + function + ";\n"));
    }
}
