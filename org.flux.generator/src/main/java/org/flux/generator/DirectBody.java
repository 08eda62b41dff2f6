// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;

/** The statements of one method of the direct shape, in which a flow waits where it is. */
final class DirectBody extends Body {
    private static final String JOIN = "join";

    private final FlowFile flows;

    DirectBody(FlowFile flows, Scope scope, Position position) {
        super(flows, flows.out, scope, position);
        this.flows = flows;
    }

    @Override
    DirectBody branch() {
        DirectBody branch = continuing(new DirectBody(flows, scope.inner(), position.copy()));
        branch.grow(size());
        return branch;
    }

    /** Takes locks in the canonical order around {@code content} and releases them in reverse. */
    void locked(SortedMap<Lock, LockMode> locks, Runnable content) {
        locked(locks.entrySet().iterator(), content);
    }

    private void locked(Iterator<Map.Entry<Lock, LockMode>> locks, Runnable content) {
        if (!locks.hasNext()) {
            content.run();
            return;
        }
        Map.Entry<Lock, LockMode> entry = locks.next();
        Lock lock = entry.getKey();
        String mode = Locks.mode(entry.getValue());
        boolean ofSession = lock.scope() == LockScope.SESSION;
        String acquire = file.lock(lock) + ".lock" + mode + "(flow);";
        String local = ofSession ? scope.take(file.lock(lock) + "Entry") : "";
        out.line(ofSession ? file.runtime("FlowLock") + " " + local + " = " + acquire : acquire);
        out.open("try {");
        locked(locks, content);
        out.reopen("} finally {");
        out.line(file.lock(lock) + ".unlock" + mode + "(flow" + (ofSession ? ", " + local : "") + ");");
        out.close();
        grow(45);
    }

    @Override
    boolean standsApart(Step step, Context callee, SortedMap<Lock, LockMode> acquired, List<Handler> handlers) {
        return !acquired.isEmpty() || !handlers.isEmpty();
    }

    @Override
    List<String> call(Step step, Context callee) {
        Result result = result(step);
        out.line(assignment(step, result, true) + flows.call(flows, callee, number(step.rest()), step.inputs()) + ";");
        return result.values();
    }

    @Override
    List<String> component(Step step, SortedMap<Lock, LockMode> acquired, List<Handler> handlers) {
        // Where a component has handlers of its own, they hear of a flow whose time is up on the way in.
        Optional<Position.Update> inside = Optional.empty();
        if (handlers.isEmpty()) {
            updateRegisterAndLookAtTime(position.update());
        } else {
            inside = position.update();
        }
        Optional<Position.Update> onTheWayIn = inside;
        boolean inBlock = !acquired.isEmpty() || !handlers.isEmpty();
        Result result = result(step);
        if (inBlock && !result.isNone()) {
            out.line(result.type() + " " + result.name() + ";");
        }
        String call = file.components().node(step.node(), step.inputs());
        String statement = assignment(step, result, !inBlock) + (program.isAsync(step.node()) ? JOIN + "(" + call + ")" : call) + ";";
        file.handling.around(out, handlers, step.inputs(), () -> {
            if (!handlers.isEmpty()) {
                updateRegisterAndLookAtTime(onTheWayIn);
            }
            locked(acquired, () -> out.line(statement));
        });
        return result.values();
    }

    private Result result(Step step) {
        return step.use() == Use.LOCAL ? result(step.node(), scope::take) : Result.NONE;
    }

    private static String assignment(Step step, Result result, boolean declares) {
        return step.use() == Use.RETURN ? "return "
                : result.isNone() ? "" : (declares ? result.type() + " " : "") + result.name() + " = ";
    }
}
