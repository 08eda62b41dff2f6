// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types;

/** Nodes and predicate types that are used but not declared, or declared but not used. */
public final class NameChecks {
    private final ProgramGraph graph;
    private final Types types;
    private final Set<String> mentioned;
    /** Session and test functions; who declares one as a node hears of that. */
    private final Set<String> functions = new HashSet<>();
    private final Map<String, Handler> handlers = new HashMap<>();
    private final Set<String> overloaded = new HashSet<>();
    /** External functions that the program names before the present one. */
    private final DidYouMean external = new DidYouMean(Set.of());
    /** Finds nodes that are in no flow. */
    private DidYouMean meant = new DidYouMean(Set.of());
    /** Finds nodes that are declared or defined and in some flow. */
    private DidYouMean used = new DidYouMean(Set.of());
    private final List<Diagnostic> findings = new ArrayList<>();

    private NameChecks(ProgramGraph graph, Types types) {
        this.graph = graph;
        this.types = types;
        this.mentioned = graph.mentioned();
        graph.sources().forEach(source -> source.session().ifPresent(session -> functions.add(session.name().text())));
        graph.predicates().values().forEach(p -> p.declaration().function().ifPresent(function -> functions.add(function.text())));
        graph.handlers().forEach(h -> h.handler().ifPresent(name -> {
            if (handlers.putIfAbsent(name, h) != null) {
                overloaded.add(name);
            }
        }));
    }

    public static List<Diagnostic> of(ProgramGraph graph, Types types) {
        NameChecks checks = new NameChecks(graph, types);
        checks.nodes();
        checks.predicates();
        return List.copyOf(checks.findings);
    }

    private void nodes() {
        NodeMap<Declaration> uses = uses();
        Set<String> unused = new LinkedHashSet<>();
        for (Node node : graph.nodes().values()) {
            boolean known = node instanceof Node.ConcreteNode && node.signature().isPresent()
                    || node instanceof Node.AbstractNode && !graph.sources().isEmpty();
            if (known && !mentioned.contains(node.name())) {
                unused.add(node.name());
            }
        }
        meant = new DidYouMean(unused);
        used = new DidYouMean(graph.nodes().values().stream().filter(n -> n instanceof Node.AbstractNode
                || n instanceof Node.ConcreteNode && n.signature().isPresent()).map(Node::name).filter(n -> !unused.contains(n)).toList());
        for (Node node : graph.nodes().values()) {
            switch (node) {
                case Node.ConcreteNode concrete when concrete.signature().isEmpty() -> undeclared(concrete, unused, uses);
                case Node.AbstractNode flow -> undetermined(flow);
                case Node.ExternalFunction function -> external(function, unused);
                default -> { }
            }
        }
        // where nothing runs, and where a source is its own target, one of these may be what is meant to
        boolean starts = graph.sources().stream().noneMatch(s -> s.target().filter(s.node()::equals).isPresent())
                && (!graph.sources().isEmpty() || graph.nodes().values().stream().anyMatch(Node.AbstractNode.class::isInstance));
        unused.removeIf(name -> !starts || functions.contains(name));
        for (String name : unused) {
            Node node = graph.nodes().get(name);
            if (node instanceof Node.ConcreteNode) {
                findings.add(Diagnostic.of(Code.NODE_UNUSED, node.range(), "`" + name + "` is declared but in no flow")
                        .suggest("Remove the declaration", node.signature().orElseThrow().documentedRange(), ""));
            } else {
                findings.add(Diagnostic.of(Code.FLOW_UNREACHED, node.range(), "`" + name + "` is in no flow: no source reaches it")
                        .help("use it as a step, start it by a source, or remove it"));
            }
        }
    }

