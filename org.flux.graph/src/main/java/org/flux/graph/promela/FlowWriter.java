// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.promela;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.handlers.HandlerTable;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Name;

/**
 * The body of one process: the whole expansion of a node, and of the handlers of what fails in it. Entry of a node acquires what is not
 * held in sufficient mode, exit releases it in reverse, and a failure leaves from wherever it is (rules N4, N5, N6).
 */
final class FlowWriter {
    private static final String INDENT = "    ";

    private final Analysis analysis;
    private final LockSchedule schedule;
    private final LockNames locks;
    private final boolean scheduled;
    private final StringBuilder text = new StringBuilder();
    private final Set<Handler> chosen = new LinkedHashSet<>();
    private int depth = 1;
    private int entered;
    private boolean handling;

    FlowWriter(Analysis analysis, LockNames locks, boolean scheduled) {
        this.analysis = analysis;
        this.schedule = analysis.locks();
        this.locks = locks;
        this.scheduled = scheduled;
    }

    /** What a flow does that starts at a node, its failures included. */
    String flow(String root) {
        node(root, new TreeMap<>(schedule.order()), Map.of(), "failed");
        line("failed: skip;");
        chooseHandler(analysis.handlers().any());
        handling = true;
        List<Handler> nodes = chosen.stream().filter(h -> analysis.graph().nodes().get(h.handler().orElseThrow())
                instanceof Node handler && !(handler instanceof Node.ExternalFunction)).toList();
        if (!nodes.isEmpty()) {
            line("if");
            for (Handler handler : nodes) {
                line(":: fate == HANDLER(" + handler.index() + ") -> fate = RUNNING;");
                indented(() -> node(handler.handler().orElseThrow(), new TreeMap<>(schedule.order()), Map.of(), "handled"));
            }
            line(":: else");
            line("fi;");
        }
        line("handled: skip");
        return text.toString();
    }

    /**
     * @param held what the flow holds
     * @param promised what the nodes around declare
     * @param out where a flow goes that has failed
     */
    private void node(String name, SortedMap<Lock, LockMode> held, Map<Lock, LockMode> promised, String out) {
        Node node = analysis.graph().nodes().get(name);
        Collection<Constraint> declared = schedule.needs().declared(name);
        SortedMap<Lock, LockMode> acquired = scheduled ? schedule.acquired(name, held) : declaredOnly(declared, held);
        SortedMap<Lock, LockMode> inside = new TreeMap<>(held);
        Map<Lock, LockMode> promisedInside = new HashMap<>(promised);
        String label = LockNames.identifier(name) + "_" + ++entered;
        line("/* " + name + (declared.isEmpty() ? "" : " " + declared.stream().map(c -> c.lock() + c.mode().sign()).sorted()
                .collect(Collectors.joining(", ", "{", "}"))) + ", " + node.range().fileAndLine() + " */");
        List<String> releases = new ArrayList<>();
        acquired.forEach((lock, mode) -> {
            line("may_fail(left_" + label + (releases.isEmpty() ? "" : "_" + releases.size()) + ");");
            line("acquire(" + locks.name(lock) + ", " + mode + ");");
            releases.add("release(" + locks.name(lock) + ", " + mode + ");");
            inside.put(lock, mode);
        });
        List<String> leaving = new ArrayList<>();
        for (Constraint constraint : sorted(declared)) {
            LockMode before = promised.get(constraint.lock());
            if (before == null || before.compareTo(constraint.mode()) < 0) {
                String lock = locks.name(constraint.lock());
                line((before == null ? "" : "outside(" + lock + ", READ); ") + "inside(" + lock + ", " + constraint.mode() + ");");
                leaving.add("outside(" + lock + ", " + constraint.mode() + ");" + (before == null ? "" : " inside(" + lock + ", READ);"));
                promisedInside.put(constraint.lock(), constraint.mode());
            }
        }
        String leave = "leave_" + label;
        line("may_fail(" + leave + ");");
        if (node instanceof Node.AbstractNode flow) {
            steps(flow, inside, promisedInside, leave);
        }
        line(leave + ": skip;");
        leaving.reversed().forEach(this::line);
        for (int i = releases.size(); i > 0; i--) {
            line((i == releases.size() ? "" : "left_" + label + "_" + i + ": ") + releases.get(i - 1));
        }
        line("left_" + label + ": skip;");
        chooseHandler(handling ? List.of() : analysis.handlers().of(name));
        line("unless_running(" + out + ");");
    }

    private void steps(Node.AbstractNode node, SortedMap<Lock, LockMode> held, Map<Lock, LockMode> promised, String out) {
        if (node.variants().size() == 1) {
            sequence(node.variants().getFirst(), held, promised, out);
            return;
        }
        line("if");
        for (Node.Variant variant : node.variants()) {
            line(":: true ->");
            indented(() -> sequence(variant, held, promised, out));
        }
        line("fi;");
    }

    private void sequence(Node.Variant variant, SortedMap<Lock, LockMode> held, Map<Lock, LockMode> promised, String out) {
        if (variant.steps().isEmpty()) {
            line("skip;");
        }
        for (Name step : variant.steps()) {
            node(step.text(), held, promised, out);
        }
    }

    /** Which of them it is depends on the flow's way; here any of them may be. */
    private void chooseHandler(List<Handler> handlers) {
        if (handlers.isEmpty()) {
            return;
        }
        line("if");
        line(":: fate == FAILED ->");
        line("    if");
        for (Handler handler : handlers) {
            chosen.add(handler);
            line("    :: fate = HANDLER(" + handler.index() + ") /* "
                    + handler.path().stream().map(Name::text).collect(Collectors.joining(" -> ")).replace("*", "_") + " => "
                    + handler.handler().orElseThrow() + " */");
        }
        if (!HandlerTable.isUnconditional(handlers.getLast())) {
            line("    :: skip");
        }
        line("    fi");
        line(":: else");
        line("fi;");
    }

    /** In the canonical order. */
    private List<Constraint> sorted(Collection<Constraint> constraints) {
        return constraints.stream().sorted(Comparator.comparing(Constraint::lock, schedule.order())).toList();
    }

    private SortedMap<Lock, LockMode> declaredOnly(Collection<Constraint> declared, Map<Lock, LockMode> held) {
        SortedMap<Lock, LockMode> result = new TreeMap<>(schedule.order());
        for (Constraint constraint : declared) {
            LockMode has = held.get(constraint.lock());
            if (has == null || has.compareTo(constraint.mode()) < 0) {
                result.put(constraint.lock(), constraint.mode());
            }
        }
        return result;
    }

    private void indented(Runnable lines) {
        depth++;
        lines.run();
        depth--;
    }

    private void line(String line) {
        text.append(INDENT.repeat(depth)).append(line).append('\n');
    }
}
