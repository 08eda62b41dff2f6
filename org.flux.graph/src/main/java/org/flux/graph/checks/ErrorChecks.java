// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.handlers.Succession;
import org.flux.graph.syntax.Name;

/** Error handlers that can never run, that hide each other, or that contain what they handle. */
public final class ErrorChecks {
    private ErrorChecks() {}

    public static List<Diagnostic> of(ProgramGraph graph, CallGraph calls) {
        List<Diagnostic> findings = new ArrayList<>();
        Succession succession = new Succession(graph);
        Map<List<String>, Handler> firsts = new HashMap<>();
        for (Handler handler : graph.handlers()) {
            if (!handler.path().stream().allMatch(n -> n.text().equals(Handler.ANY) || isFlowNode(graph, n))) {
                continue;
            }
            Handler first = firsts.putIfAbsent(meaning(handler), handler);
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_HANDLER, handler.declaration().range(),
                        "Errors of `" + show(handler) + "` already have a handler, so this one never runs")
                        .related(first.declaration().range(), "handled here")
                        .fix("Remove this handler", handler.declaration().range(), ""));
            } else if (!succession.canMatch(handler)) {
                findings.add(Diagnostic.of(Code.HANDLER_NEVER_MATCHES, handler.path().getFirst().range().to(handler.target().range()),
                        "No flow enters `" + show(handler) + "` in this order, so the handler never runs"));
            }
            String target = handler.target().text();
            handler.handler().filter(h -> calls.expansion(Set.of(h)).contains(target)).ifPresent(h ->
                    findings.add(Diagnostic.of(Code.HANDLER_REACHES_HANDLED, handler.declaration().handler().orElseThrow().range(),
                            h.equals(target) ? "`" + h + "` handles its own errors" : "`" + h + "` handles errors of `" + target
                                    + "` and runs it again; if it fails again, nobody handles that")
                            .related(handler.target().range(), "handled here")));
        }
        return List.copyOf(findings);
    }

    private static boolean isFlowNode(ProgramGraph graph, Name name) {
        Node node = graph.nodes().get(name.text());
        return node != null && !(node instanceof Node.ExternalFunction);
    }

    /** The path without leading and repeated gaps, which mean nothing. */
    private static List<String> meaning(Handler handler) {
        List<String> path = new ArrayList<>();
        for (Name name : handler.path()) {
            boolean gap = name.text().equals(Handler.ANY);
            boolean repeated = path.isEmpty() || path.getLast().equals(Handler.ANY);
            if (!gap || !repeated) {
                path.add(name.text());
            }
        }
        return path.isEmpty() ? List.of(Handler.ANY) : List.copyOf(path);
    }

    private static String show(Handler handler) {
        return handler.path().stream().map(Name::text).collect(Collectors.joining(" -> "));
    }
}
