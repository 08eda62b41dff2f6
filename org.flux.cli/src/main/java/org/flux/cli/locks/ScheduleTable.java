// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.locks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flux.cli.report.TextTable;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.locks.LockOrder;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/** The lock schedule for people: the order, then a line for each node that takes locks. */
final class ScheduleTable {
    private ScheduleTable() {}

    static String render(String file, Analysis analysis) {
        LockSchedule locks = analysis.locks();
        if (locks.order().locks().isEmpty()) {
            return file + ": no locks\n";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("node", "declared", "acquires on entry", "because of"));
        for (Node node : nodes(analysis)) {
            SortedMap<Lock, LockMode> effective = locks.effective().getOrDefault(node.name(), Collections.emptySortedMap());
            Map<Lock, LockMode> declared = declared(node, locks.order());
            if (!effective.isEmpty() || !declared.isEmpty()) {
                rows.add(List.of(node.name(), text(declared), text(effective), reasons(node, locks)));
            }
        }
        String order = locks.order().locks().stream().map(Lock::toString).collect(Collectors.joining(" < "));
        return file + ": locks are taken in the order " + order + "\n\n" + TextTable.render(rows);
    }

    /** The nodes that can take locks. */
    static List<Node> nodes(Analysis analysis) {
        return analysis.graph().nodes().values().stream().filter(n -> !(n instanceof Node.ExternalFunction)).toList();
    }

    /** The declared locks in the canonical order. */
    static SortedMap<Lock, LockMode> declared(Node node, LockOrder order) {
        SortedMap<Lock, LockMode> result = new TreeMap<>(Comparator.comparingInt(order::rank).thenComparing(Lock.ALPHABETICAL));
        for (Constraint constraint : node.constraints()) {
            result.merge(constraint.lock(), constraint.mode(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return result;
    }

    private static String text(Map<Lock, LockMode> modes) {
        return modes.isEmpty() ? "-" : modes.entrySet().stream().map(e -> text(e.getKey(), e.getValue())).collect(Collectors.joining(", "));
    }

    /** In the language's spelling. */
    private static String text(Lock lock, LockMode mode) {
        return lock.name() + mode.sign() + (lock.scope() == LockScope.SESSION ? "(session)" : "");
    }

    private static String reasons(Node node, LockSchedule locks) {
        return locks.elevations().stream().filter(e -> e.node().equals(node.name()))
                .map(e -> text(e.lock(), e.mode()) + (e.kind() == LockSchedule.Kind.ELEVATION ? " elevated: " : " promoted: ")
                        + String.join(" > ", e.witness()))
                .collect(Collectors.joining("; "));
    }
}
