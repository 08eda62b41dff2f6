// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.handlers.Succession;
import org.flux.graph.handlers.Succession.Impossible;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** Error handlers that can never run, that hide each other, or that contain what they handle. */
public final class ErrorChecks {
    private ErrorChecks() {}

    public static List<Diagnostic> of(ProgramGraph graph, CallGraph calls) {
        List<Diagnostic> findings = new ArrayList<>();
        Succession succession = new Succession(graph);
        Map<List<String>, Handler> firsts = new HashMap<>();
        BitSet reaching = reachingHandled(graph, calls);
        for (Handler handler : graph.handlers()) {
            if (!handler.path().stream().allMatch(n -> n.text().equals(Handler.ANY) || isFlowNode(graph, n))) {
                continue;
            }
            Handler first = firsts.putIfAbsent(meaning(handler), handler);
            if (first != null) {
                findings.add(Diagnostic.of(Code.DUPLICATE_HANDLER, handler.declaration().range(),
                        "Errors of `" + show(handler) + "` already have a handler, `" + name(first) + "`, so this one never runs")
                        .related(first.declaration().range(), "handled here")
                        .suggest("Remove this handler", handler.declaration().range(), ""));
            } else {
                succession.impossible(handler).ifPresent(pair -> findings.add(neverMatches(graph, succession, handler, pair)));
            }
            if (reaching.get(handler.index())) {
                findings.add(reachesHandled(graph, calls, handler, handler.handler().orElseThrow()));
            }
        }
        return List.copyOf(findings);
    }

    /** The indexes of handlers that are or contain what they handle. Many share a function, whose expansion may be large. */
    private static BitSet reachingHandled(ProgramGraph graph, CallGraph calls) {
        Map<String, List<Handler>> byFunction = graph.handlers().stream().filter(h -> h.handler().isPresent())
                .collect(Collectors.groupingBy(h -> h.handler().get()));
        BitSet reaching = new BitSet();
        byFunction.forEach((function, handlers) -> {
            Set<String> inside = calls.expansion(List.of(function));
            handlers.stream().filter(h -> inside.contains(target(h))).forEach(h -> reaching.set(h.index()));
        });
        return reaching;
    }

    private static Diagnostic neverMatches(ProgramGraph graph, Succession succession, Handler handler, Impossible pair) {
        Name first = pair.first();
        Name second = pair.second();
        Diagnostic finding = Diagnostic.of(Code.HANDLER_NEVER_MATCHES, handler.path().getFirst().range().to(handler.target().range()),
                "No flow enters `" + second + "` " + (pair.gap() ? "" : "directly ") + "after `" + first + "`, so `" + name(handler)
                + "` never runs");
        for (String node : new LinkedHashSet<>(List.of(first.text(), second.text()))) {
            finding = finding.related(graph.nodes().get(node).range(), "`" + node + "` is introduced here");
        }
        if (!pair.gap() && succession.canFollow(first.text(), second.text())) {
            SourceRange between = Edits.between(first.range(), second.range());
            finding = finding.suggest("Allow other nodes in between", between, " -> * -> ");
        }
        return finding.suggest("Remove this handler", handler.declaration().range(), "");
    }

    private static Diagnostic reachesHandled(ProgramGraph graph, CallGraph calls, Handler handler, String function) {
        String target = target(handler);
        Diagnostic finding = Diagnostic.of(Code.HANDLER_REACHES_HANDLED, handler.declaration().handler().orElseThrow().range(),
                function.equals(target) ? "`" + function + "` handles its own errors; if it fails again, nobody handles that"
                        : "`" + function + "` handles errors of `" + target + "` and runs it again; if it fails again, nobody handles that")
                .related(handler.target().range(), "handled here");
        List<String> way = function.equals(target) ? List.of() : calls.way(function, target);
        for (int i = 0; i + 1 < way.size() && i < Related.MOST; i++) {
            finding = finding.related(Steps.first(graph, way.get(i), way.get(i + 1)),
                    "`" + way.get(i) + "` contains `" + way.get(i + 1) + "`");
        }
        return finding.help("let another node handle this, one that does not need `" + target + "`");
    }

    private static String target(Handler handler) {
        return handler.target().text();
    }

    private static String name(Handler handler) {
        return handler.declaration().handler().map(Name::text).orElse("");
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
