// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.promela;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.calls.CallGraph;

/**
 * A program as a Promela model for Spin (Holzmann, "The Spin Model Checker", 2003): a process type for the flows of each source, one for
 * each source that may hold locks itself, and the locks as fair reader/writer locks. What matters to locks is all that there is: variants
 * and failures are choices. A deadlock is an invalid end state; two flows inside regions that exclude each other fail an assertion.
 *
 * <p>A model is as large as the expansion of the program, in which a callee appears once for each of its callers: see {@link #steps}.
 */
public final class PromelaModel {
    /** Beyond this many steps a model is of no use to Spin. */
    public static final long MOST_STEPS = 10_000;

    private final Analysis analysis;
    private final Bounds bounds;
    private final LockNames locks;
    private final List<Source> sources;

    /** @param analysis of a program without errors */
    public PromelaModel(Analysis analysis, Bounds bounds) {
        this.analysis = analysis;
        this.bounds = bounds;
        this.locks = new LockNames(analysis.locks().order());
        this.sources = analysis.graph().sources().stream().filter(s -> s.target().filter(analysis.graph().nodes()::containsKey).isPresent())
                .toList();
    }

    /** How many nodes the model enters if it enters each once on each way: at most {@link Long#MAX_VALUE}. */
    public long steps() {
        CallGraph calls = new CallGraph(analysis.graph());
        NodeMap<Long> steps = new NodeMap<>(analysis.graph().nodes());
        for (int number : calls.postOrder()) {
            Node node = analysis.graph().nodes().node(number);
            long sum = 1;
            if (node instanceof Node.AbstractNode flow) {
                for (Node.Variant variant : flow.variants()) {
                    for (var step : variant.steps()) {
                        sum = saturated(sum, steps.getOrDefault(step.text(), 1L));
                    }
                }
            }
            steps.set(number, sum);
        }
        long all = 0;
        for (Source source : sources) {
            all = saturated(all, steps.getOrDefault(source.node(), 1L));
            all = saturated(all, steps.get(source.target().orElseThrow()));
            for (Handler handler : analysis.graph().handlers()) {
                all = saturated(all, 2 * Math.min(MOST_STEPS, handler.handler().map(h -> steps.getOrDefault(h, 1L)).orElse(0L)));
            }
        }
        for (String root : libraryRoots()) {
            all = saturated(all, steps.get(root));
        }
        return all;
    }

    private static long saturated(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }

    /** The model. */
    public String text() {
        StringBuilder flows = new StringBuilder();
        List<String> ofFlows = new ArrayList<>();
        List<String> ofSources = new ArrayList<>();
        for (Source source : distinctSources()) {
            if (takesLocks(source)) {
                String name = unique("source_" + LockNames.identifier(source.node()), ofSources);
                ofSources.add(name);
                flows.append(process(name, "The source " + source.node() + ", which waits for one thing to happen.", source.node(), false));
            }
        }
        for (Source source : sources) {
            String name = unique("flow_" + LockNames.identifier(source.node()), ofFlows);
            ofFlows.add(name);
            flows.append(process(name, "A flow of source " + source.node() + ", " + source.declaration().range().fileAndLine() + ".",
                    source.target().orElseThrow(), source.session().isPresent()));
        }
        for (String root : libraryRoots()) {
            String name = unique("flow_" + LockNames.identifier(root), ofFlows);
            ofFlows.add(name);
            flows.append(process(name, "A flow that enters " + root + ", since there is no source.", root, true));
        }
        return Prelude.text(analysis.graph(), bounds, locks, ofSources.size()) + flows + start(ofFlows, ofSources);
    }

    /** Without sources, every node that is no step of another starts flows, as in the schedule. */
    private List<String> libraryRoots() {
        CallGraph calls = new CallGraph(analysis.graph());
        return !analysis.graph().sources().isEmpty() ? List.of() : analysis.graph().nodes().values().stream()
                .filter(n -> !(n instanceof Node.ExternalFunction)).map(Node::name).filter(n -> calls.callers(n).isEmpty()).toList();
    }

    /** A source's node makes flows for several targets if it is declared as source several times. */
    private List<Source> distinctSources() {
        Set<String> nodes = new LinkedHashSet<>();
        return sources.stream().filter(s -> nodes.add(s.node())).toList();
    }

    /** A source of its own accord takes locks if it is abstract, or if a handler deals with its failures. */
    private boolean takesLocks(Source source) {
        return analysis.graph().nodes().get(source.node()) instanceof Node.AbstractNode
                || !analysis.handlers().of(source.node()).isEmpty() || !analysis.handlers().any().isEmpty();
    }

    private static String unique(String name, List<String> used) {
        return used.contains(name) ? name + "_" + (used.size() + 1) : name;
    }

    private String process(String name, String comment, String root, boolean session) {
        StringBuilder text = new StringBuilder("\n/* ").append(comment).append(" */\nproctype ").append(name).append("() {\n");
        text.append("    byte fate = RUNNING;\n");
        if (locks.hasSessionLocks()) {
            text.append("    byte session = 0;\n").append(session ? "    select(session : 0 .. SESSIONS - 1);\n" : "");
        }
        return text.append(new FlowWriter(analysis, locks, bounds.scheduled()).flow(root)).append("}\n").toString();
    }

    private static String start(List<String> flows, List<String> sources) {
        StringBuilder text = new StringBuilder("\n/* Starts the flows: as many as there may be, from any sources. */\ninit {\n");
        text.append("    byte started = 0;\n    atomic {\n");
        sources.forEach(s -> text.append("        run ").append(s).append("();\n"));
        if (!flows.isEmpty()) {
            text.append("        do\n        :: started < FLOWS ->\n            if\n");
            flows.forEach(f -> text.append("            :: run ").append(f).append("()\n"));
            text.append("            fi;\n            started++\n        :: else -> break\n        od;\n");
        }
        return text.append("        skip\n    }\n}\n").toString();
    }
}
