// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flux.graph.Lock;
import org.flux.graph.Node.ConcreteNode;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.LockScope;

/** The class with the flows of a program. */
final class FlowClass {
    private final Program program;
    private final FlowFile file;
    private final EventFile events;
    private final JavaWriter out;
    private final String name;
    private final String componentsType;

    private FlowClass(FlowFile file, EventFile events) {
        this.file = file;
        this.events = events;
        program = file.program;
        out = file.out;
        name = program.names().program();
        componentsType = program.names().components();
    }

    static GeneratedFile of(FlowFile file, EventFile events) {
        FlowClass flowClass = new FlowClass(file, events);
        flowClass.write();
        return SourceText.file(file.program, flowClass.name, file.imports, flowClass.out);
    }

    private void write() {
        boolean closes = !file.components().objects().isEmpty();
        out.javadoc(List.of("The flows of " + program.fileName() + ": what its nodes do is in {@link " + componentsType
                + "}, the order in which they do it and the locks that they hold meanwhile are here."));
        out.open("public final class " + name + " implements " + file.runtime("FluxProgram") + (closes ? ", AutoCloseable" : "") + " {");
        new FlowMapText(file).write();
        fields();
        constructors();
        program();
        List<SourceCode> sources = program.analysis.graph().sources().stream().map(s -> new SourceCode(file, s)).toList();
        declareSources(sources);
        if (closes) {
            close();
        }
        sources.forEach(SourceCode::entryPoint);
        sources.forEach(SourceCode::methods);
        file.writeWhatWasAsked();
        for (Context context : program.contexts.inTextualOrder()) {
            new NodeMethod(file, context).write();
            file.writeWhatWasAsked();
        }
        if (program.contexts.entered().stream().anyMatch(n -> program.node(n) instanceof ConcreteNode && program.isAsync(n))) {
            join();
        }
        out.close();
    }

    private void fields() {
        out.blank();
        out.line("final " + componentsType + " components;");
        file.components().objects().forEach((type, field) ->
                out.line("final " + file.imports.use(type) + " " + field + ";"));
        for (Lock lock : program.analysis.locks().order().locks()) {
            String type = file.runtime(lock.scope() == LockScope.SESSION ? "SessionLocks" : "FlowLock");
            out.line("final " + type + " " + file.lock(lock) + " = new " + type + "(" + Names.quoted(lock.toString()) + ");");
        }
    }

    private void constructors() {
        Map<String, String> objects = file.components().objects();
        boolean needsOptions = objects.keySet().stream().anyMatch(this::takesOptions);
        out.blank();
        if (needsOptions) {
            out.javadoc(List.of("Flows over the given components; objects whose methods the program binds get no options."));
            out.open("public " + name + "(" + componentsType + " components) {");
            out.line("this(components, " + file.runtime("FluxOptions") + ".of());");
            out.close();
            out.blank();
            out.javadoc(List.of("Flows over the given components; {@code options} are for the objects whose methods the program binds."));
            out.open("public " + name + "(" + componentsType + " components, " + file.runtime("FluxOptions") + " options) {");
        } else {
            out.open("public " + name + "(" + componentsType + " components) {");
        }
        out.line("this.components = components;");
        objects.forEach((type, field) ->
                out.line(field + " = new " + file.imports.use(type) + "(" + (takesOptions(type) ? "options" : "") + ");"));
        out.close();
        String server = file.runtime("FluxServer");
        out.blank().javadoc(List.of("A server of this program, to be set up and started."));
        out.open("public static " + server + ".Builder with(" + componentsType + " components) {");
        out.line("return " + server + ".of(new " + name + "(components));");
        out.close();
    }

    private boolean takesOptions(String type) {
        return program.options.bindings().find(type).filter(c -> c.takesOptions()).isPresent();
    }

    private void program() {
        getter("String name()", Names.quoted(program.names().program()));
        getter(file.runtime("FlowMap") + " map()", "MAP");
        getter(componentsType + " components()", "components");
    }

    private void getter(String declaration, String value) {
        out.blank().line("@Override");
        out.open("public " + declaration + " {");
        out.line("return " + value + ";");
        out.close();
    }

    private void declareSources(List<SourceCode> sources) {
        out.blank().line("@Override");
        out.open("public void declareSources(" + file.runtime("Sources") + " sources) {");
        sources.forEach(s -> s.declaration(events));
        out.close();
    }

    /** Closes what the class has constructed, all of it even if one of them throws. */
    private void close() {
        List<String> closeable = new ArrayList<>();
        file.components().objects().forEach((type, field) -> {
            if (program.options.bindings().find(type).filter(c -> c.closeable()).isPresent()) {
                closeable.add(field);
            }
        });
        out.blank().javadoc(List.of("Closes the objects whose methods the program binds."));
        out.line("@Override");
        out.open("public void close() {");
        if (!closeable.isEmpty()) {
            out.open("try {");
            closeNested(closeable);
            out.reopen("} catch (Exception failed) {");
            out.line("throw new IllegalStateException(\"cannot close what " + program.fileName() + " binds\", failed);");
            out.close();
        }
        out.close();
    }

    private void closeNested(List<String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        if (fields.size() == 1) {
            out.line(fields.getFirst() + ".close();");
            return;
        }
        out.open("try {");
        out.line(fields.getFirst() + ".close();");
        out.reopen("} finally {");
        closeNested(fields.subList(1, fields.size()));
        out.close();
    }

    private void join() {
        String stage = file.imports.use("java.util.concurrent.CompletionStage");
        String failed = file.imports.use("java.util.concurrent.ExecutionException");
        out.blank().javadoc(List.of("Waits for what an asynchronous node returns; what it fails with is thrown"
                + " as if it had been called directly."));
        out.open("private static <T> T join(" + stage + "<T> stage) throws Exception {");
        out.open("try {");
        out.line("return stage.toCompletableFuture().get();");
        out.reopen("} catch (" + failed + " failed) {");
        out.open("switch (failed.getCause()) {");
        out.line("case Exception exception -> throw exception;");
        out.line("case Error error -> throw error;");
        out.line("case null, default -> throw failed;");
        out.close();
        out.close();
        out.close();
    }
}
