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
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Types;

/** Nodes and predicate types that are used but not declared, or declared but not used. */
public final class NameChecks {
    private final ProgramGraph graph;
    private final CallGraph calls;
    private final Types types;
    private final Set<String> starts = new HashSet<>();
    private final Map<String, Handler> handlers = new HashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private NameChecks(ProgramGraph graph, CallGraph calls, Types types) {
        this.graph = graph;
        this.calls = calls;
        this.types = types;
        for (Source source : graph.sources()) {
            starts.add(source.node());
            source.target().ifPresent(starts::add);
        }
        graph.handlers().forEach(h -> h.handler().ifPresent(name -> {
            starts.add(name);
            handlers.putIfAbsent(name, h);
        }));
    }

    public static List<Diagnostic> of(ProgramGraph graph, CallGraph calls, Types types) {
        NameChecks checks = new NameChecks(graph, calls, types);
        checks.nodes();
        checks.predicates();
        return List.copyOf(checks.findings);
    }

    private void nodes() {
        Map<String, SourceRange> users = users();
        Set<String> unused = new LinkedHashSet<>();
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.ConcreteNode && node.signature().isPresent() && isUnused(node.name())) {
                unused.add(node.name());
            }
        }
        for (Node node : graph.nodes().values()) {
            switch (node) {
                case Node.ConcreteNode concrete when concrete.signature().isEmpty() -> undeclared(concrete, unused, users);
                case Node.AbstractNode flow -> undetermined(flow);
                case Node.ExternalFunction function -> external(function);
                default -> { }
            }
        }
        for (String name : unused) {
            Node node = graph.nodes().get(name);
            findings.add(Diagnostic.of(Code.NODE_UNUSED, node.range(), "`" + name + "` is declared but in no flow")
                    .fix("Remove the declaration", node.signature().orElseThrow().range(), ""));
        }
    }

    private boolean isUnused(String node) {
        return calls.callers(node).isEmpty() && !starts.contains(node);
    }

    /** Start of the element that uses a node first: where a declaration can be put. */
    private Map<String, SourceRange> users() {
        Map<String, SourceRange> users = new HashMap<>();
        for (Source source : graph.sources()) {
            SourceRange start = source.declaration().range().start();
            users.putIfAbsent(source.node(), start);
            source.target().ifPresent(t -> users.putIfAbsent(t, start));
        }
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode flow) {
                flow.variants().forEach(v -> v.steps().forEach(s -> users.putIfAbsent(s.text(), v.definition().range().start())));
            }
        }
        return users;
    }

    private void undeclared(Node.ConcreteNode node, Set<String> unused, Map<String, SourceRange> users) {
        String name = node.name();
        Optional<String> meant = DidYouMean.closest(name, unused);
        if (meant.isPresent()) {
            unused.remove(meant.get());
            findings.add(Diagnostic.of(Code.NODE_MISSPELT, node.range(), "`" + name + "` is not declared" + DidYouMean.suffix(meant))
                    .related(graph.nodes().get(meant.get()).range(), "`" + meant.get() + "` is declared but in no flow")
                    .fix("Change to `" + meant.get() + "`", node.range(), meant.get()));
            return;
        }
        Signature signature = types.signature(name);
        if (!signature.isDetermined()) {
            findings.add(open(node));
            return;
        }
        String declaration = name + " " + Signature.declare(signature.inputs().orElseThrow()) + " => "
                + Signature.declare(signature.outputs().orElseThrow()) + ";";
        findings.add(Diagnostic.of(Code.NODE_INFERRED, node.range(), "`" + name + "` is not declared; inferred: " + signature)
                .fix("Declare `" + name + "`", users.getOrDefault(name, node.range().start()), declaration + "\n"));
    }

    private void undetermined(Node.AbstractNode flow) {
        if (!types.signature(flow.name()).isDetermined()) {
            findings.add(open(flow));
        }
    }

    private Diagnostic open(Node node) {
        return Diagnostic.of(Code.TYPES_UNDETERMINED, node.range(),
                "The types of `" + node.name() + "` are open: " + types.signature(node.name()) + "; declare it or a neighbour");
    }

    private void external(Node.ExternalFunction function) {
        String inputs = types.handlerInputs(handlers.get(function.name())).map(Signature::show).orElse("(?)");
        findings.add(Diagnostic.of(Code.HANDLER_EXTERNAL, function.range(),
                "`" + function.name() + "` is no node: a Java function that gets " + inputs + " and the exception"));
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
        for (PredicateType predicate : graph.predicates().values()) {
            if (!used.contains(predicate.name())) {
                findings.add(Diagnostic.of(Code.PREDICATE_UNUSED, predicate.declaration().name().range(),
                        "Predicate type `" + predicate.name() + "` is never used")
                        .fix("Remove the typedef", predicate.declaration().range(), ""));
            }
        }
    }

    /** What has to be declared before Java can be generated: reached nodes whose types are open. */
    public static List<Diagnostic> obstacles(ProgramGraph graph, Types types, Set<String> reachable) {
        NameChecks checks = new NameChecks(graph, new CallGraph(graph), types);
        return graph.nodes().values().stream()
                .filter(n -> reachable.contains(n.name()) && !(n instanceof Node.ExternalFunction))
                .filter(n -> !types.signature(n.name()).isDetermined())
                .map(n -> checks.open(n).severity(org.flux.graph.diagnostics.Severity.ERROR)).toList();
    }
}
