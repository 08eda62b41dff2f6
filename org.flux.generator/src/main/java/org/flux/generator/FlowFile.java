// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.Source;
import org.flux.graph.names.JavaNames;
import org.flux.graph.types.JavaType;

/** The flow class, of direct shape, while it is written: its names, and the methods that others have asked for. */
final class FlowFile extends CodeFile {
    private static final String REST = "rest";

    final JavaWriter out = new JavaWriter();

    private final Components components;
    private final Scope methods;
    private final Map<Context, String> methodNames = new HashMap<>();
    private final Map<Source, String> flowMethods = new HashMap<>();
    private final Map<String, String> handlerMethods = new HashMap<>();
    private final Deque<Runnable> asked = new ArrayDeque<>();

    FlowFile(Program program) {
        super(program, program.imports(program.names().program()), fields(program));
        components = new Components(program, imports, fields);
        methods = Scope.with(List.of("name", "map", "components", "declareSources", "with", "close", "join"));
        for (Context context : program.contexts.inTextualOrder()) {
            String name = program.method(context.node());
            String holding = context.held().keySet().stream().map(l -> JavaNames.upperFirst(lock(l))).collect(Collectors.joining("And"));
            methodNames.put(context, methods.take(holding.isEmpty() ? name : name + "Holding" + holding, name + "_"));
        }
    }

    private static Scope fields(Program program) {
        List<String> reserved = new ArrayList<>(List.of("flow", REST, "thrown", "cause", "components", "options", "MAP"));
        reserved.addAll(program.names().locks().values());
        return Scope.with(reserved);
    }

    @Override
    Components components() {
        return components;
    }

    @Override
    String onFlow(String call) {
        return "flow." + call;
    }

    @Override
    String flow() {
        return "flow";
    }

    @Override
    String ofProgram(String member) {
        return member;
    }

    @Override
    String rest(Context context) {
        return REST;
    }

    /** A name for a further method. */
    String methodName(String wish) {
        return methods.take(wish);
    }

    String method(Context context) {
        return methodNames.get(context);
    }

    /** Writes a method after those that are under way. */
    void later(Runnable method) {
        asked.add(method);
    }

    void writeWhatWasAsked() {
        while (!asked.isEmpty()) {
            asked.remove().run();
        }
    }

    /**
     * The call of an abstract node's method, as a file of either shape makes it.
     *
     * @param rest the number of paths that remain after it
     */
    String call(CodeFile caller, Context callee, String rest, List<String> arguments) {
        return call(caller, method(callee), program.paths.needsRest(callee) ? with(rest, arguments) : arguments);
    }

    /** The method that runs a flow of a source. */
    String flowMethod(Source source) {
        return flowMethods.computeIfAbsent(source, s -> methodName("flowOf" + JavaNames.upperFirst(program.method(s.node()))));
    }

    /** The call of that method, as a file of either shape makes it. */
    String callOfFlow(CodeFile caller, Source source, List<String> arguments) {
        return call(caller, flowMethod(source), arguments);
    }

    private static String call(CodeFile caller, String method, List<String> arguments) {
        return caller.ofProgram(method) + "(" + String.join(", ", with(caller.flow(), arguments)) + ")";
    }

    @Override
    String callOfHandler(String node, List<String> inputs) {
        return callOfHandler(this, node, inputs);
    }

    /** The call of a declared node as a handler: a component's method where that is all that there is to do. */
    String callOfHandler(CodeFile caller, String node, List<String> inputs) {
        if (program.isAbstract(node)) {
            return call(caller, program.contexts.of(node, Contexts.NOTHING_HELD), PathNumbers.literal(BigInteger.ONE), inputs);
        }
        boolean plain = program.contexts.acquired(node, Contexts.NOTHING_HELD).isEmpty() && handling.of(node).isEmpty()
                && !program.isAsync(node);
        if (plain) {
            return caller.components().node(node, inputs);
        }
        String method = handlerMethods.get(node);
        if (method == null) {
            method = methodName(program.method(node) + "AsHandler");
            handlerMethods.put(node, method);
            String name = method;
            later(() -> handlerMethod(name, node));
        }
        return call(caller, method, inputs);
    }

    private void handlerMethod(String method, String node) {
        Scope scope = fields.inner();
        List<String> parameters = parameters(node, scope);
        out.blank().javadoc(List.of("Runs {@code " + node + "} as a handler."));
        out.open(header(program.suspension.ofHandler(node) ? "private " : "", "void", method, List.of(), program.inputs(node), parameters));
        new DirectBody(this, scope, Position.exactly(BigInteger.ZERO)).last(node, parameters);
        out.close();
    }

    /** Takes the names of a node's inputs as parameters. */
    List<String> parameters(String node, Scope scope) {
        return program.inputNames(node).stream().map(p -> scope.take(p, p + "_")).toList();
    }

    /** The head of a method of flows. */
    String header(String modifier, String result, String name, List<String> more, List<JavaType> types, List<String> parameters) {
        List<String> declared = new ArrayList<>();
        declared.add(runtime("Flow") + " flow");
        declared.addAll(more);
        declared.addAll(declarations(types, parameters));
        return modifier + result + " " + name + "(" + String.join(", ", declared) + ") throws Exception {";
    }
}
