// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.types.JavaType;

/** The flow class while it is written: its names, and the methods that others have asked for. */
final class FlowFile {
    static final SortedMap<Lock, LockMode> NOTHING_HELD = Contexts.NOTHING_HELD;

    final Program program;
    final Imports imports;
    final JavaWriter out = new JavaWriter();
    final Scope fields;
    final Components components;
    final Handling handling = new Handling(this);

    private final Scope methods;
    private final Map<Context, String> methodNames = new HashMap<>();
    private final Map<String, String> handlerMethods = new HashMap<>();
    private final Deque<Runnable> asked = new ArrayDeque<>();

    FlowFile(Program program) {
        this.program = program;
        Analysis analysis = program.analysis;
        imports = program.imports(analysis.names().program());
        List<String> reserved = new ArrayList<>(List.of("flow", "rest", "thrown", "cause", "components", "options", "MAP"));
        reserved.addAll(analysis.names().locks().values());
        fields = Scope.with(reserved);
        components = new Components(program, imports, fields);
        methods = Scope.with(List.of("name", "map", "components", "declareSources", "with", "close", "join"));
        for (Context context : program.contexts.inTextualOrder()) {
            String name = analysis.names().flows().get(context.node());
            String holding = context.held().keySet().stream().map(l -> Names.upper(field(l))).collect(Collectors.joining("And"));
            methodNames.put(context, methods.take(holding.isEmpty() ? name : name + "Holding" + holding, name + "_"));
        }
    }

    String field(Lock lock) {
        return program.names().locks().get(lock.toString());
    }

    String runtime(String simpleName) {
        return imports.use(Program.RUNTIME + simpleName);
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

    /** The call of an abstract node's method. */
    String call(Context callee, Affine rest, Context caller, List<String> arguments) {
        List<String> all = new ArrayList<>();
        all.add("flow");
        if (program.paths.hasRestParameter(callee)) {
            all.add(caller == null ? rest.expression() : program.paths.expression(rest, caller));
        }
        all.addAll(arguments);
        return method(callee) + "(" + String.join(", ", all) + ")";
    }

    /** The call of a declared node as a handler: a component's method where that is all that there is to do. */
    String callOfHandler(String node, List<String> inputs) {
        if (program.isAbstract(node)) {
            return call(program.contexts.of(node, NOTHING_HELD), Affine.of(java.math.BigInteger.ONE), null, inputs);
        }
        boolean plain = program.contexts.acquired(node, NOTHING_HELD).isEmpty() && handling.of(node).isEmpty() && !program.isAsync(node);
        if (plain) {
            return components.node(node, inputs);
        }
        String method = handlerMethods.get(node);
        if (method == null) {
            method = methodName(program.names().methods().get(node) + "AsHandler");
            handlerMethods.put(node, method);
            String name = method;
            later(() -> handlerMethod(name, node));
        }
        return method + "(" + String.join(", ", withFlow(inputs)) + ")";
    }

    private void handlerMethod(String method, String node) {
        Scope scope = fields.inner();
        List<String> parameters = parameters(node, scope);
        out.blank().javadoc(List.of("Runs {@code " + node + "} as a handler."));
        out.open(header("void", method, List.of(), program.inputs(node), parameters));
        new Body(this, scope, Position.exactly(java.math.BigInteger.ZERO)).last(node, parameters);
        out.close();
    }

    static List<String> withFlow(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("flow"));
        all.addAll(arguments);
        return all;
    }

    /** Takes the names of a node's inputs as parameters. */
    List<String> parameters(String node, Scope scope) {
        return program.inputNames(node).stream().map(p -> scope.take(p, p + "_")).toList();
    }

    /** The head of a private method of flows. */
    String header(String result, String name, List<String> more, List<JavaType> types, List<String> parameters) {
        List<String> declared = new ArrayList<>();
        declared.add(runtime("Flow") + " flow");
        declared.addAll(more);
        declared.addAll(declarations(types, parameters));
        return "private " + result + " " + name + "(" + String.join(", ", declared) + ") throws Exception {";
    }

    List<String> declarations(List<JavaType> types, List<String> names) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            result.add(imports.type(types.get(i)) + " " + names.get(i));
        }
        return result;
    }
}
