// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.Pragmas.NoMatchRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.dispatch.Cube.Literal;
import org.flux.graph.syntax.Declaration.Documentation;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Types;

/** Checks the variants of every node: each input should choose one, and each should be chosen by some input. */
public final class DispatchChecks {
    private final ProgramGraph graph;
    private final Types types;
    /** How often each node is defined; more often than it has variants if something is wrong with its definitions. */
    private final Map<String, Long> definitions;
    private final List<Diagnostic> findings = new ArrayList<>();

    private DispatchChecks(ProgramGraph graph, Types types) {
        this.graph = graph;
        this.types = types;
        this.definitions = graph.files().stream().flatMap(f -> f.declarations().stream()).filter(FlowDefinition.class::isInstance)
                .collect(Collectors.groupingBy(d -> ((FlowDefinition) d).name().text(), Collectors.counting()));
    }

    public static List<Diagnostic> of(ProgramGraph graph, Types types) {
        DispatchChecks checks = new DispatchChecks(graph, types);
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow && flow.isTyped()) {
                checks.check(flow);
            }
        }
        return List.copyOf(checks.findings);
    }

    /** Whether all predicate types of a variant exist; what one matches that does not is anybody's guess. */
    private boolean isKnown(Variant variant) {
        return variant.patterns().orElse(List.of()).stream()
                .allMatch(p -> !(p instanceof Pattern.Test test) || graph.predicates().containsKey(test.predicate().text()));
    }

    private void check(Node.AbstractNode node) {
        int length = types.signature(node.name()).inputs().map(List::size).orElse(0);
        List<Variant> variants = new ArrayList<>();
        List<Cube> cubes = new ArrayList<>();
        EarlierCubes earlier = new EarlierCubes();
        Cover cover = new Cover();
        Variant catchAll = null;
        boolean complete = node.variants().size() == definitions.getOrDefault(node.name(), 0L)
                && node.variants().stream().allMatch(this::isKnown);
        for (Variant variant : node.variants()) {
            Optional<Cube> cube = Cube.of(variant, length);
            if (cube.isEmpty()) {
                complete = false;
                continue;
            }
            if (catchAll == null) {
                // what is written twice was to match something else
                complete &= !compare(variant, cube.get(), variants, earlier, cover);
                earlier.add(cube.get());
                catchAll = cube.get().matchesEverything() ? variant : null;
            }
            variants.add(variant);
            cubes.add(cube.get());
        }
        if (catchAll != null && variants.getLast() != catchAll) {
            notLast(catchAll, variants.subList(variants.indexOf(catchAll) + 1, variants.size()));
        }
        if (graph.pragmas().noMatch() == NoMatchRule.ERROR && !cubes.isEmpty() && complete) {
            cover.missing(cubes).ifPresent(input -> notExhaustive(node, length, input));
        }
    }

    /** Whether the variant is a duplicate of an earlier one. */
    private boolean compare(Variant variant, Cube cube, List<Variant> earlier, EarlierCubes cubes, Cover cover) {
        Optional<Integer> same = cubes.same(cube);
        if (same.isPresent()) {
            findings.add(Diagnostic.of(Code.DUPLICATE_VARIANT, head(variant),
                    "This variant of `" + variant.node() + "` has the same patterns as an earlier one, which is always chosen")
                    .related(head(earlier.get(same.get())), "chosen instead")
                    .suggest("Remove this variant", variant.definition().documentedRange(), ""));
            return true;
        }
        Optional<Integer> wider = cubes.wider(cube);
        if (wider.isPresent() || !cover.isExhausted() && cover.covers(cubes.relevant(cube), cube)) {
            findings.add(unreachable(variant, cube, earlier, cubes, wider, cover));
        }
        return false;
    }

    private static Diagnostic unreachable(Variant variant, Cube cube, List<Variant> earlier, EarlierCubes cubes, Optional<Integer> single,
            Cover cover) {
        Diagnostic finding = Diagnostic.of(Code.VARIANT_UNREACHABLE, head(variant),
                "This variant of `" + variant.node() + "` is never chosen: earlier ones match everything that it matches");
        if (single.isPresent()) {
            Variant wider = earlier.get(single.get());
            return finding.related(head(wider), "matches everything that it matches")
                    .fix(move("Move it up, before that variant", variant, wider.definition().documentedRange().start(), "", "\n"))
                    .suggest("Remove this variant", variant.definition().documentedRange(), "");
        }
        List<Integer> together = cubes.overlapping(cube, Related.MOST + 1);
        for (int i = 0; i < together.size() && together.size() <= Related.MOST; ) {
            List<Cube> others = new ArrayList<>();
            for (int j = 0; j < together.size(); j++) {
                if (j != i) {
                    others.add(cubes.get(together.get(j)));
                }
            }
            if (cover.covers(others, cube)) {
                together.remove(i);
            } else {
                i++;
            }
        }
        for (int other : together.subList(0, Math.min(together.size(), Related.MOST))) {
            finding = finding.related(head(earlier.get(other)), "matches a part of it");
        }
        return finding.suggest("Remove this variant", variant.definition().documentedRange(), "");
    }

    /** A variant's name and patterns. */
    private static SourceRange head(Variant variant) {
        SourceRange name = variant.definition().name().range();
        return variant.patterns().filter(p -> !p.isEmpty()).map(p -> name.to(p.getLast().range())).orElse(name);
    }

    private static List<String> steps(Variant variant) {
        return variant.steps().stream().map(Name::text).toList();
    }

    /** A variant as the program could write it. */
    private static String text(Variant variant) {
        String patterns = variant.patterns().orElse(List.of()).stream().map(p -> switch (p) {
            case Pattern.Wildcard any -> "_";
            case Pattern.Test test -> (test.negated() ? "!" : "") + test.predicate();
        }).collect(Collectors.joining(", ", "[", "]"));
        return variant.node() + ":" + patterns + " = " + String.join(" -> ", steps(variant)) + ";";
    }

    private void notLast(Variant catchAll, List<Variant> behind) {
        Diagnostic finding = Diagnostic.of(Code.CATCH_ALL_NOT_LAST, head(catchAll),
                "This variant of `" + catchAll.node() + "` matches everything, so the " + (behind.size() == 1 ? "one" : behind.size())
                + " behind it " + (behind.size() == 1 ? "is" : "are") + " never chosen");
        for (Variant variant : behind.subList(0, Math.min(behind.size(), Related.MOST))) {
            finding = finding.related(head(variant), "never chosen");
        }
        findings.add(finding.fix(move("Move it to the end", catchAll, behind.getLast().definition().range().end(), "\n", "")));
    }

    /** Moves a variant together with its documentation; a comment between the two stays. */
    private static Fix move(String title, Variant variant, SourceRange to, String before, String behind) {
        Optional<Documentation> documentation = variant.definition().documentation();
        List<Edit> edits = new ArrayList<>(documentation.map(d -> new Edit(d.range(), "")).stream().toList());
        edits.add(new Edit(variant.definition().range(), ""));
        edits.add(new Edit(to, before + documentation.map(d -> d.written() + "\n").orElse("") + text(variant) + behind));
        return new Fix(title, edits, Applicability.SUGGESTION);
    }

    private void notExhaustive(Node.AbstractNode node, int length, Map<Literal, Boolean> input) {
        Variant last = node.variants().getLast();
        StringBuilder example = new StringBuilder();
        int before = -1;
        for (Map.Entry<Literal, Boolean> entry : input.entrySet()) {
            int position = entry.getKey().position();
            example.append(example.isEmpty() ? "" : " and ").append(position == before ? "" : "value " + (position + 1) + " is ")
                    .append(entry.getValue() ? "`" : "not `").append(entry.getKey().predicate()).append('`');
            before = position;
        }
        String wildcards = String.join(", ", Collections.nCopies(length, "_"));
        Diagnostic finding = Diagnostic.of(Code.NOT_EXHAUSTIVE, head(node.variants().getFirst()),
                "No variant of `" + node.name() + "` matches when " + example);
        for (Variant variant : node.variants().subList(0, Math.min(node.variants().size(), Related.MOST))) {
            finding = finding.related(head(variant), "does not match then");
        }
        SourceRange behind = last.definition().range().end();
        String start = "\n" + node.name() + ":[" + wildcards + "] = ";
        if (canPassOn(node.name())) {
            finding = finding.suggest("Add a variant that passes everything else on", behind, start + ";");
        }
        findings.add(finding.suggest("Add a variant for everything else", behind, start + graph.freeName(node.name() + "Otherwise") + ";"));
    }

    /** Whether a variant without steps would be well typed. */
    private boolean canPassOn(String node) {
        Signature signature = types.signature(node);
        return signature.inputs().isPresent() && signature.outputs().isPresent()
                && signature.inputs().get().stream().map(Signature.Slot::type).toList()
                .equals(signature.outputs().get().stream().map(Signature.Slot::type).toList());
    }
}
