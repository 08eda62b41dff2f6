// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.components;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.ConcreteNode;
import org.flux.graph.Node.ExternalFunction;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.components.ComponentMethod.Kind;
import org.flux.graph.names.Imports;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.Documentation;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;

/**
 * What a program leaves to Java, for every text: nodes in textual order, each source with the methods that open and close it, then
 * predicates, session functions and external handlers. Of an external function there is an overload for each shape of what it gets.
 */
public final class ComponentMethods {
    private static final String RUNTIME = "org.flux.runtime.";

    private final ProgramGraph graph;
    private final Analysis analysis;
    private final JavaNames names;
    private final ComponentTypes types;
    private final List<ComponentMethod> methods = new ArrayList<>();
    private final List<BoundMethod> bound = new ArrayList<>();

    private ComponentMethods(Analysis analysis, String packageName) {
        this.analysis = analysis;
        this.graph = analysis.graph();
        this.names = analysis.names();
        this.types = new ComponentTypes(analysis, packageName);
        nodes();
        predicates();
        graph.sources().forEach(source -> source.session().ifPresent(session -> add(session(source), session.binding())));
        graph.handlers().stream().filter(h -> h.handler().flatMap(graph::node).orElse(null) instanceof ExternalFunction)
                .forEach(h -> add(external(h), h.binding()));
    }

    /** Those of a program whose generated code is in the package that the program says. */
    public static ComponentMethods of(Analysis analysis) {
        return of(analysis, analysis.names().packageName());
    }

    /** @param packageName of the generated code */
    public static ComponentMethods of(Analysis analysis, String packageName) {
        return new ComponentMethods(analysis, packageName);
    }

    /** The methods of the interface; what several subjects share is one method, which the first of them describes. */
    public List<ComponentMethod> distinct() {
        Map<String, ComponentMethod> distinct = new LinkedHashMap<>();
        methods.forEach(m -> distinct.putIfAbsent(m.erasure(), m));
        return List.copyOf(distinct.values());
    }

    /** One method for each subject that needs one of the interface; some may be the same. */
    public List<ComponentMethod> ofEachSubject() {
        return Collections.unmodifiableList(methods);
    }

    /** The methods that are bound. */
    public List<BoundMethod> bound() {
        return Collections.unmodifiableList(bound);
    }

    /** The qualified name of the interface. */
    public String type() {
        return types.componentsType();
    }

    private void add(ComponentMethod method, Optional<Binding> binding) {
        binding.ifPresentOrElse(b -> bound.add(new BoundMethod(method, b, types.boundClass(b))), () -> methods.add(method));
    }

    private void nodes() {
        Set<String> heads = graph.sources().stream().flatMap(s -> ComponentTypes.head(graph, s.node()).stream()).map(Node::name)
                .collect(Collectors.toSet());
        for (Node node : graph.nodes().values()) {
            if (node instanceof ConcreteNode concrete) {
                boolean isPull = heads.contains(node.name()) && node.modifier() != Modifier.PUSH;
                Optional<Binding> binding = concrete.signature().flatMap(s -> s.binding());
                add(node(concrete, isPull), binding);
                if (isPull && binding.isEmpty()) {
                    String method = names.methods().get(node.name());
                    methods.add(plain(Kind.OPEN, node, "Prepares {@code " + method
                            + "} before the server reports that it has started: the place to bind"
                            + " a port. If it throws, the start fails."));
                    methods.add(plain(Kind.CLOSE, node, "Makes a waiting {@code " + method
                            + "} return or throw, when the server stops."));
                }
            }
        }
    }

    private ComponentMethod plain(Kind kind, Node source, String description) {
        String name = kind == Kind.OPEN ? openMethod(names, source.name()) : closeMethod(names, source.name());
        return new ComponentMethod(kind, source.name(), name, Optional.empty(), List.of(), List.of(), Optional.empty(), description,
                source.range(), false);
    }

    /** The method of the components that opens a source whose concrete node is {@code head}. */
    public static String openMethod(JavaNames names, String head) {
        return methodFor("open", names, head);
    }

    /** The method of the components that closes a source whose concrete node is {@code head}. */
    public static String closeMethod(JavaNames names, String head) {
        return methodFor("close", names, head);
    }

    private static String methodFor(String verb, JavaNames names, String head) {
        return verb + JavaNames.upperFirst(names.methods().get(head)).replaceFirst("_$", "");
    }

