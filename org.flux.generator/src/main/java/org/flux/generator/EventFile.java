// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Source;
import org.flux.graph.names.JavaNames;

/** The file with the flows in the event shape while it is written: its names, and how its code reaches what is elsewhere. */
final class EventFile extends CodeFile {
    static final String PROGRAM = "program";
    /** The method of a flow's own steps, and the beginning of its fields' names, in each of the classes. */
    static final String FLOW = "flow";
    /** What flows inherit: no field, and no method without parameters, may have these names. */
    private static final List<String> INHERITED = List.of("proceed", "position", "offLoop", "onLoop", "checkTime", "getClass", "hashCode",
            "toString", "notify", "notifyAll", "wait", "clone", "finalize");

    final Frames frames;
    final Reach reach;
    private final FlowFile direct;
    private final Components components;
    private final Scope methods = Scope.with(with(FLOW, INHERITED));
    private final Map<String, String> goOns = new LinkedHashMap<>();

    EventFile(FlowFile direct) {
        super(direct.program, direct.program.imports(className(direct.program)), fields());
        this.direct = direct;
        components = direct.components().seenFrom(imports, PROGRAM + ".");
        reach = new Reach(program);
        frames = new Frames(direct, reach, imports, fields, methods);
    }

    private static Scope fields() {
        List<String> reserved = new ArrayList<>(INHERITED);
        reserved.addAll(List.of(PROGRAM, "thrown", "cause"));
        return Scope.with(reserved);
    }

    /** The class with the flows of a program in the event shape. */
    static String className(Program program) {
        return program.names().program() + "Events";
    }

    /** How flows of a source come into being: a lambda over an item. */
    String factory(Source source) {
        List<String> outputs = program.outputNames(source.node());
        return (outputs.isEmpty() ? "nothing" : "item") + " -> new " + className(program) + "." + frames.classes().get(source).name() + "("
                + String.join(", ", with("this", outputs.isEmpty() ? List.of() : program.values(source.node(), "item"))) + ")";
    }

    /** A name for a further method. */
    String methodName(String wish) {
        return methods.take(wish);
    }

    /** Sets the fields with which a method begins. */
    void enter(JavaWriter out, Frame entered, List<String> inputs, String rest, boolean isAgain) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!entered.inputs().get(i).equals(inputs.get(i))) {
                out.line(entered.inputs().get(i) + " = " + inputs.get(i) + ";");
            }
        }
        if (!entered.rest().isEmpty()) {
            out.line(entered.rest() + " = " + rest + ";");
        }
        if (entered.hasSwitch() && isAgain) {
            out.line(entered.at() + " = 0;");
        }
    }

    /** The call of the direct shape's method that runs a flow of a source. */
    String callOfFlow(Source source, List<String> inputs) {
        return direct.callOfFlow(this, source, inputs);
    }

    /** The call of a method of the direct shape. */
    String callOfDirect(Context callee, String rest, List<String> arguments) {
        return direct.call(this, callee, rest, arguments);
    }

    @Override
    String callOfHandler(String node, List<String> inputs) {
        if (!program.suspension.ofHandler(node)) {
            return direct.callOfHandler(this, node, inputs);
        }
        String method = goOns.computeIfAbsent(node, n -> methodName("goOnWith" + JavaNames.upperFirst(program.method(n))));
        return method + "(" + String.join(", ", inputs) + ")";
    }

    /** The handlers with which flows go on, and the methods that have them do so. */
    Map<String, String> goOns() {
        return goOns;
    }

    /** The field for what an asynchronous node returns. */
    String stageType(String node) {
        String type = program.boxedResultType(node, imports);
        boolean isBound = program.binding(program.node(node)).isPresent(); // its method may return something more special
        return imports.use("java.util.concurrent.CompletableFuture") + "<"
                + (!isBound ? type : program.outputs(node).isEmpty() ? "?" : "? extends " + type) + ">";
    }

    @Override
    Components components() {
        return components;
    }

    @Override
    String onFlow(String call) {
        return call;
    }

    @Override
    String flow() {
        return "this";
    }

    @Override
    String ofProgram(String member) {
        return PROGRAM + "." + member;
    }

    @Override
    String rest(Context context) {
        return frames.of(context).rest();
    }
}
