// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.PredicateType;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.names.NameCollisions.Thing;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types;

/** Gives everything in a program its Java name, and finds names that collide. */
public final class Naming {

    /** The names, and what is wrong with them. */
    public record Result(JavaNames names, List<Diagnostic> findings) {}

    private final ProgramGraph graph;
    private final Types types;
    private final Map<String, Binding> handlerBindings = new HashMap<>();
    private final NameCollisions collisions = new NameCollisions();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final NodeMap<String> methods;
    private final NodeMap<String> flows;
    private final NodeMap<String> results;
    private final Map<String, String> predicates = new LinkedHashMap<>();
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private final NodeMap<List<String>> parameters;
    private final NodeMap<List<String>> outputs;

    private Naming(ProgramGraph graph, Types types) {
        this.graph = graph;
        this.types = types;
        methods = new NodeMap<>(graph.nodes());
        flows = new NodeMap<>(graph.nodes());
        results = new NodeMap<>(graph.nodes());
        parameters = new NodeMap<>(graph.nodes());
        outputs = new NodeMap<>(graph.nodes());
        graph.handlers().forEach(h -> h.handler().ifPresent(f -> h.binding().ifPresent(b -> handlerBindings.putIfAbsent(f, b))));
    }

    public static Result of(ProgramGraph graph, Types types) {
        Naming naming = new Naming(graph, types);
        naming.nodes();
        naming.predicates();
        naming.sessions();
        naming.opensAndCloses();
        Set<String> userTypes = naming.userTypes();
        naming.results(userTypes);
        naming.values();
        String program = graph.name();
        naming.programClass(program, userTypes);
        String packageName = graph.root().packageName().map(Name::text).map(JavaIdentifiers::packageName).orElse("");
        JavaNames names = new JavaNames(packageName, program, program + "Components", view(naming.methods), view(naming.flows),
                view(naming.results), view(naming.predicates), view(naming.sessions), view(naming.locks()), view(naming.parameters),
                view(naming.outputs));
        List<Diagnostic> findings = new ArrayList<>(naming.collisions.findings(naming.graph));
        findings.addAll(naming.findings);
        return new Result(names, List.copyOf(findings));
    }

    private static <V> Map<String, V> view(Map<String, V> map) {
        return Collections.unmodifiableMap(map);
    }

