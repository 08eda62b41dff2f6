// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.PathCodec;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.Outcome;
import org.flux.graph.profile.Profile.PathCount;
import org.flux.graph.syntax.Name;

/**
 * How many flows a second enter each box of a diagram and pass along each of its arcs, found out from the paths that they took.
 *
 * <p>A path lists the nodes entered with their depths and the variants chosen; walked once more, it tells the boxes, whose ids are those
 * that the diagram gives them, and the arcs between them. A flow that failed has passed to the handler that answers for its trail; what
 * runs in a handler that is a node with paths of its own is shared out among the boxes that the handler has, by the failures of each.
 */
public final class FlowRates {
    private final Analysis analysis;
    private final PathCodec codec;
    private final Map<String, Double> boxes = new LinkedHashMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final Map<String, Double> byNode = new HashMap<>();
    private final Map<String, Double> arcs = new LinkedHashMap<>();
    /** By handler, the boxes that it has with the failures that it got there. */
    private final Map<String, Map<String, Double>> handled = new LinkedHashMap<>();

    private FlowRates(Analysis analysis) {
        this.analysis = analysis;
        this.codec = new PathCodec(analysis.graph(), analysis.paths());
    }

    /** As they were in the profile; paths that the program does not have are left out. */
    public static FlowRates of(Analysis analysis, Profile profile) {
        return of(analysis, profile, source -> source.flows() / Math.max(profile.seconds(), 1e-9));
    }

    /**
     * As if flows took the paths of the profile as often, but came more or less often.
     *
     * @param rate flows per second of a source
     */
    public static FlowRates of(Analysis analysis, Profile profile, ToDoubleFunction<Profile.Source> rate) {
        FlowRates rates = new FlowRates(analysis);
        Map<String, Double> started = new HashMap<>();
        for (Profile.Source source : profile.sources()) {
            double perSecond = rate.applyAsDouble(source);
            started.merge(source.root(), perSecond, Double::sum);
            rates.pass(source.node(), source.root(), perSecond);
            rates.enter(source.node(), source.node(), perSecond);
        }
        Map<String, List<PathCount>> byRoot = new LinkedHashMap<>();
        profile.paths().forEach(path -> byRoot.computeIfAbsent(path.root(), any -> new ArrayList<>()).add(path));
        byRoot.forEach((root, paths) -> {
            if (started.containsKey(root)) {
                rates.add(root, paths, started.get(root));
            }
        });
        // What handlers do is added when all that leads to them is known.
        byRoot.forEach((root, paths) -> {
            if (!started.containsKey(root)) {
                new LinkedHashMap<>(rates.handled.getOrDefault(root, Map.of())).forEach((box, perSecond) -> {
                    rates.boxes.merge(box, -perSecond, Double::sum); // the paths enter it once more
                    rates.add(box, paths, perSecond);
                });
            }
        });
        rates.boxes.forEach((box, perSecond) -> rates.byNode.merge(rates.nodes.get(box), perSecond, Double::sum));
        return rates;
    }

    /** @param perSecond how many flows take one of these paths */
    private void add(String rootBox, List<PathCount> paths, double perSecond) {
        double all = Math.max(1, paths.stream().mapToDouble(PathCount::count).sum());
        paths.forEach(path -> add(rootBox, path, perSecond * path.count() / all));
    }

    /** How many flows enter a box in a second, by its id. */
    Map<String, Double> boxes() {
        return boxes;
    }

    /** How many flows enter a node in a second, wherever it is. */
    public double ofNode(String node) {
        return byNode.getOrDefault(node, 0.0);
    }

    /** The node of a box. */
    String node(String box) {
        return nodes.get(box);
    }

    /** How many flows pass along an arc in a second, by {@link KeyedOverlay}'s name of it with the ids of boxes. */
    Map<String, Double> arcs() {
        return arcs;
    }

    private void enter(String box, String node, double count) {
        nodes.putIfAbsent(box, node);
        boxes.merge(box, count, Double::sum);
    }

    private void pass(String from, String to, double count) {
        arcs.merge(KeyedOverlay.arc(from, to), count, Double::sum);
    }

    /** A node that has been entered and not left yet. */
    private static final class Open {
        private final String id;
        private final int position;
        private final Optional<Node.Variant> variant;
        /** How many of the variant's steps have been entered. */
        private int entered;

