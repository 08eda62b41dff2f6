// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.Source;
import org.flux.graph.names.JavaNames;

/** The class with the flows of a program in the event shape: a nested class for each source. */
final class EventFlows {
    private final EventFile file;
    private final Program program;
    private final Frames frames;
    private final Map<Source, Frame> roots = new LinkedHashMap<>();
    private final JavaWriter out = new JavaWriter();
    private final String eventFlow;

    private EventFlows(EventFile file) {
        this.file = file;
        program = file.program;
        frames = file.frames;
        eventFlow = file.runtime("EventFlow");
        program.analysis.graph().sources().forEach(s -> roots.put(s, root(s)));
    }

    static GeneratedFile of(EventFile file) {
        EventFlows flows = new EventFlows(file);
        flows.write();
        return SourceText.file(file.program, EventFile.className(file.program), file.imports, flows.out);
    }

    private void write() {
        String name = EventFile.className(program);
        for (Context context : frames.contexts()) {
            if (program.isAbstract(context.node())) {
                new EventMethod(file, frames.owner(context), context).write();
            } else {
                handlerMethod(context);
            }
        }
        Map<Source, JavaWriter> starts = new LinkedHashMap<>();
        roots.keySet().forEach(s -> starts.put(s, start(s)));
        file.goOns().forEach(this::goOn);
        out.javadoc(List.of("The flows of " + program.fileName() + " for event loops: each is an object that returns to its loop where"
                + " it has to wait, for a lock or a node that is blocking or asynchronous, and is called again later. A method returns"
                + " true when it is through; before, a field says in which case it goes on. What cannot wait is called in {@link "
                + program.names().program() + "}."));
        out.line("@SuppressWarnings(\"fallthrough\")");
        out.open("final class " + name + " {");
        out.line("private " + name + "() {}");
        if (!frames.shared().isEmpty()) {
            shared();
        }
        starts.forEach(this::source);
        out.close();
    }

    /** What the flows of several sources have in common. */
    private void shared() {
        EventClass type = frames.shared();
        out.blank().javadoc(List.of("What flows of several sources go through."));
        out.open("abstract static class " + type.name() + " extends " + eventFlow + " {");
        out.line("final " + program.names().program() + " " + EventFile.PROGRAM + ";");
        type.writeFields(out);
        out.blank().open(type.name() + "(" + program.names().program() + " " + EventFile.PROGRAM + ", int locksAtMost) {");
        out.line("super(program.map(), locksAtMost);");
        out.line("this.program = program;");
        out.close();
        out.blank().append(type.methods());
        out.close();
    }

    private void source(Source source, JavaWriter start) {
        EventClass type = frames.classes().get(source);
        boolean isShared = !frames.shared().isEmpty() && file.reach.of(source).stream().anyMatch(c -> frames.owner(c) == frames.shared());
        out.blank().javadoc(List.of("A flow of source {@code " + source.node() + "}, " + source.declaration().range().fileAndLine() + "."));
        out.open("static final class " + type.name() + " extends " + (isShared ? frames.shared().name() : eventFlow) + " {");
        if (!isShared) {
            out.line("private final " + program.names().program() + " " + EventFile.PROGRAM + ";");
        }
        Frame frame = roots.get(source);
        if (!frame.fields().isEmpty()) {
            out.blank().line("// " + frame.title());
            frame.fields().forEach(f -> out.line("private " + f + ";"));
        }
        type.writeFields(out);
        constructor(source, type, frame, isShared);
        out.blank().append(start);
        if (!type.isEmpty()) {
            out.blank().append(type.methods());
        }
        out.close();
    }

    private void constructor(Source source, EventClass type, Frame frame, boolean isShared) {
        Scope scope = file.fields.inner();
        List<String> names = program.outputNames(source.node()).stream().map(n -> scope.take(n, n + "_")).toList();
        String parameters = String.join(", ", CodeFile.with(program.names().program() + " " + EventFile.PROGRAM,
                file.declarations(program.outputs(source.node()), names)));
        out.blank().open(type.name() + "(" + parameters + ") {");
        out.line("super(" + (isShared ? "program" : "program.map()") + ", " + file.reach.locks(source) + ");");
        if (!isShared) {
            out.line("this.program = program;");
        }
        for (int i = 0; i < names.size(); i++) {
            out.line(frame.inputs().get(i) + " = " + names.get(i) + ";");
        }
        out.close();
    }

