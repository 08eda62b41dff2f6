// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.graph;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Types.Arc;

/** The program graph for people, in the language's own spelling where it has one. */
final class GraphText {
    private GraphText() {}

    static String render(String file, Analysis analysis) {
        ProgramGraph graph = analysis.graph();
        StringBuilder text = new StringBuilder("program " + graph.name() + " (" + file + ")\n");
        heading(text, "sources", graph.sources().isEmpty());
        for (Source source : graph.sources()) {
            String session = source.session().map(s -> " {session: " + s.name() + "}").orElse("");
            text.append("  ").append(source.node()).append(session).append(" => ").append(source.target().orElse("?"))
                    .append(paths(source, analysis).map(p -> "    " + p + (p.equals(BigInteger.ONE) ? " path" : " paths")).orElse(""))
                    .append('\n');
        }
        heading(text, "nodes", graph.nodes().isEmpty());
        for (Node node : graph.nodes().values()) {
            node(text, node, analysis);
        }
        heading(text, "arcs", analysis.types().arcs().isEmpty());
        for (Arc arc : analysis.types().arcs()) {
            String where = arc.variant().map(v -> "    in " + v.node() + (v.patterns().isPresent() ? "[" + v.index() + "]" : ""))
                    .orElse("");
            text.append("  ").append(arc.from()).append(" -> ").append(arc.to()).append("  (").append(slots(arc.slots())).append(')')
                    .append(where).append('\n');
        }
        heading(text, "handlers", graph.handlers().isEmpty());
        for (Handler handler : graph.handlers()) {
            String path = handler.path().stream().map(Name::text).collect(Collectors.joining(" -> "));
            text.append("  ").append(path).append(" => ").append(handler.handler().orElse("?")).append('\n');
        }
        return text.toString();
    }

    /** How many paths a flow of this source can take, failing ones included. */
    static Optional<BigInteger> paths(Source source, Analysis analysis) {
        return source.target().map(analysis.paths().roots()::get);
    }

    static String kind(Node node) {
        return switch (node) {
            case Node.ConcreteNode concrete -> "concrete";
            case Node.AbstractNode composed -> "abstract";
            case Node.ExternalFunction function -> "external";
        };
    }

    static Optional<String> modifier(Node node) {
        return node.modifier() == Modifier.NONE ? Optional.empty() : Optional.of(node.modifier().name().toLowerCase(Locale.ROOT));
    }

    static String pattern(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Wildcard wildcard -> "_";
            case Pattern.Test test -> (test.negated() ? "!" : "") + test.predicate();
        };
    }

    private static void heading(StringBuilder text, String name, boolean empty) {
        text.append('\n').append(name).append(empty ? ": none\n" : "\n");
    }

    private static void node(StringBuilder text, Node node, Analysis analysis) {
        Signature signature = analysis.types().signature(node.name());
        text.append("  ").append(modifier(node).map(m -> m + " ").orElse("")).append(node.name());
        if (signature != null) {
            text.append(" (").append(signature.inputs().map(GraphText::slots).orElse("?")).append(") => (")
                    .append(signature.outputs().map(GraphText::slots).orElse("?")).append(')');
        }
        if (!node.constraints().isEmpty()) {
            text.append(node.constraints().stream().map(c -> c.lock().name() + c.mode().sign()
                    + (c.lock().scope() == org.flux.graph.syntax.Declaration.LockScope.SESSION ? "(session)" : ""))
                    .collect(Collectors.joining(", ", " {", "}")));
        }
        text.append("    ").append(kind(node)).append(", ").append(node.range().fileAndLine());
        text.append(analysis.reachable().contains(node.name()) ? "\n" : ", in no flow\n");
        if (node instanceof Node.AbstractNode composed) {
            for (Node.Variant variant : composed.variants()) {
                String patterns = variant.patterns().map(p -> p.stream().map(GraphText::pattern)
                        .collect(Collectors.joining(", ", "[", "] ")))
                        .orElse("");
                String steps = variant.steps().stream().map(Name::text).collect(Collectors.joining(" -> "));
                text.append("    ").append(patterns).append(steps.isEmpty() ? "=" : "= " + steps).append('\n');
            }
        }
    }

    private static String slots(List<Slot> slots) {
        return slots.stream().map(s -> s.type().map(Object::toString).orElse("?") + s.name().map(n -> " " + n).orElse(""))
                .collect(Collectors.joining(", "));
    }
}
