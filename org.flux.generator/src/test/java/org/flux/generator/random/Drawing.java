// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Lock;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Pattern;
import org.flux.generator.random.Model.Rule;
import org.flux.generator.random.Model.Settings;
import org.flux.generator.random.Model.Test;
import org.flux.generator.random.Model.Type;
import org.flux.generator.random.Model.Use;
import org.flux.generator.random.Model.Variant;

/**
 * Draws a program that has no errors: abstract nodes {@code A0}, {@code A1}, … of which each calls later ones only; concrete nodes
 * {@code C0}, … made where a step needs one that is not there; sources {@code L0}, …; handlers {@code G0}, … that are nodes and
 * {@code H0}, … that are functions.
 */
final class Drawing {
    private static final List<List<Type>> SHAPES = List.of(List.of(Type.INT), List.of(Type.TEXT), List.of(Type.INT, Type.TEXT),
            List.of(Type.INT, Type.INT), List.of(Type.TEXT, Type.INT, Type.TEXT));
    private static final List<String> LOCK_NAMES = List.of("a", "b", "c");

    private final Random random;
    private final List<List<Type>> shapes;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> handlers = new ArrayList<>();
    private final List<Node> ofSources = new ArrayList<>();
    private int concretes;

    private Drawing(Random random) {
        this.random = random;
        List<List<Type>> all = new ArrayList<>(SHAPES);
        Collections.shuffle(all, random);
        shapes = all.subList(0, 1 + random.nextInt(2));
    }

    static Model draw(Random random) {
        return new Drawing(random).model();
    }

    private Model model() {
        int abstracts = 1 + random.nextInt(5);
        for (int i = abstracts - 1; i >= 0; i--) {
            boolean mayBeEmpty = i > 0 && chance(6);
            List<Type> inputs = mayBeEmpty ? List.of() : pick(shapes);
            List<Type> outputs = chance(2) ? inputs : shape();
            nodes.addFirst(abstractNode("A" + i, inputs, outputs));
        }
        List<Node> targets = nodes.stream().filter(n -> !n.inputs().isEmpty()).toList();
        List<Entry> entries = new ArrayList<>();
        for (int i = chance(2) ? 1 : 2; i > 0; i--) {
            entries.add(entry("L" + entries.size(), entries.isEmpty() ? targets.getFirst() : pick(targets)));
        }
        List<Rule> rules = new ArrayList<>();
        List<String> inFlows = nodes.stream().map(Node::name).toList();
        for (int i = random.nextInt(6); i > 0; i--) {
            rules.add(rule(inFlows));
        }
        Settings settings = new Settings(chance(4), chance(4), chance(4) ? shuffledLocks() : List.of());
        List<Node> all = withInferred(Stream.of(ofSources, nodes, handlers).flatMap(List::stream).toList());
        return withSessions(new Model(entries, all, rules, settings).pruned());
    }

