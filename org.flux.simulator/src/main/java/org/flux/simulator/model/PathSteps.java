// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.Path.Entry;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.simulator.model.ServerModel.Step;

/**
 * What the generated code does on a path: a node takes the locks of its schedule that are not held already, in order, and gives them back
 * when it and what it stands for are through. A flow that fails gives back everything before its handler runs.
 */
final class PathSteps {
    private final Analysis analysis;
    private final ToIntFunction<String> nodes;
    private final ToIntFunction<Lock> locks;

    /** @param nodes index of a node, or -1 if it takes no time */
    PathSteps(Analysis analysis, ToIntFunction<String> nodes, ToIntFunction<Lock> locks) {
        this.analysis = analysis;
        this.nodes = nodes;
        this.locks = locks;
    }

    /** A node whose steps are being taken. */
    private record Scope(int depth, int position, List<Lock> acquired) {}

    /** The steps up to the end of the path or its failure, then without locks. */
    List<Step> of(Path path) {
        List<Step> steps = new ArrayList<>();
        SortedMap<Lock, LockMode> held = new TreeMap<>();
        Deque<Scope> scopes = new ArrayDeque<>();
        for (Entry entry : path.entries()) {
            leave(scopes, entry.depth(), held, steps);
            SortedMap<Lock, LockMode> acquired = analysis.locks().acquired(entry.node(), held);
            acquired.forEach((lock, mode) -> steps.add(new Step.Acquire(locks.applyAsInt(lock), mode == LockMode.WRITE, entry.node())));
            held.putAll(acquired);
            scopes.push(new Scope(entry.depth(), 0, List.copyOf(acquired.keySet())));
            visit(entry.node(), steps);
        }
        leave(scopes, 0, held, steps);
        return steps;
    }

    /** The node that handles the failure at the end of the path. */
    Optional<String> handler(Path path) {
        if (path.entries().isEmpty()) {
            return analysis.handlers().any().stream().findFirst().flatMap(Handler::handler);
        }
        Deque<Scope> scopes = new ArrayDeque<>();
        for (int i = 0; i < path.entries().size(); i++) {
            int depth = path.entries().get(i).depth();
            scopes.removeIf(scope -> scope.depth() >= depth);
            scopes.addLast(new Scope(depth, i, List.of()));
        }
        return analysis.handlers().resolve(path.trail(), scopes.stream().map(Scope::position).toList()).flatMap(Handler::handler);
    }

    private void visit(String node, List<Step> steps) {
        int index = nodes.applyAsInt(node);
        if (index >= 0) {
            steps.add(new Step.Visit(index));
        }
    }

    private void leave(Deque<Scope> scopes, int depth, SortedMap<Lock, LockMode> held, List<Step> steps) {
        while (!scopes.isEmpty() && scopes.peek().depth() >= depth) {
            for (Lock lock : scopes.pop().acquired().reversed()) {
                steps.add(new Step.Release(locks.applyAsInt(lock)));
                held.remove(lock);
            }
        }
    }
}
