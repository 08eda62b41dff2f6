// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.Nodes;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** Makes the nodes of a program from its declarations, definitions and uses. */
final class NodeTable {
    private final Findings findings;
    private final Map<String, NodeSignature> signatures = new HashMap<>();
    private final Map<String, List<FlowDefinition>> definitions = new HashMap<>();
    private final Map<String, List<ConstraintDecl>> constraints = new HashMap<>();
    /** First uses (step, source, target) in textual order; declarations and definitions count as such. */
    private final Map<String, SourceRange> introduced = new LinkedHashMap<>();
    private final Map<String, SourceRange> functions = new LinkedHashMap<>();

    NodeTable(Declarations all, Findings findings) {
        this.findings = findings;
        for (Declaration declaration : all.list()) {
            switch (declaration) {
                case NodeSignature signature -> declare(signature);
                case FlowDefinition definition -> define(definition);
                case SourceDecl source -> {
                    use(source.source());
                    source.target().ifPresent(this::use);
                }
                case HandlerDecl handler -> handler.handler().filter(n -> !n.text().equals(Handler.ANY) && !handler.path().isEmpty())
                        .ifPresent(n -> functions.putIfAbsent(n.text(), n.range()));
                case ConstraintDecl constraint ->
                        constraints.computeIfAbsent(constraint.node().text(), n -> new ArrayList<>()).add(constraint);
                default -> { }
            }
        }
    }

    Nodes nodes() {
        List<Node> nodes = new ArrayList<>();
        introduced.forEach((name, firstUse) -> nodes.add(node(name, firstUse)));
        functions.keySet().removeAll(introduced.keySet());
        functions.forEach((name, range) -> nodes.add(new Node.ExternalFunction(name, range)));
        return new Nodes(nodes);
    }

    private Node node(String name, SourceRange firstUse) {
        Optional<NodeSignature> signature = Optional.ofNullable(signatures.get(name));
        List<Constraint> locks = ConstraintLinks.merge(constraints.getOrDefault(name, List.of()), findings);
        List<FlowDefinition> bodies = definitions.get(name);
        if (bodies == null) {
            return new Node.ConcreteNode(name, signature, signature.map(s -> s.name().range()).orElse(firstUse), locks);
        }
        signature.ifPresent(s -> checkPlain(s, bodies.getFirst()));
        SourceRange range = signature.map(s -> s.name().range()).orElse(bodies.getFirst().name().range());
        return new Node.AbstractNode(name, signature, range, locks, variants(name, bodies));
    }

    private List<Variant> variants(String name, List<FlowDefinition> bodies) {
        FlowDefinition first = bodies.getFirst();
        List<Variant> variants = new ArrayList<>();
        for (FlowDefinition body : bodies) {
            if (body.patterns().isPresent() != first.patterns().isPresent()) {
                findings.add(mixed(name, bodies, body));
            } else if (body != first && body.patterns().isEmpty()) {
                findings.add(Diagnostic.of(Code.DUPLICATE_DEFINITION, body.name().range(), "`" + name + "` is defined twice")
                        .related(first.range(), "defined here first")
                        .fix(new Fix("Remove this definition", List.of(new Edit(body.documentedRange(), "")),
                                removal(steps(first).equals(steps(body)) && body.documentation().isEmpty()))));
            } else {
                List<Name> steps = body.steps().stream().filter(NodeTable::isName).toList();
                variants.add(new Variant(name, variants.size(), body.patterns(), steps, body));
            }
        }
        return List.copyOf(variants);
    }

    /** @param odd the definition that is not like the first one */
    private static Diagnostic mixed(String name, List<FlowDefinition> bodies, FlowDefinition odd) {
        FlowDefinition first = bodies.getFirst();
        Diagnostic finding = Diagnostic.of(Code.MIXED_DEFINITIONS, odd.name().range(),
                "`" + name + "` has definitions with and without patterns: "
                + (odd.patterns().isPresent() ? "the first has none, this one has" : "the first has some, this one has none"))
                .related(first.range(), first.patterns().isPresent() ? "with patterns here" : "without patterns here");
        boolean last = bodies.getLast() == odd && bodies.stream().filter(b -> b.patterns().isEmpty()).count() == 1;
        if (odd.patterns().isEmpty() && last) {
            String wildcards = String.join(", ", Collections.nCopies(first.patterns().orElseThrow().size(), "_"));
            return finding.suggest("Make it the variant for everything else", odd.name().range().end(), ":[" + wildcards + "]");
        }
        return finding.suggest("Remove this definition", odd.documentedRange(), "");
    }

    private static List<String> steps(FlowDefinition definition) {
        return definition.steps().stream().map(Name::text).toList();
    }

    /** All that a declaration says about a node, without the places. */
    private static String says(NodeSignature signature) {
        Function<List<Parameter>, List<String>> texts = list -> list.stream()
                .map(p -> p.type().text() + " " + p.name().map(Name::text).orElse("")).toList();
        return signature.modifier() + " " + texts.apply(signature.inputs()) + texts.apply(signature.outputs())
                + signature.binding().map(b -> b.type().text() + "::" + b.method().text()).orElse("");
    }

    private void checkPlain(NodeSignature signature, FlowDefinition definition) {
        if (signature.modifier() != Modifier.NONE || signature.binding().isPresent()) {
            String what = signature.binding().isPresent() ? "bound to a Java method"
                    : "`" + signature.modifier().name().toLowerCase(java.util.Locale.ROOT) + "`";
            findings.add(Diagnostic.of(Code.BINDING_ON_ABSTRACT, signature.name().range(),
                    "`" + signature.name() + "` has a definition, so it cannot be " + what)
                    .related(definition.range(), "defined here")
                    .suggest("Keep the definition, and declare only inputs and outputs", signature.range(), plain(signature)));
        }
    }

    private static String plain(NodeSignature signature) {
        Function<List<Parameter>, String> list = parameters -> parameters.stream()
                .map(p -> p.type().text() + p.name().map(n -> " " + n).orElse("")).collect(Collectors.joining(", ", "(", ")"));
        return signature.name() + " " + list.apply(signature.inputs()) + " => " + list.apply(signature.outputs()) + ";";
    }

    private void declare(NodeSignature signature) {
        if (!isName(signature.name())) {
            return;
        }
        use(signature.name());
        NodeSignature first = signatures.putIfAbsent(signature.name().text(), signature);
        if (first != null) {
            findings.add(Diagnostic.of(Code.DUPLICATE_DECLARATION, signature.name().range(),
                    "Node `" + signature.name() + "` is declared twice")
                    .related(first.name().range(), "declared here first")
                    .fix(new Fix("Remove this declaration", List.of(new Edit(signature.documentedRange(), "")),
                            removal(says(first).equals(says(signature)) && signature.documentation().isEmpty()))));
        }
    }

    /** To remove what only says again what was said changes nothing. */
    private static Applicability removal(boolean repetition) {
        return repetition ? Applicability.SAFE : Applicability.SUGGESTION;
    }

    private void define(FlowDefinition definition) {
        if (!isName(definition.name())) {
            return;
        }
        use(definition.name());
        definitions.computeIfAbsent(definition.name().text(), n -> new ArrayList<>()).add(definition);
        definition.steps().forEach(this::use);
    }

    private void use(Name name) {
        if (isName(name)) {
            introduced.putIfAbsent(name.text(), name.range());
        }
    }

    private static boolean isName(Name name) {
        return !name.text().isBlank();
    }
}
