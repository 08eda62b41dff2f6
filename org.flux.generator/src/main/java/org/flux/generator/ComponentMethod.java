// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.Handler;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.ConcreteNode;
import org.flux.graph.Node.ExternalFunction;
import org.flux.graph.Node.Variant;
import org.flux.graph.Node;
import org.flux.graph.PredicateType;
import org.flux.graph.Source;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.Signature.Slot;

/**
 * A method that the components of a program have to implement.
 *
 * @param kind what it is for
 * @param subject the node, predicate or session function as the program names it
 * @param documentation lines of its documentation comment
 * @param types of its parameters
 * @param parameters their names
 */
record ComponentMethod(Kind kind, String subject, List<String> documentation, String name, List<JavaType> types, List<String> parameters) {

    enum Kind {
        NODE, PULL_SOURCE, OPEN, CLOSE, PUSH_SOURCE, ASYNC, PREDICATE, SESSION, EXTERNAL
    }

    /** All of them: nodes in textual order, then predicates, session functions and external handlers. */
    static List<ComponentMethod> of(Program program) {
        Map<String, ComponentMethod> methods = new LinkedHashMap<>();
        Map<String, Source> sources = new LinkedHashMap<>();
        program.analysis.graph().sources().forEach(s -> program.head(s.node()).ifPresent(h -> sources.put(h, s)));
        for (Node node : program.nodes().values()) {
            if (node instanceof ConcreteNode concrete && program.binding(concrete).isEmpty()) {
                add(methods, node(program, concrete, Optional.ofNullable(sources.get(node.name()))));
                if (sources.containsKey(node.name()) && node.modifier() != Modifier.PUSH) {
                    String open = program.openMethod(sources.get(node.name())).orElseThrow();
                    add(methods, new ComponentMethod(Kind.OPEN, node.name(), List.of("Prepares {@code "
                            + program.names().methods().get(node.name())
                                    + "} before the server reports that it has started: the place to bind"
                            + " a port. If it throws, the start fails."), open, List.of(), List.of()));
                    String name = program.closeMethod(sources.get(node.name())).orElseThrow();
                    add(methods, new ComponentMethod(Kind.CLOSE, node.name(), List.of("Makes a waiting {@code "
                            + program.names().methods().get(node.name()) + "} return or throw, when the server stops."),
                            name, List.of(), List.of()));
                }
            }
        }
        Map<String, String> arguments = arguments(program);
        program.analysis.graph().predicates().values().stream().filter(p -> p.declaration().binding().isEmpty())
                .forEach(p -> predicate(program, p, arguments.getOrDefault(p.name(), "value")).ifPresent(m -> add(methods, m)));
        program.analysis.graph().sources().stream().filter(s -> s.session().isPresent() && s.session().get().binding().isEmpty())
                .forEach(s -> add(methods, session(program, s)));
        program.analysis.graph().handlers().stream().filter(h -> h.binding().isEmpty() && h.handler().isPresent())
                .filter(h -> program.node(h.handler().get()) instanceof ExternalFunction)
                .forEach(h -> add(methods, external(program, h)));
        return List.copyOf(methods.values());
    }

    /** What several sources or handlers share is declared once. */
    private static void add(Map<String, ComponentMethod> methods, ComponentMethod method) {
        methods.putIfAbsent(method.name() + method.types().stream().map(t -> t.name() + t.dimensions()).toList(), method);
    }

    private static ComponentMethod node(Program program, ConcreteNode node, Optional<Source> source) {
        Kind kind = node.modifier() == Modifier.PUSH ? Kind.PUSH_SOURCE
                : node.modifier() == Modifier.ASYNC ? Kind.ASYNC : source.isPresent() ? Kind.PULL_SOURCE : Kind.NODE;
        String what = switch (kind) {
            case PUSH_SOURCE -> "Push source {@code " + node.name() + "}, ";
            case PULL_SOURCE -> "Source {@code " + node.name() + "}, called in a loop; {@link "
                    + Program.RUNTIME + "EndOfSource} ends it, ";
            case ASYNC -> "Asynchronous node {@code " + node.name() + "}, ";
            default -> "Node {@code " + node.name() + "}" + (node.modifier() == Modifier.BLOCKING ? " (may block), " : ", ");
        };
        return new ComponentMethod(kind, node.name(),
                Names.documentation(program.documentation(node.name()), what + node.range().fileAndLine() + "."),
                program.names().methods().get(node.name()), program.inputs(node.name()), program.inputNames(node.name()));
    }

