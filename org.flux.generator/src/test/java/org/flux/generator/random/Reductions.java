// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Lock;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Pattern;
import org.flux.generator.random.Model.Rule;
import org.flux.generator.random.Model.Settings;
import org.flux.generator.random.Model.Type;
import org.flux.generator.random.Model.Use;
import org.flux.generator.random.Model.Variant;

/** Programs that are a little smaller than a given one, the boldest cuts first. Some of them may have errors. */
final class Reductions {
    private final Model model;

    private Reductions(Model model) {
        this.model = model;
    }

    static Stream<Model> of(Model model) {
        Reductions reductions = new Reductions(model);
        return Stream.of(reductions.entries(), reductions.bodies(), reductions.rules(), reductions.variants(), reductions.steps(),
                reductions.locks(), reductions.patterns(), reductions.settings(), reductions.markers(), reductions.types())
                .flatMap(s -> s).map(Model::pruned).filter(m -> !m.equals(model));
    }

    private Stream<Model> entries() {
        Stream<Model> fewer = model.entries().size() == 1 ? Stream.of()
                : without(model.entries()).map(e -> new Model(e, model.nodes(), model.rules(), model.settings()));
        Stream<Model> simpler = each(model.entries(), this::simpler)
                .map(e -> new Model(e, model.nodes(), model.rules(), model.settings()));
        return Stream.concat(fewer, simpler);
    }

    private Stream<Entry> simpler(Entry entry) {
        Stream<Entry> plain = Stream.of(new Entry(entry.node(), false, Optional.empty(), entry.target()),
                new Entry(entry.node(), entry.isPush(), Optional.empty(), entry.target()),
                new Entry(entry.node(), false, entry.session(), entry.target()));
        List<Type> inputs = model.node(entry.target()).inputs();
        Stream<Entry> deeper = model.node(entry.target()).callees().distinct().filter(c -> model.node(c).inputs().equals(inputs))
                .map(c -> new Entry(entry.node(), entry.isPush(), entry.session(), c));
        return Stream.concat(deeper, plain.filter(e -> !e.equals(entry)));
    }

    /** Concrete instead of abstract nodes; a source's node becomes its own head. */
    private Stream<Model> bodies() {
        return nodes(node -> node.isAbstract() ? Stream.of(with(node, List.of(), node.locks(), Marker.NONE)) : Stream.of());
    }

    private Stream<Model> rules() {
        Stream<List<Rule>> fewer = without(model.rules());
        Stream<List<Rule>> shorter = each(model.rules(), rule -> IntStream.range(0, rule.path().size() - 1)
                .mapToObj(i -> new Rule(withoutAt(rule.path(), i), rule.handler())));
        return Stream.concat(fewer, shorter).map(r -> new Model(model.entries(), model.nodes(), r, model.settings()));
    }

    private Stream<Model> variants() {
        return nodes(node -> {
            Stream<Node> fewer = node.variants().size() < 2 ? Stream.of() : without(node.variants()).map(v -> with(node, v));
            Stream<Node> untyped = node.variants().size() == 1 && !node.variants().getFirst().patterns().isEmpty()
                    ? Stream.of(with(node, List.of(new Variant(List.of(), node.variants().getFirst().steps())))) : Stream.of();
            return Stream.concat(fewer, untyped);
        });
    }

    /** Leaves out steps between equal types, or puts a step's own steps in its place. */
    private Stream<Model> steps() {
        return nodes(node -> each(node.variants(), variant -> Stream.concat(fewerSteps(variant), inlined(variant)))
                .map(v -> with(node, v)));
    }

    private Stream<Variant> fewerSteps(Variant variant) {
        List<String> steps = variant.steps();
        return IntStream.range(0, steps.size()).boxed().flatMap(from -> IntStream.rangeClosed(from + 1, steps.size()).boxed()
                .sorted(Comparator.reverseOrder())
                .filter(to -> model.node(steps.get(from)).inputs().equals(model.node(steps.get(to - 1)).outputs()))
                .map(to -> {
                    List<String> left = new ArrayList<>(steps.subList(0, from));
                    left.addAll(steps.subList(to, steps.size()));
                    return new Variant(variant.patterns(), left);
                }));
    }