    private void nodes() {
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.AbstractNode) {
                String flow = JavaIdentifiers.flow(node.name());
                flows.put(node.name(), flow);
                collisions.add(NameCollisions.Space.FLOWS, flow, thing(node, "node `" + node.name() + "`"));
            } else {
                String method = JavaIdentifiers.method(node.name());
                methods.put(node.name(), method);
                if (binding(node).isEmpty()) {
                    collisions.add(NameCollisions.Space.COMPONENTS, method, thing(node, "node `" + node.name() + "`"));
                }
            }
        }
    }

    private static Thing thing(Node node, String what) {
        return new Thing(what, Renaming.Kind.NODE, node.name(), node.range());
    }

    private Optional<Binding> binding(Node node) {
        return node instanceof Node.ExternalFunction ? Optional.ofNullable(handlerBindings.get(node.name()))
                : node.signature().flatMap(NodeSignature::binding);
    }

    /** Predicates may share a test function if they test the same type. */
    private void predicates() {
        for (PredicateType predicate : graph.predicates().values()) {
            Name function = predicate.declaration().function().orElse(predicate.declaration().name());
            String method = JavaIdentifiers.method(function.text());
            predicates.put(predicate.name(), method);
            if (predicate.declaration().binding().isEmpty()) {
                String tested = types.predicates().getOrDefault(predicate.name(), Optional.empty()).map(JavaType::toString)
                        .orElse("`" + predicate.name() + "`");
                collisions.add(NameCollisions.Space.COMPONENTS, method, new Thing("test function `" + function + "` of " + tested,
                        Renaming.Kind.TEST_FUNCTION, function.text(), function.range()));
            }
        }
    }

    /** Sources may share a session function if they give the same types; a function for other types is an overload. */
    private void sessions() {
        for (Source source : graph.sources()) {
            source.session().ifPresent(session -> {
                String method = JavaIdentifiers.method(session.name().text());
                sessions.put(source.node(), method);
                if (session.binding().isEmpty()) {
                    collisions.add(NameCollisions.Space.COMPONENTS, method, new Thing("session function `" + session.name() + "`",
                            Renaming.Kind.SESSION_FUNCTION, session.name().text(), session.name().range()));
                }
            });
        }
    }

    /** A pull source has two further methods, which open and close it. */
    private void opensAndCloses() {
        Set<String> expanded = new LinkedHashSet<>(graph.sources().stream().map(Source::node).toList());
        for (String source : expanded) {
            Node node = graph.nodes().get(source);
            if (node instanceof Node.ConcreteNode && node.modifier() != Modifier.PUSH && binding(node).isEmpty()) {
                for (String verb : List.of("open", "close")) {
                    collisions.add(NameCollisions.Space.COMPONENTS, verb + JavaIdentifiers.upperFirst(JavaIdentifiers.lowerCamel(source)),
                            thing(node, "the " + verb + " method of source `" + source + "`"));
                }
            }
        }
    }

    private void results(Set<String> userTypes) {
        Set<String> taken = new HashSet<>(userTypes);
        for (Node node : graph.nodes().values()) {
            if (types.signature(node.name()).outputs().orElse(List.of()).size() > 1) {
                String result = JavaIdentifiers.upperFirst(node.name()) + "Result";
                while (!taken.add(result)) {
                    result += "_";
                }
                results.put(node.name(), result);
            }
        }
    }

    private void values() {
        for (Node node : graph.nodes().values()) {
            Signature signature = types.signature(node.name());
            signature.inputs().ifPresent(slots -> parameters.put(node.name(), ParameterNames.of(slots)));
            signature.outputs().ifPresent(slots -> outputs.put(node.name(), ParameterNames.of(slots)));
            node.signature().ifPresent(s -> {
                findings.addAll(ParameterFindings.of(s.inputs()));
                findings.addAll(ParameterFindings.of(s.outputs()));
            });
        }
        for (Handler handler : graph.handlers()) {
            String function = handler.handler().orElse("");
            if (graph.nodes().get(function) instanceof Node.ExternalFunction && types.handlerInputs(handler).isPresent()
                    && types.handlerInputs(handler).equals(types.signature(function).inputs())) {
                List<Slot> slots = new ArrayList<>(types.handlerInputs(handler).get());
                slots.add(new Slot(Optional.of(new JavaType("java.lang.Throwable", List.of(), 0)), Optional.of("failure")));
                parameters.put(function, ParameterNames.of(slots));
            }
        }
    }

    /** Types without a package: they stand beside the generated classes. */
    private Set<String> userTypes() {
        Set<String> simple = new TreeSet<>();
        for (Signature signature : types.signatures().values()) {
            signature.inputs().orElse(List.of()).forEach(s -> s.type().ifPresent(t -> collect(t, simple)));
            signature.outputs().orElse(List.of()).forEach(s -> s.type().ifPresent(t -> collect(t, simple)));
        }
        return simple;
    }

    private static void collect(JavaType type, Set<String> simple) {
        simple.add(type.name().substring(type.name().lastIndexOf('.') + 1));
        type.arguments().forEach(a -> collect(a, simple));
    }

    private void programClass(String program, Set<String> userTypes) {
        if (JavaIdentifiers.isNeeded(program)) {
            findings.add(Diagnostic.of(Code.JAVA_NAME_COLLISION,
                    graph.nodes().values().stream().findFirst().map(Node::range).orElse(SourceRange.NONE),
                    "The generated class `" + program + "`, named after the file, would hide `java.lang." + program
                            + "`; rename the file"));
        }
        for (String name : List.of(program, program + "Components", program + "Events", program + "Main")) {
            if (userTypes.contains(name)) {
                SourceRange place = graph.nodes().values().stream().filter(n -> uses(n.name(), name)).map(Node::range).findFirst()
                        .orElse(SourceRange.NONE);
                findings.add(Diagnostic.of(Code.JAVA_NAME_COLLISION, place,
                        "The generated class `" + name + "`, named after the file, collides with the type `" + name + "`"));
            }
        }
    }

    private boolean uses(String node, String type) {
        Set<String> used = new HashSet<>();
        types.signature(node).inputs().orElse(List.of()).forEach(s -> s.type().ifPresent(t -> collect(t, used)));
        types.signature(node).outputs().orElse(List.of()).forEach(s -> s.type().ifPresent(t -> collect(t, used)));
        return used.contains(type);
    }

    /** A field must not be hidden by a parameter or a record component's variable of the same name. */
    private Map<String, String> locks() {
        Set<Lock> all = new TreeSet<>(Lock.ALPHABETICAL);
        graph.nodes().values().forEach(n -> n.constraints().forEach(c -> all.add(c.lock())));
        Set<String> taken = new HashSet<>(Set.of("components", "map"));
        parameters.values().forEach(taken::addAll);
        outputs.values().forEach(taken::addAll);
        Map<String, String> locks = new LinkedHashMap<>();
        for (Lock lock : all) {
            String name = ParameterNames.usable(JavaIdentifiers.lowerCamel(lock.name()));
            if (!taken.add(name)) {
                name += lock.scope() == LockScope.SESSION ? "Locks" : "Lock";
                while (!taken.add(name)) {
                    name += "_";
                }
            }
            locks.put(lock.toString(), name);
        }
        return locks;
    }
}
