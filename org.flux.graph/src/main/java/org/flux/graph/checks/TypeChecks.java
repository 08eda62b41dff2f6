// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types;

/** What is legal but suspicious about types: outputs that nobody consumes, values that change their name. */
public final class TypeChecks {
    private final ProgramGraph graph;
    private final Types types;
    private final List<Diagnostic> inferred;
    private final List<Diagnostic> findings = new ArrayList<>();

    private TypeChecks(ProgramGraph graph, Types types, List<Diagnostic> inferred) {
        this.graph = graph;
        this.types = types;
        this.inferred = inferred;
    }

    /** @param inferred the findings of inference; what may only follow from these is not told */
    public static List<Diagnostic> of(ProgramGraph graph, Types types, List<Diagnostic> inferred) {
        TypeChecks checks = new TypeChecks(graph, types, inferred);
        checks.outputs();
        checks.names();
        return List.copyOf(checks.findings);
    }

    private void outputs() {
        Set<String> seen = new HashSet<>();
        Set<SourceRange> wrong = new HashSet<>();
        inferred.forEach(finding -> wrong.add(finding.range()));
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow && flow.variants().stream().anyMatch(v -> isWrong(v, wrong))) {
                seen.add(flow.name());
            }
        }
        graph.sources().stream().filter(source -> wrong.contains(source.declaration().source().range())).forEach(source -> {
            seen.add(source.node());
            source.target().ifPresent(seen::add);
        });
        for (Source source : graph.sources()) {
            if (source.target().filter(source.node()::equals).isPresent()) {
                continue;
            }
            source.declaration().target().filter(t -> seen.add(t.text())).ifPresent(this::unused);
        }
        for (Handler handler : graph.handlers()) {
            handler.declaration().handler().filter(h -> !wrong.contains(h.range()) && seen.add(h.text())).ifPresent(this::unused);
        }
    }

    /** Whether types within a variant contradict each other. */
    private static boolean isWrong(Node.Variant variant, Set<SourceRange> wrong) {
        return wrong.contains(variant.definition().name().range()) || variant.steps().stream().anyMatch(s -> wrong.contains(s.range()));
    }

    private void unused(Name root) {
        List<Slot> outputs = types.signature(root.text()).outputs().orElse(List.of());
        if (!outputs.isEmpty()) {
            findings.add(Diagnostic.of(Code.OUTPUTS_UNUSED, root.range(),
                    "Nobody consumes what `" + root + "` gives: " + Signature.show(outputs))
                    .related(graph.nodes().get(root.text()).range(), "`" + root + "` is introduced here")
                    .help("let `" + root + "` end with a step that takes them and gives nothing, such as one that answers the client"));
        }
    }

    private void names() {
        for (Types.Arc arc : types.arcs()) {
            Optional<List<Parameter>> given = graph.node(arc.from()).flatMap(Node::signature).map(s -> s.outputs());
            Optional<List<Parameter>> taken = graph.node(arc.to()).flatMap(Node::signature).map(s -> s.inputs());
            if (given.isPresent() && taken.isPresent() && given.get().size() == taken.get().size()) {
                for (int i = 0; i < given.get().size(); i++) {
                    differ(arc, given.get().get(i), taken.get().get(i));
                }
            }
        }
    }

    private void differ(Types.Arc arc, Parameter given, Parameter taken) {
        if (given.name().isEmpty() || taken.name().isEmpty() || given.name().get().text().equals(taken.name().get().text())) {
            return;
        }
        SourceRange place = arc.variant().map(v -> v.steps().get(arc.step() + 1).range())
                .orElseGet(() -> graph.nodes().get(arc.to()).range());
        findings.add(Diagnostic.of(Code.NAMES_DIFFER, place, "`" + given.name().get() + "` of `" + arc.from() + "` is called `"
                + taken.name().get() + "` in `" + arc.to() + "`")
                .related(given.range(), "given here").related(taken.range(), "taken here")
                .help("use one name, or see whether two values are in the wrong order"));
    }
}
