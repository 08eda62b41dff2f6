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
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.dispatch.Cube.Literal;

/** Checks the variants of every node: each input should choose one, and each should be chosen by some input. */
public final class DispatchChecks {
    /** Nobody reads more; and in a node of thousands of variants all of them would be too many. */
    private static final int MAX_RELATED = 20;

    private final NoMatchRule noMatch;
    private final List<Diagnostic> findings = new ArrayList<>();

    private DispatchChecks(NoMatchRule noMatch) {
        this.noMatch = noMatch;
    }

    public static List<Diagnostic> of(ProgramGraph graph) {
        DispatchChecks checks = new DispatchChecks(graph.pragmas().noMatch());
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow && flow.isTyped()) {
                checks.check(flow);
            }
        }
        return List.copyOf(checks.findings);
    }

    private void check(Node.AbstractNode node) {
        int length = node.variants().getFirst().patterns().map(List::size).orElse(0);
        List<Variant> variants = new ArrayList<>();
        List<Cube> cubes = new ArrayList<>();
        Cover cover = new Cover();
        Variant catchAll = null;
        for (Variant variant : node.variants()) {
            Optional<Cube> cube = Cube.of(variant, length);
            if (cube.isEmpty()) {
                continue;
            }
            if (catchAll == null) {
                compare(variant, cube.get(), variants, cubes, cover);
                catchAll = cube.get().matchesEverything() ? variant : null;
            }
            variants.add(variant);
            cubes.add(cube.get());
        }
        if (catchAll != null && variants.getLast() != catchAll) {
            notLast(catchAll, variants.subList(variants.indexOf(catchAll) + 1, variants.size()));
        }
        if (noMatch == NoMatchRule.ERROR && !cubes.isEmpty()) {
            cover.missing(cubes).ifPresent(input -> notExhaustive(node, length, input));
        }
    }

    private void compare(Variant variant, Cube cube, List<Variant> earlier, List<Cube> cubes, Cover cover) {
        int same = cubes.indexOf(cube);
        if (same >= 0) {
            findings.add(Diagnostic.of(Code.DUPLICATE_VARIANT, variant.definition().name().range(),
                    "This variant of `" + variant.node() + "` has the same patterns as an earlier one")
                    .related(earlier.get(same).definition().range(), "chosen instead")
                    .fix("Remove this variant", variant.definition().range(), ""));
        } else if (cover.covers(cubes, cube)) {
            Diagnostic finding = Diagnostic.of(Code.VARIANT_UNREACHABLE, variant.definition().name().range(),
                    "This variant of `" + variant.node() + "` is never chosen: earlier ones match everything that it matches");
            for (int i = 0; i < cubes.size(); i++) {
                if (cover.covers(List.of(cubes.get(i)), cube)) {
                    finding = finding.related(earlier.get(i).definition().range(), "matches everything that it matches");
                    break;
                }
            }
            if (finding.related().isEmpty()) {
                for (Variant other : earlier.subList(Math.max(0, earlier.size() - MAX_RELATED), earlier.size())) {
                    finding = finding.related(other.definition().range(), "matches a part of it");
                }
            }
            findings.add(finding.fix("Remove this variant", variant.definition().range(), ""));
        }
    }

    private void notLast(Variant catchAll, List<Variant> behind) {
        Diagnostic finding = Diagnostic.of(Code.CATCH_ALL_NOT_LAST, catchAll.definition().name().range(),
                "This variant of `" + catchAll.node() + "` matches everything, so the " + (behind.size() == 1 ? "one" : behind.size())
                + " behind it " + (behind.size() == 1 ? "is" : "are") + " never chosen");
        for (Variant variant : behind.subList(0, Math.min(behind.size(), MAX_RELATED))) {
            finding = finding.related(variant.definition().range(), "never chosen");
        }
        findings.add(finding);
    }

    private void notExhaustive(Node.AbstractNode node, int length, Map<Literal, Boolean> input) {
        Variant last = node.variants().getLast();
        String example = input.entrySet().stream().map(e -> "value " + (e.getKey().position() + 1) + " is " + (e.getValue() ? "`" : "not `")
                + e.getKey().predicate() + "`").collect(Collectors.joining(" and "));
        String wildcards = String.join(", ", Collections.nCopies(length, "_"));
        findings.add(Diagnostic.of(Code.NOT_EXHAUSTIVE, node.variants().getFirst().definition().name().range(),
                "No variant of `" + node.name() + "` matches when " + example)
                .related(last.definition().range(), "the last variant")
                .fix("Add a variant that matches everything else", last.definition().range().end(),
                        "\n" + node.name() + ":[" + wildcards + "] = ;"));
    }
}
