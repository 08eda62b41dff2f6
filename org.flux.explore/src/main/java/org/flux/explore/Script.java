// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.function.Consumer;
import org.flux.explore.Subject.Entry;
import org.flux.runtime.Checkpoint;
import org.flux.runtime.EventFlow;
import org.flux.runtime.Flow;
import org.flux.runtime.FlowMap;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FlowTimeout;
import org.flux.runtime.NoMatch;

/**
 * What one flow does, from its source on. The call of a pull source is a flow too, which comes first.
 *
 * @param entry the source
 * @param item what flows of a push source start with
 */
record Script(FlowMap map, Entry<?> entry, Object item, Shape shape) {

    String label() {
        return entry.label();
    }

    String node() {
        return entry.node();
    }

    /** @param flows is told each flow before it runs */
    void run(Execution execution, Consumer<Flow> flows) {
        run(entry, execution, flows);
    }

    private <T> void run(Entry<T> source, Execution execution, Consumer<Flow> flows) {
        Object[] start = {item};
        if (source.next() != null) {
            FlowOutcome outcome = Checkpoint.run(map, source.node(), execution, flow -> {
                flows.accept(flow);
                start[0] = source.next().next(flow);
            });
            check(outcome, execution);
            if (outcome.status() != FlowOutcome.Status.COMPLETED) {
                return;
            }
        }
        @SuppressWarnings("unchecked")
        T typed = (T) start[0];
        if (shape == Shape.EVENT) {
            EventFlow flow = source.event().flow(typed);
            flows.accept(flow);
            check(Checkpoint.run(flow, source.node(), execution), execution);
        } else {
            check(Checkpoint.run(map, source.node(), execution, flow -> {
                flows.accept(flow);
                source.body().run(flow, typed);
            }), execution);
        }
    }

    /** Nothing may fail but what the exploration lets fail. */
    private static void check(FlowOutcome outcome, Execution execution) {
        if (outcome.failure() != null) {
            check(outcome.failure().getCause(), execution);
            for (Throwable suppressed : outcome.failure().getSuppressed()) {
                check(suppressed.getCause() == null ? suppressed : suppressed.getCause(), execution);
            }
        }
    }

    private static void check(Throwable cause, Execution execution) {
        if (!(cause instanceof StandInFailure || cause instanceof NoMatch || cause instanceof FlowTimeout || cause instanceof Abandoned)) {
            execution.failedUnexpectedly(cause);
        }
    }
}