    private ComponentMethod node(ConcreteNode node, boolean isPull) {
        Kind kind = node.modifier() == Modifier.PUSH ? Kind.PUSH_SOURCE
                : node.modifier() == Modifier.ASYNC ? Kind.ASYNC : isPull ? Kind.PULL_SOURCE : Kind.NODE;
        String what = switch (kind) {
            case PUSH_SOURCE -> "Push source {@code " + node.name() + "}, ";
            case PULL_SOURCE -> "Source {@code " + node.name() + "}, called in a loop; {@link " + RUNTIME + "EndOfSource} ends it, ";
            case ASYNC -> "Asynchronous node {@code " + node.name() + "}, ";
            default -> "Node {@code " + node.name() + "}" + (node.modifier() == Modifier.BLOCKING ? " (may block), " : ", ");
        };
        Optional<JavaType> value = types.result(node.name());
        Optional<JavaType> result = switch (kind) {
            case ASYNC -> Optional.of(of("java.util.concurrent.CompletionStage", value));
            case PUSH_SOURCE -> Optional.of(of(RUNTIME + "PushSource", value));
            default -> value;
        };
        return new ComponentMethod(kind, node.name(), names.methods().get(node.name()), result, types.inputs(node.name()),
                names.parameters().getOrDefault(node.name(), List.of()), documentation(node), what + node.range().fileAndLine() + ".",
                node.range(), !analysis.types().signature(node.name()).isDetermined());
    }

    private static JavaType of(String name, Optional<JavaType> value) {
        return new JavaType(name, List.of(value.map(JavaType::boxed).orElse(JavaType.of("java.lang.Void"))), 0);
    }

    private static Optional<String> documentation(Node node) {
        return node.signature().flatMap(s -> s.documentation()).map(Documentation::text);
    }

    private void predicates() {
        Map<String, String> arguments = arguments();
        for (PredicateType predicate : graph.predicates().values()) {
            Optional<JavaType> tested = analysis.types().predicates().getOrDefault(predicate.name(), Optional.empty());
            tested.ifPresent(type -> add(new ComponentMethod(Kind.PREDICATE, predicate.name(), names.predicates().get(predicate.name()),
                    Optional.of(JavaType.of("boolean")), List.of(type), List.of(arguments.getOrDefault(predicate.name(), "value")),
                    predicate.declaration().documentation().map(Documentation::text), "Tests for {@code " + predicate.name() + "}, "
                            + predicate.declaration().range().fileAndLine() + "; a pure function of its argument.",
                    predicate.declaration().function().orElse(predicate.declaration().name()).range(), false),
                    predicate.declaration().binding()));
        }
    }

    /** What the arguments of the predicates are called where they are first used. */
    private Map<String, String> arguments() {
        Map<String, String> arguments = new HashMap<>();
        for (Node node : graph.nodes().values()) {
            if (node instanceof AbstractNode expansion) {
                List<String> inputs = names.parameters().getOrDefault(node.name(), List.of());
                expansion.variants().forEach(variant -> {
                    List<Pattern> patterns = variant.patterns().orElse(List.of());
                    for (int i = 0; i < Math.min(patterns.size(), inputs.size()); i++) {
                        if (patterns.get(i) instanceof Pattern.Test test) {
                            arguments.putIfAbsent(test.predicate().text(), inputs.get(i));
                        }
                    }
                });
            }
        }
        return arguments;
    }

    private ComponentMethod session(Source source) {
        Signature signature = analysis.types().signature(source.node());
        SourceRange place = source.session().orElseThrow().name().range();
        return new ComponentMethod(Kind.SESSION, source.session().get().name().text(), names.sessions().get(source.node()),
                Optional.of(JavaType.OBJECT), types.outputs(source.node()), names.outputs().getOrDefault(source.node(), List.of()),
                Optional.empty(),
                "The session of a flow of source {@code " + source.node() + "}, " + source.declaration().range().fileAndLine()
                        + ": equal objects are one session; null fails the flow.",
                place, !isDetermined(signature.outputs()));
    }

    private ComponentMethod external(Handler handler) {
        String target = handler.target().text();
        Optional<List<Slot>> inputs = analysis.types().handlerInputs(handler);
        List<Slot> slots = new ArrayList<>(inputs.orElse(List.of()));
        slots.add(new Slot(Optional.of(JavaType.of("java.lang.Throwable")), Optional.of("failure")));
        String function = handler.handler().orElseThrow();
        return new ComponentMethod(Kind.EXTERNAL, function, names.methods().get(function), Optional.empty(), ComponentTypes.types(slots),
                JavaNames.parameters(slots), Optional.empty(),
                "Handles failures of " + (target.equals(Handler.ANY) ? "any node" : "{@code " + target + "}") + ", "
                        + handler.declaration().range().fileAndLine() + "; runs holding no lock.",
                handler.declaration().handler().orElseThrow().range(), !isDetermined(inputs));
    }

    private static boolean isDetermined(Optional<List<Slot>> slots) {
        return slots.isPresent() && slots.get().stream().allMatch(s -> s.type().isPresent());
    }
}
