// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.ExternalFunction;
import org.flux.graph.Node.Variant;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Name;

/**
 * Where a flow may have to wait: where it takes a lock, and at blocking and asynchronous nodes. A method that cannot get there, nor choose
 * a handler that can, is the same in both shapes; it is written once, in the direct shape, and fused with its callers in the event shape.
 */
final class Suspension {
    private final Program program;
    private final Contexts contexts;
    private final Set<Context> suspending = new HashSet<>();
    private final Set<String> suspendingHandlers = new LinkedHashSet<>();
    private final Set<Context> fused = new HashSet<>();

    Suspension(Program program) {
        this.program = program;
        contexts = program.contexts;
        List<Context> calleesFirst = contexts.callersFirst().reversed();
        int before;
        do { // until nothing changes: handlers lead on to nodes that have handlers
            before = suspending.size() + suspendingHandlers.size();
            calleesFirst.stream().filter(c -> steps(c, this::waits) || choosesSuspending(program.handlers(c.node()))
                    || !ownLocks(c).isEmpty()).forEach(suspending::add);
            contexts.handlersInUse().stream().filter(this::handlerWaits).forEach(suspendingHandlers::add);
        } while (suspending.size() + suspendingHandlers.size() > before);
        for (Context context : calleesFirst) {
            if (suspending.contains(context)) {
                steps(context, this::noteFused);
                program.handlers(context.node()).forEach(this::noteFused);
            }
        }
        program.analysis.graph().sources().forEach(s -> noteFused(s.target().orElseThrow(), Contexts.NOTHING_HELD));
        program.handlersOfAny().forEach(this::noteFused);
        suspendingHandlers.stream().filter(h -> !program.isAbstract(h)).forEach(h -> noteFused(h, Contexts.NOTHING_HELD));
    }

    /** Whether a flow may wait in the method, or choose a handler there in which it may. */
    boolean in(Context context) {
        return suspending.contains(context);
    }

    /** Whether a flow may wait in a handler. */
    boolean ofHandler(String node) {
        return suspendingHandlers.contains(node);
    }

    /** Whether the flows of a source may wait, their handlers included. */
    boolean ofFlow(Source source) {
        return waits(source.target().orElseThrow(), Contexts.NOTHING_HELD) || choosesSuspending(program.handlersOfAny());
    }

    /** The declared nodes in which a flow may wait as handlers, in the order in which the program introduces them. */
    List<String> handlers() {
        return program.nodes().keySet().stream().filter(suspendingHandlers::contains).toList();
    }

    /** Whether code of the event shape calls the method, which is of the direct shape. */
    boolean isFused(Context context) {
        return fused.contains(context);
    }

    boolean isBlocking(String node) {
        return program.node(node).modifier() == Modifier.BLOCKING;
    }

    /** The locks that a method takes itself. */
    SortedMap<Lock, LockMode> ownLocks(Context context) {
        return contexts.acquired(context.node(), context.held());
    }

    /** Whether the flow may wait on its way through a step, or choose a handler in which it may. */
    boolean waits(String node, SortedMap<Lock, LockMode> held) {
        return stops(node, held) || !program.isAbstract(node) && choosesSuspending(program.handlers(node));
    }

    /** Whether code that enters a node may have to go on there. */
    boolean stops(String node, SortedMap<Lock, LockMode> held) {
        return program.isAbstract(node) ? suspending.contains(contexts.of(node, held)) : componentWaits(node, held);
    }

    /** Whether the flow may wait on its way into or out of a component. */
    boolean componentWaits(String node, SortedMap<Lock, LockMode> held) {
        return isBlocking(node) || program.isAsync(node) || !contexts.acquired(node, held).isEmpty();
    }

    private boolean handlerWaits(String node) {
        return !(program.node(node) instanceof ExternalFunction) && waits(node, Contexts.NOTHING_HELD);
    }

    private boolean choosesSuspending(List<Handler> handlers) {
        return handlers.stream().anyMatch(h -> suspendingHandlers.contains(h.handler().orElseThrow()));
    }

    private interface StepTest {
        boolean test(String node, SortedMap<Lock, LockMode> held);
    }

    private boolean steps(Context context, StepTest test) {
        SortedMap<Lock, LockMode> inside = contexts.heldInside(context);
        for (Variant variant : ((AbstractNode) program.node(context.node())).variants()) {
            for (Name step : variant.steps()) {
                if (test.test(step.text(), inside)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A step of code in the event shape. */
    private boolean noteFused(String node, SortedMap<Lock, LockMode> held) {
        if (program.isAbstract(node)) {
            Context callee = contexts.of(node, held);
            if (!suspending.contains(callee)) {
                fused.add(callee);
            }
        } else {
            program.handlers(node).forEach(this::noteFused);
        }
        return false;
    }

    private void noteFused(Handler handler) {
        String name = handler.handler().orElseThrow();
        if (program.isAbstract(name)) {
            noteFused(name, Contexts.NOTHING_HELD);
        }
    }
}