    private static Optional<ComponentMethod> predicate(Program program, PredicateType predicate, String argument) {
        Optional<JavaType> type = program.analysis.types().predicates().getOrDefault(predicate.name(), Optional.empty());
        return type.map(t -> new ComponentMethod(Kind.PREDICATE, predicate.name(), Names.documentation(
                predicate.declaration().documentation().map(Declaration.Documentation::text), "Tests for {@code " + predicate.name() + "}, "
                        + predicate.declaration().range().fileAndLine() + "; a pure function of its argument."),
                program.names().predicates().get(predicate.name()), List.of(t), List.of(argument)));
    }

    /** What the arguments of the predicates are called where they are first used. */
    private static Map<String, String> arguments(Program program) {
        Map<String, String> arguments = new HashMap<>();
        for (Node node : program.nodes().values()) {
            if (node instanceof AbstractNode expansion) {
                for (Variant variant : expansion.variants()) {
                    List<Pattern> patterns = variant.patterns().orElse(List.of());
                    for (int i = 0; i < patterns.size(); i++) {
                        if (patterns.get(i) instanceof Pattern.Test test && !arguments.containsKey(test.predicate().text())) {
                            arguments.put(test.predicate().text(), program.inputNames(node.name()).get(i));
                        }
                    }
                }
            }
        }
        return arguments;
    }

    private static ComponentMethod session(Program program, Source source) {
        return new ComponentMethod(Kind.SESSION, source.session().orElseThrow().name().text(),
                List.of("The session of a flow of source {@code " + source.node() + "}, " + source.declaration().range().fileAndLine()
                        + ": equal objects are one session; null fails the flow."),
                program.names().sessions().get(source.node()), program.outputs(source.node()), program.outputNames(source.node()));
    }

    private static ComponentMethod external(Program program, Handler handler) {
        String target = handler.target().text();
        boolean any = target.equals(Handler.ANY);
        List<Slot> slots = new ArrayList<>(program.analysis.types().handlerInputs(handler).orElse(List.of()));
        slots.add(new Slot(Optional.of(new JavaType("java.lang.Throwable", List.of(), 0)), Optional.of("failure")));
        List<JavaType> types = slots.stream().map(s -> s.type().orElseThrow()).toList();
        List<String> parameters = JavaNames.parameters(slots);
        return new ComponentMethod(Kind.EXTERNAL, handler.handler().orElseThrow(),
                List.of("Handles failures of " + (any ? "any node" : "{@code " + target + "}") + ", "
                        + handler.declaration().range().fileAndLine() + "; runs holding no lock."),
                program.names().methods().get(handler.handler().get()), types, parameters);
    }

    /** The declaration up to its parameters: {@code Jpeg compress(Raw raw) throws Exception}. */
    String header(Program program, Imports imports) {
        String result = switch (kind) {
            case NODE, PULL_SOURCE -> program.resultType(subject, imports);
            case ASYNC -> imports.use("java.util.concurrent.CompletionStage") + "<" + program.boxedResultType(subject, imports) + ">";
            case PUSH_SOURCE -> imports.use(Program.RUNTIME + "PushSource") + "<" + program.boxedResultType(subject, imports) + ">";
            case OPEN, CLOSE, EXTERNAL -> "void";
            case PREDICATE -> "boolean";
            case SESSION -> "Object";
        };
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            declared.add(imports.type(types.get(i)) + " " + parameters.get(i));
        }
        return result + " " + name + "(" + String.join(", ", declared) + ")" + (kind == Kind.PREDICATE ? "" : " throws Exception");
    }
}
