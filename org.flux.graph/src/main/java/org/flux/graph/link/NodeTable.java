// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
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

    /** All nodes by name, in the order in which the text introduces them; external functions last. */
    Map<String, Node> nodes() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        introduced.forEach((name, firstUse) -> nodes.put(name, node(name, firstUse)));
        functions.forEach((name, range) -> nodes.putIfAbsent(name, new Node.ExternalFunction(name, range)));
        return Collections.unmodifiableMap(nodes);
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
                findings.add(Diagnostic.of(Code.MIXED_DEFINITIONS, body.name().range(),
                        "`" + name + "` has definitions with and without patterns")
                        .related(first.range(), first.patterns().isPresent() ? "with patterns here" : "without patterns here"));
            } else if (body != first && body.patterns().isEmpty()) {
                findings.add(Diagnostic.of(Code.DUPLICATE_DEFINITION, body.name().range(), "`" + name + "` is defined twice")
                        .related(first.range(), "defined here first")
                        .fix("Remove this definition", body.range(), ""));
            } else {
                List<Name> steps = body.steps().stream().filter(NodeTable::isName).toList();
                variants.add(new Variant(name, variants.size(), body.patterns(), steps, body));
            }
        }
        return List.copyOf(variants);
    }

    private void checkPlain(NodeSignature signature, FlowDefinition definition) {
        if (signature.modifier() != Modifier.NONE || signature.binding().isPresent()) {
            String what = signature.binding().isPresent() ? "bound to a Java method"
                    : "`" + signature.modifier().name().toLowerCase(java.util.Locale.ROOT) + "`";
            findings.add(Diagnostic.of(Code.BINDING_ON_ABSTRACT, signature.name().range(),
                    "`" + signature.name() + "` has a definition, so it cannot be " + what)
                    .related(definition.range(), "defined here"));
        }
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
                    .fix("Remove this declaration", signature.range(), ""));
        }
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
