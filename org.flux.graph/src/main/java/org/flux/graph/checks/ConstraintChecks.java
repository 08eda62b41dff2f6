// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.locks.Deadlocks;
import org.flux.graph.locks.Elevator;
import org.flux.graph.locks.LockOrders;
import org.flux.graph.locks.LockSchedule;

/** Everything about atomicity constraints. */
public final class ConstraintChecks {
    private ConstraintChecks() {}

    /** @param roots the nodes at which flows start */
    public static List<Diagnostic> of(ProgramGraph graph, CallGraph calls, LockOrders orders, Elevator elevator, LockSchedule schedule,
            List<String> roots) {
        List<Diagnostic> findings = new ArrayList<>();
        findings.addAll(ElevationChecks.of(graph, schedule, Deadlocks.of(graph, calls, schedule, roots)));
        findings.addAll(new OrderChecks(graph, schedule, orders, elevator, roots).findings());
        findings.addAll(LockUseChecks.of(graph, calls, schedule));
        findings.addAll(SessionChecks.of(graph, calls, schedule.needs()));
        return List.copyOf(findings);
    }
}
