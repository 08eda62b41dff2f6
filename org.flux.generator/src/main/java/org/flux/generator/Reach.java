// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.Source;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Name;

/**
 * Which methods of the event shape the flows of a source need, handlers included. A concrete node that is a handler has a method too: its
 * context is that in which nothing is held.
 */
final class Reach {
    private final Program program;
    private final Map<Source, Set<Context>> methods = new LinkedHashMap<>();
    private final Map<Context, Integer> depths = new HashMap<>();

    Reach(Program program) {
        this.program = program;
        for (Source source : program.analysis.graph().sources()) {
            Set<Context> reached = new LinkedHashSet<>();
            if (program.suspension.ofFlow(source)) {
                visit(source.target().orElseThrow(), Contexts.NOTHING_HELD, reached);
                visit(program.handlersOfAny(), reached);
            }
            methods.put(source, reached);
        }
    }

    /** The methods that the flows of a source need. */
    Set<Context> of(Source source) {
        return methods.get(source);
    }

    /** Whether the flows of several sources need a method. */
    boolean isShared(Context context) {
        return methods.values().stream().filter(m -> m.contains(context)).count() > 1;
    }

    private void visit(List<Handler> handlers, Set<Context> reached) {
        for (Handler handler : handlers) {
            String node = handler.handler().orElseThrow();
            if (program.suspension.ofHandler(node) && (program.isAbstract(node)
                    || reached.add(new Context(node, Contexts.NOTHING_HELD)))) {
                visit(node, Contexts.NOTHING_HELD, reached);
            }
        }
    }

    private void visit(String node, SortedMap<Lock, LockMode> held, Set<Context> reached) {
        if (!program.isAbstract(node)) {
            visit(program.handlers(node), reached);
            return;
        }
        Context context = program.contexts.of(node, held);
        if (program.suspension.in(context) && reached.add(context)) {
            visit(program.handlers(node), reached);
            SortedMap<Lock, LockMode> inside = program.contexts.heldInside(context);
            for (Variant variant : ((AbstractNode) program.node(node)).variants()) {
                variant.steps().forEach(s -> visit(s.text(), inside, reached));
            }
        }
    }

    /** How many locks the flows of a source hold at once. */
    int locks(Source source) {
        int most = locks(source.target().orElseThrow(), Contexts.NOTHING_HELD);
        for (Context context : of(source)) { // handlers begin anew
            most = context.held().isEmpty() ? Math.max(most, locks(context.node(), context.held())) : most;
        }
        return most;
    }

    private int locks(String node, SortedMap<Lock, LockMode> held) {
        if (!program.isAbstract(node)) {
            return program.contexts.acquired(node, held).size();
        }
        Context context = program.contexts.of(node, held);
        Integer known = depths.get(context);
        if (known == null) {
            int deepest = 0;
            SortedMap<Lock, LockMode> inside = program.contexts.heldInside(context);
            for (Variant variant : ((AbstractNode) program.node(node)).variants()) {
                for (Name step : variant.steps()) {
                    deepest = Math.max(deepest, locks(step.text(), inside));
                }
            }
            known = program.suspension.ownLocks(context).size() + deepest;
            depths.put(context, known);
        }
        return known;
    }
}
