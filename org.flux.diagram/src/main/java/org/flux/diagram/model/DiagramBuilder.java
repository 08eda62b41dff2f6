// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flux.diagram.overlay.Overlay;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Types;

/**
 * Makes the diagram of a program: each source with the node that it starts, that node with what it consists of, and so on inwards; a node
 * that is used at several places has a box at each of them. Whatever no source reaches follows. Works on whatever the text says so far.
 */
public final class DiagramBuilder {
    private final ProgramGraph graph;
    private final Analysis analysis;
    private final Selection selection;
    private final Overlay overlay;
    private final Findings findings;
    private final CallGraph calls;

    private DiagramBuilder(Analysis analysis, List<Diagnostic> findings, Selection selection, Overlay overlay) {
        this.graph = analysis.graph();
        this.analysis = analysis;
        this.selection = selection;
        this.overlay = overlay;
        this.findings = new Findings(graph, findings);
        this.calls = new CallGraph(graph);
    }

    /**
     * The diagram of a program, which may have errors.
     *
     * @param findings those that are shown, with the severities that count
     */
    public static Diagram of(Analysis analysis, List<Diagnostic> findings, Selection selection, Overlay overlay) {
        return new DiagramBuilder(analysis, findings, selection, overlay).build();
    }

    private Diagram build() {
        List<Source> sources = graph.sources().stream().filter(this::isWanted).toList();
        Set<String> outermost = outermost(sources);
        Expansion expansion = Expansion.of(graph, calls, List.copyOf(outermost), selection);
        BoxBuilder boxes = new BoxBuilder(analysis, calls, findings, overlay, expansion);
        List<Box> level = new ArrayList<>();
        List<Arc> arcs = new ArrayList<>();
        Map<String, SourceRange> steps = steps(sources);
        for (String node : outermost) {
            boxes.add(node, steps.getOrDefault(node, graph.nodes().get(node).range()), level, arcs);
        }
        Map<String, Types.Arc> data = new HashMap<>();
        analysis.types().arcs().stream().filter(arc -> arc.variant().isEmpty()).forEach(arc -> data.put(arc.from() + ">" + arc.to(), arc));
        Set<String> drawn = new HashSet<>();
        for (Source source : sources) {
            Types.Arc arc = source.target().map(target -> data.get(source.node() + ">" + target)).orElse(null);
            if (arc != null && drawn.add(arc.from() + ">" + arc.to())) {
                arcs.add(boxes.data(arc, "", source.node(), arc.to(), source.declaration().range()));
            }
        }
        List<String> flows = graph.sources().stream().map(Source::node).distinct().toList();
        return new Diagram(graph.name(), new Level(level, arcs), Rings.of(analysis, calls, boxes::standsFor), findings.elsewhere(), flows,
                overlay);
    }

    private boolean isWanted(Source source) {
        return selection.flow().isEmpty() || selection.flow().get().equals(source.node()) || selection.flow().equals(source.target());
    }

    /** Where the text says that a node is a source, or the target of one. */
    private static Map<String, SourceRange> steps(List<Source> sources) {
        Map<String, SourceRange> steps = new HashMap<>();
        for (Source source : sources) {
            steps.putIfAbsent(source.node(), source.declaration().source().range());
            source.declaration().target().ifPresent(target -> steps.putIfAbsent(target.text(), target.range()));
        }
        return steps;
    }

    /** Sources with their targets, then what they do not reach, unless only one flow is wanted. */
    private Set<String> outermost(List<Source> sources) {
        Set<String> outermost = new LinkedHashSet<>();
        for (Source source : sources) {
            outermost.add(source.node());
            source.target().ifPresent(outermost::add);
        }
        if (selection.flow().isEmpty()) {
            Set<String> inside = new HashSet<>(analysis.reachable());
            for (Node node : graph.nodes().values()) {
                if (!inside.contains(node.name()) && calls.callers(node.name()).isEmpty()) {
                    outermost.add(node.name());
                    inside.addAll(calls.expansion(List.of(node.name())));
                }
            }
            for (List<String> ring : analysis.recursion()) {
                if (ring.stream().noneMatch(inside::contains)) {
                    outermost.add(ring.getFirst());
                    inside.addAll(calls.expansion(List.of(ring.getFirst())));
                }
            }
        } else if (sources.isEmpty()) {
            selection.flow().ifPresent(outermost::add);
        }
        outermost.retainAll(graph.nodes().keySet());
        return outermost;
    }

    /** Whether a program has a flow of that name: a source's, or a node's. */
    public static boolean hasFlow(ProgramGraph graph, String name) {
        return Optional.ofNullable(graph.nodes().get(name)).isPresent();
    }
}
