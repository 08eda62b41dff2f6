// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Insertion;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** The shape of the program: rings, flows that no source reaches, too many paths, sources in the wrong place. */
public final class GraphChecks {
    private static final BigInteger MANY = BigInteger.valueOf(10_000);

    private final ProgramGraph graph;
    private final CallGraph calls;
    private final List<Diagnostic> findings = new ArrayList<>();

    private GraphChecks(ProgramGraph graph, CallGraph calls) {
        this.graph = graph;
        this.calls = calls;
    }

    public static List<Diagnostic> of(ProgramGraph graph, CallGraph calls, List<List<String>> rings, PathNumbering paths) {
        GraphChecks checks = new GraphChecks(graph, calls);
        rings.forEach(checks::recursion);
        checks.sources();
        checks.push();
        paths.roots().forEach(checks::paths);
        return List.copyOf(checks.findings);
    }

    private void recursion(List<String> ring) {
        List<String> closed = new ArrayList<>(ring);
        closed.add(ring.getFirst());
        Diagnostic finding = Diagnostic.of(Code.RECURSION, step(closed.get(0), closed.get(1)),
                "`" + ring.getFirst() + "` contains itself: " + String.join(" -> ", closed));
        for (int i = 1; i + 1 < closed.size(); i++) {
            finding = finding.related(step(closed.get(i), closed.get(i + 1)),
                    "`" + closed.get(i) + "` contains `" + closed.get(i + 1) + "`");
        }
        findings.add(finding);
    }

    /** The first place where {@code child} is a step of {@code node}. */
    private SourceRange step(String node, String child) {
        return ((Node.AbstractNode) graph.nodes().get(node)).variants().stream().flatMap(v -> v.steps().stream())
                .filter(s -> s.text().equals(child)).map(Name::range).findFirst().orElseThrow();
    }

    private void sources() {
        List<Node> flows = graph.nodes().values().stream().filter(Node.AbstractNode.class::isInstance).toList();
        if (graph.sources().isEmpty()) {
            graph.nodes().values().stream().filter(n -> flows.isEmpty() || flows.getFirst() == n).findFirst().ifPresent(first ->
                    findings.add(Diagnostic.of(Code.NO_SOURCE, first.range(),
                            "The program has no source, so `" + first.name() + "` never runs")
                            .suggest("Start `" + first.name() + "` from a source `Listen`",
                                    Insertion.element(graph.root(), "source Listen => " + first.name() + ";"))));
            return;
        }
        Set<String> starts = new HashSet<>();
        for (Source source : graph.sources()) {
            starts.add(source.node());
            source.target().ifPresent(starts::add);
        }
        graph.handlers().forEach(h -> h.handler().ifPresent(starts::add));
        for (Node flow : flows) {
            if (calls.callers(flow.name()).isEmpty() && !starts.contains(flow.name())) {
                findings.add(Diagnostic.of(Code.FLOW_UNREACHED, flow.range(), "`" + flow.name() + "` is in no flow: no source reaches it"));
            }
        }
    }

    private void push() {
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.ConcreteNode && node.modifier() == Modifier.PUSH && !calls.callers(node.name()).isEmpty()) {
                String flow = calls.callers(node.name()).getFirst();
                findings.add(Diagnostic.of(Code.PUSH_INSIDE_FLOW, step(flow, node.name()),
                        "`" + node.name() + "` is a push source, so it cannot be a step of `" + flow + "`")
                        .related(node.range(), "declared `push` here"));
            }
        }
    }

    private void paths(String root, BigInteger paths) {
        if (paths.compareTo(MANY) > 0) {
            String number = paths.equals(PathNumbering.LIMIT) ? "more than " + paths.subtract(BigInteger.ONE) : paths.toString();
            findings.add(Diagnostic.of(Code.MANY_PATHS, graph.nodes().get(root).range(), "`" + root + "` has " + number + " paths"));
        }
    }
}
