// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.paths.PathNumbering.Shape;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Name;

/**
 * What is known statically of the path register (see {@link org.flux.graph.paths.PathNumbering}) in each method: its value on entry, if all
 * calls agree on it, and the number of paths that remain after the method, if all calls agree on that. What they do not agree on is
 * relative to the register, and a variable of the method.
 */
final class PathNumbers {
    private static final BigInteger LIMIT = PathNumbering.LIMIT;

    private final ProgramGraph graph;
    private final Contexts contexts;
    private final Map<String, Shape> shapes;
    private final Set<String> sessionRoots;
    private final Map<Context, Known> entries = new HashMap<>();
    private final Map<Context, Known> rests = new HashMap<>();
    private final Map<Context, BigInteger> greatestRests = new HashMap<>();
    private final Set<Context> needingRest = new HashSet<>();
    private final Map<String, Optional<BigInteger>> onlyPaths = new HashMap<>();
    private final Map<String, List<Shape>> ahead = new HashMap<>();

    /** A number on which all calls so far agree, or on which they do not. */
    private record Known(Optional<BigInteger> value) {
        Known and(Known other) {
            return equals(other) ? this : new Known(Optional.empty());
        }
    }

    PathNumbers(Analysis analysis, Contexts contexts) {
        graph = analysis.graph();
        this.contexts = contexts;
        shapes = analysis.paths().shapes();
        sessionRoots = analysis.paths().sessionRoots();
        var none = Contexts.NOTHING_HELD;
        for (Source source : graph.sources()) {
            enter(contexts.of(source.node(), none), BigInteger.ZERO);
            source.target().ifPresent(t -> enter(contexts.of(t, none), firstNumber(t)));
        }
        contexts.handlersInUse().forEach(h -> enter(contexts.of(h, none), BigInteger.ZERO));
        for (Context caller : contexts.callersFirst()) {
            propagate(caller, contexts);
        }
        for (Context context : contexts.callersFirst().reversed()) {
            boolean several = variants(context.node()).size() > 1;
            if (rest(context).isEmpty() && (several || contexts.callees(context).stream().anyMatch(needingRest::contains))) {
                needingRest.add(context);
            }
        }
    }

    /** The register when the flows of a source enter its target: a session function has an error edge before it. */
    BigInteger firstNumber(String target) {
        return hasSessionEdge(target) ? BigInteger.ONE : BigInteger.ZERO;
    }

    /** Whether some source with this target has a session function. */
    boolean hasSessionEdge(String target) {
        return sessionRoots.contains(target);
    }

    /** The register on entry, if it is the same in every call. */
    Optional<BigInteger> entry(Context context) {
        return entries.get(context).value();
    }

    /** The paths that remain after a method, if every call agrees on them. */
    private Optional<BigInteger> rest(Context context) {
        return rests.get(context).value();
    }

    /** The paths that remain after a method, over its variable where calls differ. */
    Affine restOf(Context context) {
        return rest(context).map(Affine::of).orElse(Affine.REST);
    }

    boolean needsRest(Context context) {
        return needingRest.contains(context);
    }

    /** Whether a method brings the register up to date before it returns: not if its callers know the number, or nothing follows. */
    boolean leavesRight(Context context) {
        boolean callersKnow = entry(context).isPresent() && onlyPath(context.node()).isPresent();
        return !callersKnow && !rest(context).equals(Optional.of(BigInteger.ONE));
    }

    /**
     * Whether the register is brought up to date at the end of a variant. Beside what {@link #leavesRight} says, that is needed where the
     * flow ends there and nothing since the choice has changed the register: else flows that took different variants could not be told
     * apart. Where something has, the flow completes on the first path from the register's number on that completes.
     */
    boolean endsRight(Context context, Variant variant) {
        return leavesRight(context) || rest(context).equals(Optional.of(BigInteger.ONE)) && variants(context.node()).size() > 1
                && !changeRegister(variant, contexts.heldInside(context));
    }

    /** Whether the register changes on every way through the steps. */
    private boolean changeRegister(Variant variant, SortedMap<Lock, LockMode> held) {
        return variant.steps().stream().anyMatch(step -> !(graph.nodes().get(step.text()) instanceof AbstractNode callee)
                || callee.isTyped() || !contexts.acquired(callee.name(), held).isEmpty()
                || changeRegister(callee.variants().getFirst(), contexts.heldInside(contexts.of(callee.name(), held))));
    }