    /** A flow's own fields; what it starts with it keeps where the method of the source's target wants it. */
    private Frame root(Source source) {
        String target = source.target().orElseThrow();
        boolean stops = program.suspension.stops(target, Contexts.NOTHING_HELD);
        String title = source.declaration().range().fileAndLine() + " source " + source.node();
        String at = stops ? EventFile.FLOW + "At" : "";
        Frame entered = program.isAbstract(target) ? frames.of(program.contexts.of(target, Contexts.NOTHING_HELD)) : null;
        Scope scope = file.fields.inner();
        List<String> inputs = entered != null ? entered.inputs() : program.outputNames(source.node()).stream()
                .map(n -> scope.take(EventFile.FLOW + JavaNames.upperFirst(n))).toList();
        Frame frame = new Frame(title, EventFile.FLOW, at, inputs, "", "");
        if (stops) {
            frame.declare("int " + at);
        }
        if (entered == null) {
            file.declarations(program.outputs(source.node()), inputs).forEach(d -> frame.declare("final " + d));
        }
        return frame;
    }

    /** The flow itself, and the choice between it and the handlers with which it may go on. */
    private JavaWriter start(Source source) {
        JavaWriter text = new JavaWriter(2);
        List<String> handlers = program.suspension.handlers().stream()
                .filter(h -> file.reach.of(source).contains(frames.ofHandler(h))).toList();
        text.blank().line("@Override");
        text.open("protected boolean proceed() throws Exception {");
        if (!handlers.isEmpty()) {
            text.open("return switch (position) {");
            handlers.forEach(h -> text.line("case " + number(h) + " -> " + frames.of(frames.ofHandler(h)).method() + "();"));
            text.line("default -> " + EventFile.FLOW + "();");
            text.close("};");
            text.close();
            text.blank().open("private boolean " + EventFile.FLOW + "() throws Exception {");
        }
        flow(source, text);
        text.close();
        return text;
    }

    private int number(String handler) {
        return program.suspension.handlers().indexOf(handler) + 1;
    }

    private void flow(Source source, JavaWriter text) {
        Frame frame = roots.get(source);
        String target = source.target().orElseThrow();
        if (!program.suspension.ofFlow(source)) {
            text.line(file.callOfFlow(source, frame.inputs()) + ";");
            text.line("return true;");
            return;
        }
        ResumeSwitch places = new ResumeSwitch(text, frame.at());
        file.handling.around(text, file.handling.any(), List.of(), () -> {
            open(frame, places);
            text.line("start" + (program.paths.hasSessionEdge(target) ? "WithSession" : "") + "(" + Names.quoted(target) + ");");
            if (source.session().isPresent()) {
                file.handling.around(text, file.handling.of(target), frame.inputs(),
                        () -> text.line("session(" + file.components().session(source, frame.inputs()) + ");"));
            }
            EventBody body = new EventBody(file, text, file.fields.inner(), Position.exactly(BigInteger.ZERO), frame, places);
            body.position.move(program.paths.firstNumber(target));
            body.last(target, frame.inputs());
            close(frame, text);
        });
    }

    private static void open(Frame frame, ResumeSwitch places) {
        if (frame.hasSwitch()) {
            places.open();
            places.begin();
        }
    }

    private static void close(Frame frame, JavaWriter text) {
        if (frame.hasSwitch()) {
            text.closeSwitch();
        }
        text.line("return true;");
    }

    /** A concrete node as a handler. */
    private void handlerMethod(Context context) {
        Frame frame = frames.of(context);
        EventClass owner = frames.owner(context);
        ResumeSwitch places = new ResumeSwitch(owner.methods(), frame.at());
        owner.open("boolean", frame.method(), "Runs {@code " + context.node() + "} as a handler.");
        open(frame, places);
        new EventBody(file, owner.methods(), file.fields.inner(), Position.exactly(BigInteger.ZERO), frame, places)
                .last(context.node(), frame.inputs());
        close(frame, owner.methods());
        owner.methods().close();
    }

    /** Has a flow go on with a handler. */
    private void goOn(String handler, String method) {
        Context context = frames.ofHandler(handler);
        Frame frame = frames.of(context);
        EventClass owner = frames.owner(context);
        Scope scope = file.fields.inner();
        List<String> names = program.inputNames(handler).stream().map(n -> scope.take(n, n + "_")).toList();
        owner.methods().blank().javadoc(List.of("Has the flow go on with handler {@code " + handler + "}."));
        owner.methods().open(owner.modifier() + "void " + method + "("
                + String.join(", ", file.declarations(program.inputs(handler), names)) + ") {");
        file.enter(owner.methods(), frame, names, PathNumbers.literal(BigInteger.ONE), program.contexts.isHandled(handler));
        owner.methods().line("goOnAt(" + number(handler) + ");");
        owner.methods().close();
    }
}