        Open(String id, int position, Optional<Node.Variant> variant) {
            this.id = id;
            this.position = position;
            this.variant = variant;
        }
    }

    /** @param rootBox the id of the box that the path begins in */
    private void add(String rootBox, PathCount counted, double count) {
        Path path;
        try {
            path = codec.decode(counted.root(), counted.number());
        } catch (IllegalArgumentException e) {
            return; // of another version of the program: the profile's reader tells
        }
        Deque<Open> open = new ArrayDeque<>();
        List<Path.Entry> entries = path.entries();
        for (int i = 0; i < entries.size(); i++) {
            Path.Entry entry = entries.get(i);
            while (open.size() > entry.depth()) {
                leave(open.pop(), count);
            }
            String id = open.isEmpty() ? rootBox : step(open.peek(), count);
            enter(id, entry.node(), count);
            Optional<Node.Variant> variant = variant(entry);
            open.push(new Open(id, i, variant));
            variant.ifPresent(chosen -> choose(id, chosen, count));
        }
        if (counted.outcome() == Outcome.FAILED) {
            fail(path, open, rootBox, count);
        } else if (counted.outcome() == Outcome.COMPLETED) {
            open.forEach(left -> leave(left, count));
        }
    }

    private Optional<Node.Variant> variant(Path.Entry entry) {
        return entry.variant() >= 0 && analysis.graph().nodes().get(entry.node()) instanceof Node.AbstractNode node
                ? Optional.of(node.variants().get(entry.variant())) : Optional.empty();
    }

    /** Goes through the edge of an abstract node to the steps of a variant, or past them. */
    private void choose(String id, Node.Variant variant, double count) {
        boolean choice = variant.patterns().isPresent();
        if (choice) {
            pass(id, id + "/?", count);
        }
        if (variant.steps().isEmpty()) {
            pass(choice ? id + "/?" : id, id + "/=" + variant.index(), count);
        } else {
            pass(choice ? id + "/?" : id, stepId(id, variant, 0), count);
        }
    }

    /** Enters the next step of a node and returns its id. */
    private String step(Open around, double count) {
        Node.Variant variant = around.variant.orElseThrow();
        String id = stepId(around.id, variant, around.entered);
        if (around.entered > 0) {
            pass(stepId(around.id, variant, around.entered - 1), id, count);
        }
        around.entered++;
        return id;
    }

    private void leave(Open left, double count) {
        left.variant.filter(variant -> !variant.steps().isEmpty())
                .ifPresent(variant -> pass(stepId(left.id, variant, variant.steps().size() - 1), left.id, count));
    }

    /** A node that is used several times in one has boxes that are numbered in the order of the text. */
    private String stepId(String around, Node.Variant variant, int step) {
        String name = variant.steps().get(step).text();
        Node.AbstractNode node = (Node.AbstractNode) analysis.graph().nodes().get(variant.node());
        long before = node.variants().stream().filter(other -> other.index() < variant.index()).flatMap(other -> other.steps().stream())
                .map(Name::text).filter(name::equals).count()
                + variant.steps().subList(0, step).stream().map(Name::text).filter(name::equals).count();
        return around + "/" + name + (before == 0 ? "" : "." + (before + 1));
    }

    /** The nodes around the failing one are those that are open; the innermost that the handler is for has its box beside it. */
    private void fail(Path path, Deque<Open> open, String rootBox, double count) {
        if (open.isEmpty()) {
            return; // in the session function: nobody handles that
        }
        List<Integer> enclosing = new ArrayList<>(open.stream().map(node -> node.position).toList());
        java.util.Collections.reverse(enclosing);
        Optional<Handler> answering = analysis.handlers().resolve(path.trail(), enclosing);
        answering.flatMap(Handler::handler).ifPresent(handler -> {
            String target = answering.get().target().text();
            String failing = open.stream().filter(node -> path.entries().get(node.position).node().equals(target)).findFirst()
                    .map(node -> node.id).orElse(rootBox);
            String box = failing + "!" + handler;
            enter(box, handler, count);
            pass(failing, box, count);
            handled.computeIfAbsent(handler, any -> new LinkedHashMap<>()).merge(box, count, Double::sum);
        });
    }
}
