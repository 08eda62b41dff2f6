// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Name;

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
        checks.targets();
        checks.push();
        paths.roots().forEach(checks::paths);
        return List.copyOf(checks.findings);
    }

    private void recursion(List<String> ring) {
        List<String> closed = new ArrayList<>(ring);
        closed.add(ring.getFirst());
        Diagnostic finding = Diagnostic.of(Code.RECURSION, Steps.first(graph, closed.get(0), closed.get(1)),
                "`" + ring.getFirst() + "` contains itself: " + shown(closed));
        for (int i = 0; i + 1 < closed.size() && i < Related.MOST; i++) {
            finding = finding.related(Steps.first(graph, closed.get(i), closed.get(i + 1)),
                    "`" + closed.get(i) + "` contains `" + closed.get(i + 1) + "`");
        }
        findings.add(finding.help("break the ring: a loop belongs inside a component, or the client sends the next request"));
    }

    /** The whole ring, unless nobody can read that much. */
    private static String shown(List<String> ring) {
        int end = ring.size() - 1;
        return ring.size() <= Related.MOST ? String.join(" -> ", ring) : String.join(" -> ", ring.subList(0, Related.MOST / 2)) + " -> ("
                + (ring.size() - Related.MOST) + " more) -> " + String.join(" -> ", ring.subList(end - Related.MOST / 2 + 1, end + 1));
    }

    private void sources() {
        List<Node> flows = graph.nodes().values().stream().filter(Node.AbstractNode.class::isInstance).toList();
        if (graph.sources().isEmpty()) {
            graph.nodes().values().stream().filter(n -> flows.isEmpty() || flows.getFirst() == n).findFirst().ifPresent(first ->
                    findings.add(Diagnostic.of(Code.NO_SOURCE, first.range(),
                            "The program has no source, so `" + first.name() + "` never runs")
                            .suggest("Start `" + first.name() + "` from a source `" + graph.freeName("Listen") + "`",
                                    Edits.element(graph.root(), "source " + graph.freeName("Listen") + " => " + first.name() + ";"))));
        }
    }

    private void targets() {
        for (Source source : graph.sources()) {
            source.declaration().target().filter(target -> target.text().equals(source.node())).ifPresent(target ->
                    findings.add(Diagnostic.of(Code.SOURCE_IS_TARGET, target.range(), "Source `" + target
                            + "` is its own target: its flows would do nothing but wait for the next item")
                            .help("name the node that is to work on what `" + target + "` gives, as in `source " + target + " => Work;`")));
        }
    }

    private void push() {
        for (Source source : graph.sources()) {
            source.declaration().target().filter(target -> isPush(target) && !target.text().equals(source.node()))
                    .ifPresent(target -> pushed(target, "the target of `" + source.node() + "`"));
        }
        for (Handler handler : graph.handlers()) {
            handler.declaration().handler().filter(this::isPush).ifPresent(name -> pushed(name, "a handler"));
        }
        for (Node node : graph.nodes().values()) {
            if (node instanceof Node.ConcreteNode && node.modifier() == Modifier.PUSH && !calls.callers(node.name()).isEmpty()) {
                List<String> flows = calls.callers(node.name());
                String flow = flows.getFirst();
                Diagnostic finding = Diagnostic.of(Code.PUSH_INSIDE_FLOW, Steps.first(graph, flow, node.name()),
                        "`" + node.name() + "` is a push source, so it cannot be a step of `" + flow + "`")
                        .related(node.range(), "declared `push` here");
                for (String other : flows.subList(1, Math.min(flows.size(), Related.MOST))) {
                    finding = finding.related(Steps.first(graph, other, node.name()), "a step of `" + other + "` here");
                }
                findings.add(finding.help("make it a source of its own, or declare it without `push`"));
            }
        }
    }

    private boolean isPush(Name name) {
        return graph.nodes().get(name.text()) instanceof Node.ConcreteNode node && node.modifier() == Modifier.PUSH;
    }

    private void pushed(Name name, String what) {
        findings.add(Diagnostic.of(Code.PUSH_INSIDE_FLOW, name.range(), "`" + name + "` is a push source, so it cannot be " + what)
                .related(graph.nodes().get(name.text()).range(), "declared `push` here")
                .help("make it a source of its own, or declare it without `push`"));
    }

    private void paths(String root, BigInteger paths) {
        if (paths.compareTo(MANY) > 0) {
            String number = paths.equals(PathNumbering.LIMIT) ? "more than " + paths.subtract(BigInteger.ONE) : paths.toString();
            findings.add(Diagnostic.of(Code.MANY_PATHS, graph.nodes().get(root).range(), "`" + root + "` has " + number + " paths")
                    .help("move rare distinctions into a component; nothing but profiles suffers"));
        }
    }
}
