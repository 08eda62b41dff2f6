// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** What the pattern for everything is called elsewhere. */
    private static final Set<String> EVERYTHING = Set.of("else", "default", "otherwise", "any", "all", "other", "others");

    private PredicateTable() {}

    static Map<String, PredicateType> of(Declarations all, Findings findings) {
        Map<String, PredicateType> predicates = new LinkedHashMap<>();
        for (TypeDef typedef : all.of(TypeDef.class)) {
            Name name = typedef.name();
            PredicateType first = predicates.putIfAbsent(name.text(), new PredicateType(name.text(), typedef));
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_DECLARATION, name.range(), "Predicate type `" + name + "` is declared twice")
                        .related(first.declaration().name().range(), "declared here first")
                        .suggest("Remove this declaration", typedef.documentedRange(), ""));
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
        unknown.values().forEach(uses -> unknown(uses, all.of(TypeDef.class), known, findings));
        return Collections.unmodifiableMap(predicates);
    }

    private record Use(Name predicate, FlowDefinition definition) {}

    /** A pattern names the test function instead of the predicate type; as likely, the typedef has them the wrong way round. */
    private static void turned(List<Use> uses, TypeDef typedef, Findings findings) {
        Name predicate = uses.getFirst().predicate();
        String type = typedef.name().text();
        Name function = typedef.function().orElseThrow();
        Diagnostic finding = Diagnostic.of(Code.PREDICATE_UNKNOWN, predicate.range(),
                "Predicate `" + predicate + "` has no typedef: it is the test function of `" + type + "`")
                .related(function.range(), "the test function of `" + type + "`");
        for (Use use : uses.subList(1, Math.min(uses.size(), Related.MOST + 1))) {
            finding = finding.related(use.predicate().range(), "used here too");
        }
        finding = finding.fix(new Fix("Change to `" + type + "`",
                uses.stream().map(u -> new Edit(u.predicate().range(), type)).toList(), Applicability.SUGGESTION))
                .fix(new Fix("Call the predicate type `" + predicate + "` and its function `" + type + "`", List.of(
                        new Edit(typedef.name().range(), predicate.text()), new Edit(function.range(), type)), Applicability.SUGGESTION));
        findings.unresolved(predicate, Kind.PREDICATE, finding);
        uses.subList(1, uses.size()).forEach(u -> findings.unresolved(u.predicate(), Kind.PREDICATE));
    }

    private static void unknown(List<Use> uses, List<TypeDef> typedefs, DidYouMean known, Findings findings) {
        Name predicate = uses.getFirst().predicate();
        Optional<TypeDef> turned = typedefs.stream().filter(t -> t.function().filter(f -> f.text().equals(predicate.text())).isPresent())
                .findFirst();
        if (turned.isPresent()) {
            turned(uses, turned.get(), findings);
            return;
        }
        Optional<String> meant = EVERYTHING.contains(predicate.text()) ? Optional.of("_") : known.closest(predicate.text());
        Diagnostic finding = Diagnostic.of(Code.PREDICATE_UNKNOWN, predicate.range(),
                "Predicate `" + predicate + "` has no typedef" + (meant.filter("_"::equals).isPresent() ? "; `_` matches everything"
                        : DidYouMean.suffix(meant)));
        for (Use use : uses.subList(1, Math.min(uses.size(), Related.MOST + 1))) {
            finding = finding.related(use.predicate().range(), "used here too");
        }
        if (meant.isPresent()) {
            finding = finding.fix(new Fix("Change to `" + meant.get() + "`",
                    uses.stream().map(u -> new Edit(u.predicate().range(), meant.get())).toList(), Applicability.SUGGESTION));
        }
        if (meant.filter(other -> !other.equals("_")).isEmpty()) {
            String function = "Is" + Character.toUpperCase(predicate.text().charAt(0)) + predicate.text().substring(1);
            finding = finding.suggest("Declare `" + predicate + "`, tested by `" + function + "`",
                    Edits.beside(uses.getFirst().definition(), "typedef " + predicate + " " + function + ";"));
        }
        findings.unresolved(predicate, Kind.PREDICATE, finding);
        uses.subList(1, uses.size()).forEach(u -> findings.unresolved(u.predicate(), Kind.PREDICATE));
    }
}
