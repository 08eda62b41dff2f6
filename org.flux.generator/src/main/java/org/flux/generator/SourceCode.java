// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.generator.Body.Step;
import org.flux.generator.Body.Use;
import org.flux.graph.Handler;
import org.flux.graph.Source;
import org.flux.graph.names.JavaNames;
import org.flux.graph.names.Javadoc;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.types.JavaType;

/**
 * What a source contributes to the flow class: its declaration, its loop, the start of its flows, and a way to call them. (A push source
 * has no loop, so nothing of it can fail in a flow; the server itself reports if it cannot be started.)
 */
final class SourceCode {
    private final FlowFile file;
    private final Program program;
    private final JavaWriter out;
    private final Source source;
    private final String node;
    private final String target;
    private final String method;
    private final String flowMethod;
    private final String nextMethod;
    private final List<JavaType> types;

    SourceCode(FlowFile file, Source source) {
        this.file = file;
        this.program = file.program;
        this.out = file.out;
        this.source = source;
        node = source.node();
        target = source.target().orElseThrow();
        method = program.method(node);
        flowMethod = file.flowMethod(source);
        nextMethod = file.methodName("next" + JavaNames.upperFirst(method));
        types = program.outputs(node);
    }

    /** The statement in {@code declareSources}. */
    void declaration(EventFile events) {
        String body = types.size() == 1 ? "this::" + flowMethod
                : types.isEmpty() ? "(flow, nothing) -> " + file.callOfFlow(file, source, List.of())
                : "(flow, item) -> " + file.callOfFlow(file, source, program.values(node, "item"));
        if (program.isPush(source)) {
            out.line("sources.push(" + Names.quoted(node) + ", " + file.components().reference(node) + ", " + body + ", "
                    + events.factory(source) + ");");
            return;
        }
        String close = program.closeMethod(source).map(c -> "components::" + c).orElse("() -> { }");
        String open = program.openMethod(source).map(o -> "components::" + o).orElse("() -> { }");
        out.line("sources.pull(" + Names.quoted(node) + ", " + open + ", " + next() + ", " + body + ", "
                + events.factory(source) + ", " + close + ");");
    }

    private String next() {
        if (!hasLoopMethod()) {
            return returning(file.components().node(node, List.of()));
        }
        return types.isEmpty() ? returning(nextMethod + "(flow)") : "this::" + nextMethod;
    }

    private String returning(String call) {
        return types.isEmpty() ? "flow -> {" + " " + call + "; return null; }" : "flow -> " + call;
    }

    private boolean hasLoopMethod() {
        return !program.isPush(source) && (program.isAbstract(node) || program.isAsync(node) || !handlers().isEmpty());
    }

    private List<Handler> handlers() {
        List<Handler> all = new ArrayList<>(file.handling.of(node));
        all.addAll(file.handling.any());
        return all;
    }

    /** Runs one flow on the calling thread, for tests. */
    void entryPoint() {
        Scope scope = file.fields.inner();
        String entry = List.of("name", "map", "components", "close").contains(method) ? method + "_" : method;
        List<String> names = program.outputNames(node).stream().map(n -> scope.take(n, n + "_")).toList();
        out.blank().javadoc(List.of("Runs one flow of source {@code " + node
                + "} on the calling thread, its handler included, and tells how it ended."));
        out.open("public " + file.runtime("FlowOutcome") + " " + entry + "("
                + String.join(", ", file.declarations(types, names)) + ") {");
        out.line("return " + file.runtime("Flow") + ".call(this, " + Names.quoted(target) + ", flow -> "
                + file.callOfFlow(file, source, names) + ");");
        out.close();
    }

    void methods() {
        if (hasLoopMethod()) {
            loop();
        }
        flow();
    }

    /** Gets the next item. */
    private void loop() {
        out.blank().javadoc(Javadoc.of(program.documentation(node), "Source {@code " + node
                + "}: gets what the next flow starts with."));
        out.open(file.header("private ", program.resultType(node, file.imports), nextMethod, List.of(), List.of(), List.of()));
        out.line("flow.start(" + Names.quoted(node) + ");");
        Body body = new DirectBody(file, file.fields.inner(), Position.exactly(BigInteger.ZERO));
        Use use = types.isEmpty() ? Use.NONE : Use.RETURN;
        Step step = new Step(node, List.of(), Affine.of(BigInteger.ONE), use, Optional.empty());
        file.handling.around(out, file.handling.any(), List.of(), () -> body.step(step));
        out.close();
    }

    /** Runs a flow. */
    private void flow() {
        Scope scope = file.fields.inner();
        List<String> names = program.outputNames(node).stream().map(n -> scope.take(n, n + "_")).toList();
        out.blank().javadoc(Javadoc.of(source.declaration().documentation().map(Declaration.Documentation::text),
                "One flow of source {@code " + node + "}, " + source.declaration().range().fileAndLine() + "."));
        out.open(file.header(program.suspension.ofFlow(source) ? "private " : "", "void", flowMethod, List.of(), types, names));
        boolean hasSession = source.session().isPresent();
        out.line("flow.start" + (program.paths.hasSessionEdge(target) ? "WithSession" : "") + "(" + Names.quoted(target) + ");");
        Body body = new DirectBody(file, scope, Position.exactly(BigInteger.ZERO));
        file.handling.around(out, file.handling.any(), List.of(), () -> {
            if (hasSession) {
                file.handling.around(out, file.handling.of(target), names,
                        () -> out.line("flow.session(" + file.components().session(source, names) + ");"));
            }
            body.position.move(program.paths.firstNumber(target));
            body.last(target, names);
        });
        out.close();
    }
}
