// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.paths;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.paths.PathNumbering.Shape;
import org.flux.graph.syntax.Name;

/**
 * Counts the paths of every node, children before callers. In a sequence the paths multiply, among variants they add up. Counts saturate at
 * {@link PathNumbering#LIMIT}, so that doubling chains stay cheap. A step that closes a ring counts as a path that ends at once.
 */
public final class PathCounter {
    private static final Shape CONCRETE = new Shape(true, BigInteger.ONE, BigInteger.ONE, List.of());
    private static final Shape NOTHING = new Shape(false, BigInteger.ONE, BigInteger.ZERO, List.of());

    private PathCounter() {}

    /** @param acquiresLocks whether an abstract node of that name acquires locks on entry */
    public static PathNumbering count(ProgramGraph graph, CallGraph calls, Predicate<String> acquiresLocks) {
        NodeMap<Shape> shapes = new NodeMap<>(graph.nodes());
        for (int number : calls.postOrder()) {
            switch (graph.nodes().node(number)) {
                case Node.ConcreteNode c -> shapes.set(number, CONCRETE);
                case Node.AbstractNode a -> shapes.set(number, shape(a, acquiresLocks.test(a.name()) || a.isTyped(), shapes));
                case Node.ExternalFunction f -> shapes.set(number, CONCRETE);
            }
        }
        return roots(graph, java.util.Collections.unmodifiableMap(shapes));
    }

    private static Shape shape(Node.AbstractNode node, boolean hasErrorEdge, Map<String, Shape> known) {
        List<Shape> variants = new ArrayList<>();
        BigInteger completing = BigInteger.ZERO;
        BigInteger failing = hasErrorEdge ? BigInteger.ONE : BigInteger.ZERO;
        for (Node.Variant variant : node.variants()) {
            Shape shape = sequence(variant.steps(), known);
            variants.add(shape);
            completing = completing.add(shape.completing());
            failing = failing.add(shape.failing());
        }
        return new Shape(hasErrorEdge, completing.min(PathNumbering.LIMIT), failing.min(PathNumbering.LIMIT), List.copyOf(variants));
    }

    private static Shape sequence(List<Name> steps, Map<String, Shape> known) {
        BigInteger completing = BigInteger.ONE;
        BigInteger failing = BigInteger.ZERO;
        for (Name step : steps) {
            Shape shape = known.getOrDefault(step.text(), NOTHING);
            failing = failing.add(completing.multiply(shape.failing())).min(PathNumbering.LIMIT);
            completing = completing.multiply(shape.completing()).min(PathNumbering.LIMIT);
        }
        return new Shape(false, completing, failing, List.of());
    }

    private static PathNumbering roots(ProgramGraph graph, Map<String, Shape> shapes) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> sessions = new LinkedHashSet<>();
        for (Source source : graph.sources()) {
            source.target().ifPresent(names::add);
            if (source.session().isPresent()) {
                source.target().ifPresent(sessions::add);
            }
            if (graph.nodes().get(source.node()) instanceof Node.AbstractNode) {
                names.add(source.node());
            }
        }
        graph.handlers().stream().map(Handler::handler).forEach(h -> h.ifPresent(names::add));
        names.retainAll(shapes.keySet());
        sessions.retainAll(names);
        Map<String, BigInteger> roots = new LinkedHashMap<>();
        for (String name : names) {
            BigInteger paths = shapes.get(name).paths(BigInteger.ONE);
            roots.put(name, sessions.contains(name) ? paths.add(BigInteger.ONE).min(PathNumbering.LIMIT) : paths);
        }
        return new PathNumbering(shapes, java.util.Collections.unmodifiableMap(roots), java.util.Collections.unmodifiableSet(sessions));
    }
}
