// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flux.graph.Lock;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Name;

/** Which methods a program needs, found by walking from its sources and handlers through every calling context (rules N5, N6). */
final class Contexts {
    /** (The empty map of Collections compares its keys, which locks do not support.) */
    static final SortedMap<Lock, LockMode> NOTHING_HELD = Collections.unmodifiableSortedMap(new TreeMap<>(Lock.ALPHABETICAL));

    private final Analysis analysis;
    private final Map<Context, List<Context>> callees = new HashMap<>();
    private final List<Context> callersFirst;
    private final Set<String> handlersInUse = new LinkedHashSet<>();
    private final Set<String> entered = new LinkedHashSet<>();
    private final Set<String> inFlows;

    Contexts(Analysis analysis) {
        this.analysis = analysis;
        List<Context> calleesFirst = new ArrayList<>();
        for (Source source : analysis.graph().sources()) {
            visit(source.node(), NOTHING_HELD, calleesFirst);
            source.target().ifPresent(t -> visit(t, NOTHING_HELD, calleesFirst));
        }
        inFlows = Set.copyOf(entered);
        analysis.handlers().any().forEach(h -> h.handler().ifPresent(handlersInUse::add));
        entered.stream().flatMap(n -> analysis.handlers().of(n).stream()).forEach(h -> h.handler().ifPresent(handlersInUse::add));
        handlersInUse.forEach(h -> visit(h, NOTHING_HELD, calleesFirst));
        Collections.reverse(calleesFirst);
        callersFirst = List.copyOf(calleesFirst);
    }

    /** All methods, in the order in which the program introduces their nodes. */
    List<Context> inTextualOrder() {
        List<String> order = List.copyOf(analysis.graph().nodes().keySet());
        Map<String, Integer> positions = new HashMap<>();
        order.forEach(n -> positions.put(n, positions.size()));
        return callersFirst.stream().sorted(Comparator.comparingInt((Context c) -> positions.get(c.node()))
                .thenComparing(c -> c.held().size()).thenComparing(c -> c.held().keySet().toString())).toList();
    }

    /** All methods, each after its callers. */
    List<Context> callersFirst() {
        return callersFirst;
    }

    /** The methods that a method calls, once for each call. */
    List<Context> callees(Context caller) {
        return callees.get(caller);
    }

    /** The names of the nodes that answer for failures somewhere in the program. */
    Set<String> handlersInUse() {
        return handlersInUse;
    }

    /** The names of all nodes that a flow can enter. */
    Set<String> entered() {
        return entered;
    }

    /** Whether a node's failures have handlers: not if only handlers enter it, whose failures nothing handles (rule N4). */
    boolean isHandled(String node) {
        return inFlows.contains(node);
    }

    /** The method for {@code node} where {@code held} is held. */
    Context of(String node, SortedMap<Lock, LockMode> held) {
        return new Context(node, analysis.locks().entering(node, held));
    }

    /** What a node newly takes on entry, in canonical order. */
    SortedMap<Lock, LockMode> acquired(String node, SortedMap<Lock, LockMode> held) {
        return analysis.locks().acquired(node, held);
    }

    /** What is held inside a method, its own locks included. */
    SortedMap<Lock, LockMode> heldInside(Context context) {
        return analysis.locks().heldInside(context.node(), context.held());
    }

    private void visit(String node, SortedMap<Lock, LockMode> held, List<Context> calleesFirst) {
        entered.add(node);
        if (!(analysis.graph().nodes().get(node) instanceof AbstractNode expansion)) {
            return;
        }
        Context context = of(node, held);
        if (callees.containsKey(context)) {
            return;
        }
        List<Context> called = new ArrayList<>();
        callees.put(context, called);
        SortedMap<Lock, LockMode> inside = heldInside(context);
        for (Variant variant : expansion.variants()) {
            for (Name step : variant.steps()) {
                visit(step.text(), inside, calleesFirst);
                if (analysis.graph().nodes().get(step.text()) instanceof AbstractNode) {
                    called.add(of(step.text(), inside));
                }
            }
        }
        calleesFirst.add(context);
    }
}
