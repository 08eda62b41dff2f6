// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flux.graph.Handler;
import org.flux.graph.Node.ExternalFunction;
import org.flux.graph.handlers.HandlerTable;
import org.flux.graph.syntax.Name;

/** The catch clauses that choose among handlers (rule N4); nothing of it is on the path of a flow that succeeds. */
final class Handling {
    private final CodeFile file;

    Handling(CodeFile file) {
        this.file = file;
    }

    /** Those of a node, the most specific first. */
    List<Handler> of(String node) {
        return file.program.handlers(node);
    }

    List<Handler> any() {
        return file.program.handlersOfAny();
    }

    /** Writes {@code content} so that its failures find their handlers. */
    void around(JavaWriter out, List<Handler> handlers, List<String> inputs, Runnable content) {
        if (handlers.isEmpty()) {
            content.run();
            return;
        }
        out.open("try {");
        content.run();
        out.reopen("} catch (Throwable thrown) {");
        List<String> choices = handlers.stream().map(h -> choice(h, inputs)).toList();
        String failure = "throw " + file.onFlow("failed(thrown)");
        String single = failure + choices.getFirst() + ";";
        if (choices.size() == 1 && out.fits(single)) {
            out.line(single);
        } else {
            out.line(failure);
            for (int i = 0; i < choices.size(); i++) {
                out.line("        " + choices.get(i) + (i == choices.size() - 1 ? ";" : ""));
            }
        }
        out.close();
    }

    private String choice(Handler handler, List<String> inputs) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Names.quoted(handler.handler().orElseThrow()));
        if (!HandlerTable.isUnconditional(handler)) {
            String pattern = handler.path().stream().map(Name::text).map(Names::quoted).collect(Collectors.joining(", "));
            arguments.add(file.imports.use("java.util.List") + ".of(" + pattern + ")");
        }
        arguments.add(action(handler, handler.target().text().equals(Handler.ANY) ? List.of() : inputs));
        return ".orHandle(" + String.join(", ", arguments) + ")";
    }

    private String action(Handler handler, List<String> inputs) {
        String name = handler.handler().orElseThrow();
        if (file.program.node(name) instanceof ExternalFunction) {
            List<String> withCause = new ArrayList<>(inputs);
            withCause.add("cause");
            return "cause -> " + file.components().external(handler, withCause);
        }
        return "() -> " + file.callOfHandler(name, inputs);
    }
}