    /** The element in which a node is used first, beside which a declaration can be put. */
    private NodeMap<Declaration> uses() {
        NodeMap<Declaration> uses = new NodeMap<>(graph.nodes());
        for (Source source : graph.sources()) {
            Stream.concat(Stream.of(source.node()), source.target().stream()).filter(graph.nodes()::containsKey)
                    .forEach(name -> uses.putIfAbsent(name, source.declaration()));
        }
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow) {
                flow.variants().forEach(v -> v.steps().forEach(s -> uses.putIfAbsent(s.text(), v.definition())));
            }
        }
        return uses;
    }

    private void undeclared(Node.ConcreteNode node, Set<String> unused, NodeMap<Declaration> uses) {
        String name = node.name();
        if (misspelt(name, node.range(), unused, "`" + name + "` is not declared")) {
            return;
        }
        Signature signature = types.signature(name);
        if (!signature.isDetermined()) {
            findings.add(open(node));
            return;
        }
        Diagnostic finding = Diagnostic.of(Code.NODE_INFERRED, node.range(), "`" + name + "` is not declared; inferred: " + signature);
        String declaration = name + " " + Signature.declare(signature.inputs().orElseThrow()) + " => "
                + Signature.declare(signature.outputs().orElseThrow()) + ";";
        Declaration use = uses.get(name);
        findings.add(resembling(node, use == null ? finding
                : finding.fix("Declare `" + name + "`", Edits.beside(use, declaration))));
    }

    /** Another node with as many inputs and outputs and nearly the same name may have been meant, though it is in a flow already. */
    private Diagnostic resembling(Node.ConcreteNode node, Diagnostic finding) {
        Signature own = types.signature(node.name());
        Optional<Node> other = used.closest(node.name()).map(graph.nodes()::get).filter(n -> {
            Signature its = types.signature(n.name());
            return its.isDetermined() && its.inputs().orElseThrow().size() == own.inputs().orElseThrow().size()
                    && its.outputs().orElseThrow().size() == own.outputs().orElseThrow().size();
        });
        return other.map(n -> finding.related(n.range(), "another node with a name like this").help("did you mean `" + n.name() + "`?")
                .suggest("Change to `" + n.name() + "`", node.range(), n.name())).orElse(finding);
    }

    /** Reports a name that looks like that of a node which exists but is in no flow; that one is then not unused any more. */
    private boolean misspelt(String name, SourceRange place, Set<String> unused, String what) {
        Optional<String> closest = meant.closest(name);
        if (closest.isEmpty()) {
            return false;
        }
        meant.remove(closest.get());
        unused.remove(closest.get());
        Node other = graph.nodes().get(closest.get());
        findings.add(Diagnostic.of(Code.NODE_MISSPELT, place, what + DidYouMean.suffix(closest))
                .related(other.range(), "`" + closest.get() + "` is " + (other instanceof Node.AbstractNode ? "defined" : "declared")
                        + " but in no flow")
                .suggest("Change to `" + closest.get() + "`", place, closest.get()));
        return true;
    }

    private void undetermined(Node.AbstractNode flow) {
        if (!types.signature(flow.name()).isDetermined()) {
            findings.add(open(flow));
        }
    }

    private Diagnostic open(Node node) {
        return Diagnostic.of(Code.TYPES_UNDETERMINED, node.range(),
                "The types of `" + node.name() + "` are open: " + types.signature(node.name()) + "; declare it or a neighbour")
                .help("write `" + node.name() + " (...) => (...);` with the types, or declare the node before or after it");
    }

    private void external(Node.ExternalFunction function, Set<String> unused) {
        String name = function.name();
        Handler handler = handlers.get(name);
        boolean isBound = handler.binding().isPresent();
        if (!isBound && misspelt(name, function.range(), unused, "`" + name + "` is not declared, so it is a Java function")) {
            return;
        }
        Optional<List<Slot>> given = types.handlerInputs(handler);
        String inputs = given.map(Signature::show).orElse("(?)");
        Optional<String> other = isBound ? Optional.empty() : external.closest(name);
        external.add(name);
        Diagnostic finding = Diagnostic.of(Code.HANDLER_EXTERNAL, function.range(),
                "`" + name + "` is no node: a Java function that gets " + inputs + " and the exception" + DidYouMean.suffix(other));
        if (other.isPresent()) {
            finding = finding.related(graph.nodes().get(other.get()).range(), "another handler, `" + other.get() + "`")
                    .suggest("Change to `" + other.get() + "`", function.range(), other.get());
        }
        boolean typed = given.isPresent() && given.get().stream().allMatch(s -> s.type().isPresent());
        if (typed && !isBound && !overloaded.contains(name)) {
            finding = finding.suggest("Declare `" + name + "` as a node, which does not get the exception",
                    Edits.beside(handler.declaration(), name + " " + Signature.declare(given.get()) + " => ();"));
        }
        findings.add(finding);
    }

    private void predicates() {
        Set<String> used = new HashSet<>();
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow) {
                flow.variants().forEach(v -> v.patterns().orElse(List.of()).forEach(p -> {
                    if (p instanceof Pattern.Test test) {
                        used.add(test.predicate().text());
                    }
                }));
            }
        }
        DidYouMean known = new DidYouMean(graph.predicates().keySet());
        used.stream().filter(name -> !graph.predicates().containsKey(name)).toList()
                .forEach(name -> known.closest(name).ifPresent(used::add));
        for (PredicateType predicate : graph.predicates().values()) {
            boolean turned = predicate.declaration().function().map(Name::text)
                    .filter(f -> used.contains(f) && !graph.predicates().containsKey(f)).isPresent();
            if (!used.contains(predicate.name()) && !turned) {
                findings.add(Diagnostic.of(Code.PREDICATE_UNUSED, predicate.declaration().name().range(),
                        "Predicate type `" + predicate.name() + "` is never used")
                        .suggest("Remove the typedef", predicate.declaration().documentedRange(), ""));
            }
        }
    }

    /** What has to be declared before Java can be generated: reached nodes whose types are open. */
    public static List<Diagnostic> obstacles(ProgramGraph graph, Types types, Set<String> reachable) {
        NameChecks checks = new NameChecks(graph, types);
        return graph.nodes().values().stream()
                .filter(n -> reachable.contains(n.name()) && !(n instanceof Node.ExternalFunction))
                .filter(n -> !types.signature(n.name()).isDetermined())
                .map(n -> checks.open(n).severity(org.flux.graph.diagnostics.Severity.ERROR)).toList();
    }
}