    private Node abstractNode(String name, List<Type> inputs, List<Type> outputs) {
        List<Variant> variants = new ArrayList<>();
        if (inputs.isEmpty() || chance(3)) {
            variants.add(new Variant(List.of(), steps(inputs, outputs)));
        } else {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                variants.add(new Variant(patterns(inputs), steps(inputs, outputs)));
            }
            if (chance(2)) {
                variants.add(new Variant(inputs.stream().map(t -> Pattern.WILDCARD).toList(), steps(inputs, outputs)));
            }
        }
        return new Node(name, inputs, outputs, Marker.NONE, true, locks(), variants);
    }

    /** Some signatures are left to inference: those of nodes between declared ones. */
    private List<Node> withInferred(List<Node> drawn) {
        List<Node> all = new ArrayList<>();
        for (Node node : drawn) {
            boolean inferred = node.isAbstract() && node.variants().stream().anyMatch(v -> isTold(v, drawn)) && chance(4);
            all.add(inferred ? new Node(node.name(), node.inputs(), node.outputs(), node.marker(), false, node.locks(), node.variants())
                    : node);
        }
        return all;
    }

    private static boolean isTold(Variant variant, List<Node> drawn) {
        return !variant.steps().isEmpty() && Stream.of(variant.steps().getFirst(), variant.steps().getLast())
                .allMatch(step -> drawn.stream().anyMatch(n -> n.name().equals(step) && !n.isAbstract()));
    }

    private List<Pattern> patterns(List<Type> inputs) {
        return inputs.stream().map(type -> {
            List<Test> tests = Stream.of(Test.values()).filter(t -> t.type == type).toList();
            return chance(3) ? Pattern.WILDCARD : new Pattern(Optional.of(pick(tests)), chance(2));
        }).toList();
    }

    private List<String> steps(List<Type> from, List<Type> to) {
        List<String> steps = new ArrayList<>();
        List<Type> at = from;
        for (int left = random.nextInt(4); left > 0; left--) {
            Node step = left == 1 ? step(at, to) : step(at, shape());
            steps.add(step.name());
            at = step.outputs();
        }
        if (!at.equals(to)) {
            steps.add(step(at, to).name());
        }
        return steps;
    }

    /** A node that is there already, or a new one. */
    private Node step(List<Type> from, List<Type> to) {
        List<Node> fitting = nodes.stream().filter(n -> n.inputs().equals(from) && n.outputs().equals(to)).toList();
        List<Node> abstracts = fitting.stream().filter(Node::isAbstract).toList();
        if (!abstracts.isEmpty() && chance(2)) {
            return pick(abstracts); // what several nodes share is entered in several contexts
        }
        if (!fitting.isEmpty() && !chance(4)) {
            return pick(fitting);
        }
        Marker marker = chance(8) ? Marker.ASYNC : chance(8) ? Marker.BLOCKING : Marker.NONE;
        Node made = new Node("C" + concretes++, from, to, marker, true, locks(), List.of());
        nodes.add(made);
        return made;
    }

    private List<Use> locks() {
        if (chance(2)) {
            return List.of();
        }
        Set<Lock> chosen = new HashSet<>();
        List<Use> uses = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            Lock lock = new Lock(pick(LOCK_NAMES), chance(3));
            if (chosen.add(lock)) {
                uses.add(new Use(lock, !chance(3)));
            }
        }
        return uses;
    }

    private List<String> shuffledLocks() {
        List<String> names = new ArrayList<>(LOCK_NAMES);
        Collections.shuffle(names, random);
        return names;
    }

    private Entry entry(String name, Node target) {
        Optional<String> session = chance(4) ? Optional.of("Who" + name) : Optional.empty();
        int kind = random.nextInt(3);
        if (kind < 2) {
            ofSources.add(new Node(name, List.of(), target.inputs(), Marker.NONE, true, List.of(), List.of()));
            return new Entry(name, kind == 1, session, target.name());
        }
        Node head = new Node(name + "Head", List.of(), pick(shapes), Marker.NONE, true, List.of(), List.of());
        List<String> steps = new ArrayList<>(List.of(head.name()));
        steps.addAll(steps(head.outputs(), target.inputs()));
        ofSources.add(head);
        ofSources.add(new Node(name, List.of(), target.inputs(), Marker.NONE, true,
                List.of(), List.of(new Variant(List.of(), steps))));
        return new Entry(name, false, session, target.name());
    }

    private Rule rule(List<String> inFlows) {
        List<String> path = new ArrayList<>();
        for (int i = chance(2) ? 0 : random.nextInt(3); i > 0; i--) {
            path.add(chance(3) ? Model.ANY : pick(inFlows));
        }
        boolean any = chance(5);
        Node target = chance(8) ? pick(ofSources) : pick(nodes);
        List<Type> inputs = any ? List.of() : target.inputs();
        path.add(any ? Model.ANY : target.name());
        if (chance(2)) {
            return new Rule(path, "H" + random.nextInt(3));
        }
        String name = "G" + handlers.size();
        List<Type> outputs = chance(2) ? List.of() : shape();
        handlers.add(chance(2) ? abstractNode(name, inputs, outputs)
                : new Node(name, inputs, outputs, Marker.NONE, true, locks(), List.of()));
        return new Rule(path, name);
    }

    /** Session functions where session locks are reached, and no session locks where there is no session yet. */
    private static Model withSessions(Model model) {
        Set<String> without = new HashSet<>();
        for (Entry entry : model.entries()) {
            Set<String> below = model.below(List.of(entry.node()));
            without.addAll(below);
            without.addAll(model.handlersOf(below, !entry.isPush()));
        }
        List<Node> nodes = model.nodes().stream().map(n -> without.contains(n.name()) ? ofProgram(n) : n).toList();
        Model result = new Model(model.entries(), nodes, model.rules(), model.settings());
        List<Entry> entries = result.entries().stream().map(e -> {
            Set<String> reached = new HashSet<>(result.below(List.of(e.target())));
            reached.addAll(result.handlersOf(Set.copyOf(reached), true));
            boolean needed = result.anyUse(reached, u -> u.lock().ofSession());
            return e.session().isPresent() || !needed ? e : new Entry(e.node(), e.isPush(), Optional.of("Who" + e.node()), e.target());
        }).toList();
        return new Model(entries, nodes, model.rules(), model.settings());
    }

    private static Node ofProgram(Node node) {
        Set<Lock> seen = new HashSet<>();
        List<Use> locks = node.locks().stream().map(u -> new Use(new Lock(u.lock().name(), false), u.write()))
                .filter(u -> seen.add(u.lock())).toList();
        return new Node(node.name(), node.inputs(), node.outputs(), node.marker(), node.isDeclared(), locks, node.variants());
    }

    private List<Type> shape() {
        return chance(6) ? List.of() : pick(shapes);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
