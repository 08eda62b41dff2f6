// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph.UnresolvedReference.Kind;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.Edits;
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
                        .suggest("Remove this declaration", typedef.range(), ""));
            }
        }
        Map<String, List<Use>> unknown = new LinkedHashMap<>();
        for (FlowDefinition definition : all.of(FlowDefinition.class)) {
            definition.patterns().stream().flatMap(List::stream).forEach(pattern -> {
                if (pattern instanceof Pattern.Test test && !predicates.containsKey(test.predicate().text())) {
                    unknown.computeIfAbsent(test.predicate().text(), p -> new ArrayList<>()).add(new Use(test.predicate(), definition));
                }
            });
        }
        DidYouMean known = new DidYouMean(predicates.keySet());
        unknown.values().forEach(uses -> unknown(uses, known, findings));
        return Collections.unmodifiableMap(predicates);
    }

    private record Use(Name predicate, FlowDefinition definition) {}

    private static void unknown(List<Use> uses, DidYouMean known, Findings findings) {
        Name predicate = uses.getFirst().predicate();
        Optional<String> meant = known.closest(predicate.text());
        Diagnostic finding = Diagnostic.of(Code.PREDICATE_UNKNOWN, predicate.range(),
                "Predicate `" + predicate + "` has no typedef" + DidYouMean.suffix(meant));
        for (Use use : uses.subList(1, Math.min(uses.size(), Related.MOST + 1))) {
            finding = finding.related(use.predicate().range(), "used here too");
        }
        if (meant.isPresent()) {
            finding = finding.fix(new Fix("Change to `" + meant.get() + "`",
                    uses.stream().map(u -> new Edit(u.predicate().range(), meant.get())).toList(), Applicability.SUGGESTION));
        }
        String function = "Is" + Character.toUpperCase(predicate.text().charAt(0)) + predicate.text().substring(1);
        finding = finding.suggest("Declare `" + predicate + "`, tested by `" + function + "`",
                Edits.beside(uses.getFirst().definition(), "typedef " + predicate + " " + function + ";"));
        findings.unresolved(predicate, Kind.PREDICATE, finding);
        uses.subList(1, uses.size()).forEach(u -> findings.unresolved(u.predicate(), Kind.PREDICATE));
    }
}