    private Stream<Variant> inlined(Variant variant) {
        List<String> steps = variant.steps();
        return IntStream.range(0, steps.size()).boxed().flatMap(i -> model.node(steps.get(i)).variants().stream().map(inner -> {
            List<String> all = new ArrayList<>(steps.subList(0, i));
            all.addAll(inner.steps());
            all.addAll(steps.subList(i + 1, steps.size()));
            return new Variant(variant.patterns(), all);
        }));
    }

    private Stream<Model> locks() {
        return nodes(node -> {
            Stream<List<Use>> fewer = without(node.locks());
            Stream<List<Use>> simpler = each(node.locks(), use -> Stream.of(new Use(use.lock(), true),
                    new Use(new Lock(use.lock().name(), false), use.write())).filter(u -> !u.equals(use) && !declares(node, u)));
            return Stream.concat(fewer, simpler).map(locks -> with(node, node.variants(), locks, node.marker()));
        });
    }

    private static boolean declares(Node node, Use use) {
        return node.locks().stream().filter(u -> u.lock().equals(use.lock())).count() > 1;
    }

    private Stream<Model> patterns() {
        return nodes(node -> each(node.variants(), variant -> each(variant.patterns(),
                p -> p.test().isEmpty() ? Stream.of() : p.negated() ? Stream.of(Pattern.WILDCARD, new Pattern(p.test(), false))
                        : Stream.of(Pattern.WILDCARD))
                .map(p -> new Variant(p, variant.steps()))).map(v -> with(node, v)));
    }

    private Stream<Model> settings() {
        Settings s = model.settings();
        return Stream.of(new Settings(false, s.infersOrder(), s.order()), new Settings(s.dropsWithoutMatch(), false, s.order()),
                new Settings(s.dropsWithoutMatch(), s.infersOrder(), List.of()))
                .map(settings -> new Model(model.entries(), model.nodes(), model.rules(), settings));
    }

    private Stream<Model> markers() {
        return nodes(node -> node.marker() == Marker.NONE && node.isDeclared() ? Stream.of()
                : Stream.of(new Node(node.name(), node.inputs(), node.outputs(), Marker.NONE, true, node.locks(), node.variants())));
    }

    /** One {@code int} wherever there are several values or others. */
    private Stream<Model> types() {
        return Stream.of(new Model(model.entries(), model.nodes().stream().map(this::plain).toList(), model.rules(), model.settings()));
    }

    private Node plain(Node node) {
        List<Variant> variants = node.variants().stream().map(v -> new Variant(v.patterns().isEmpty() ? List.of()
                : List.of(v.patterns().stream().filter(p -> p.test().filter(t -> t.type == Type.INT).isPresent()).findFirst()
                        .orElse(Pattern.WILDCARD)), v.steps())).toList();
        return new Node(node.name(), plain(node.inputs()), plain(node.outputs()), node.marker(), node.isDeclared(), node.locks(), variants);
    }

    private static List<Type> plain(List<Type> types) {
        return types.isEmpty() ? types : List.of(Type.INT);
    }

    private Stream<Model> nodes(Function<Node, Stream<Node>> simpler) {
        return each(model.nodes(), simpler).map(nodes -> new Model(model.entries(), nodes, model.rules(), model.settings()));
    }

    private static Node with(Node node, List<Variant> variants) {
        return with(node, variants, node.locks(), node.marker());
    }

    private static Node with(Node node, List<Variant> variants, List<Use> locks, Marker marker) {
        return new Node(node.name(), node.inputs(), node.outputs(), marker, node.isDeclared() || variants.isEmpty(), locks, variants);
    }

    /** The list with one element replaced, in every way. */
    private static <T> Stream<List<T>> each(List<T> list, Function<T, Stream<T>> instead) {
        return IntStream.range(0, list.size()).boxed().flatMap(i -> instead.apply(list.get(i)).map(e -> {
            List<T> changed = new ArrayList<>(list);
            changed.set(i, e);
            return changed;
        }));
    }

    /** The list with one element left out, in every way. */
    private static <T> Stream<List<T>> without(List<T> list) {
        return IntStream.range(0, list.size()).mapToObj(i -> withoutAt(list, i));
    }

    private static <T> List<T> withoutAt(List<T> list, int index) {
        List<T> changed = new ArrayList<>(list);
        changed.remove(index);
        return changed;
    }
}