    boolean hasErrorEdge(String node) {
        return shapes.get(node).hasErrorEdge();
    }

    /** How far the register moves on the only path through a node, if there is only one. */
    Optional<BigInteger> onlyPath(String node) {
        Optional<BigInteger> known = onlyPaths.get(node);
        if (known == null) {
            known = findOnlyPath(node);
            onlyPaths.put(node, known);
        }
        return known;
    }

    private Optional<BigInteger> findOnlyPath(String node) {
        BigInteger sum = hasErrorEdge(node) ? BigInteger.ONE : BigInteger.ZERO;
        List<Variant> variants = variants(node);
        if (variants.size() > 1) {
            return Optional.empty();
        }
        for (Variant variant : variants) {
            for (Name step : variant.steps()) {
                Optional<BigInteger> inner = onlyPath(step.text());
                if (inner.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(inner.get());
            }
        }
        return Optional.of(sum);
    }

    /** The paths that remain after each step of a variant, given those that remain after the variant. */
    Affine[] rests(List<Name> steps, Affine rest) {
        Affine[] result = new Affine[steps.size()];
        Affine ahead = rest;
        for (int i = steps.size() - 1; i >= 0; i--) {
            result[i] = ahead;
            ahead = ahead.before(shapes.get(steps.get(i).text()));
        }
        return result;
    }

    /** The sum of the edges from the entry of an abstract node into one of its variants. */
    Affine toVariant(String node, int index, Affine rest) {
        return rest.before(ahead.computeIfAbsent(node, this::pathsAhead).get(index));
    }

    /** For each variant all paths of the variants before it, and the node's own error edge. */
    private List<Shape> pathsAhead(String node) {
        Shape shape = shapes.get(node);
        BigInteger completing = BigInteger.ZERO;
        BigInteger failing = shape.hasErrorEdge() ? BigInteger.ONE : BigInteger.ZERO;
        List<Shape> result = new ArrayList<>();
        for (Shape variant : shape.variants()) {
            result.add(new Shape(false, completing, failing, List.of()));
            completing = completing.add(variant.completing());
            failing = failing.add(variant.failing());
        }
        return result;
    }

    private void propagate(Context caller, Contexts contexts) {
        Optional<BigInteger> entry = entry(caller);
        Affine rest = restOf(caller);
        var inside = contexts.heldInside(caller);
        for (Variant variant : variants(caller.node())) {
            Affine edge = toVariant(caller.node(), variant.index(), rest);
            Optional<BigInteger> position = edge.isConstant() ? entry.map(edge.constant()::add) : Optional.empty();
            Affine[] rests = rests(variant.steps(), rest);
            for (int i = 0; i < rests.length; i++) {
                String step = variant.steps().get(i).text();
                if (graph.nodes().get(step) instanceof AbstractNode) {
                    Optional<BigInteger> after = rests[i].isConstant() ? Optional.of(rests[i].constant()) : Optional.empty();
                    called(contexts.of(step, inside), new Known(position), new Known(after), greatest(rests[i], caller));
                }
                Optional<BigInteger> moved = onlyPath(step);
                position = moved.isPresent() ? position.map(moved.get()::add) : Optional.empty();
            }
        }
    }

    private void enter(Context context, BigInteger number) {
        called(context, new Known(Optional.of(number)), new Known(Optional.of(BigInteger.ONE)), BigInteger.ONE);
    }

    private void called(Context context, Known entry, Known rest, BigInteger greatest) {
        entries.merge(context, entry, Known::and);
        rests.merge(context, rest, Known::and);
        greatestRests.merge(context, greatest, BigInteger::max);
    }

    private BigInteger greatest(Affine number, Context context) {
        return number.factor().multiply(greatestRests.get(context)).add(number.constant());
    }

    /** A number of paths inside a method as a Java expression over its variable {@code rest}; its arithmetic never overflows. */
    String expression(Affine number, Context context, String rest) {
        return greatest(number, context).compareTo(LIMIT) >= 0 ? literal(LIMIT) : number.expression(rest);
    }

    private List<Variant> variants(String node) {
        Node resolved = graph.nodes().get(node);
        return resolved instanceof AbstractNode expansion ? expansion.variants() : List.of();
    }

    /** A number as a Java literal; what exceeds the register is held at its limit, from which it never returns. */
    static String literal(BigInteger number) {
        BigInteger held = number.min(LIMIT);
        return held.bitLength() < Integer.SIZE ? held.toString() : held + "L";
    }
}
