// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program as tests think of it.
 *
 * @param nodes callers before callees; the last ones may be handlers
 * @param rules the handlers, in textual order
 */
record Model(List<Entry> entries, List<Node> nodes, List<Rule> rules, Settings settings) {
    static final String ANY = "*";

    enum Type {
        INT("int"), TEXT("String");

        final String java;

        Type(String java) {
            this.java = java;
        }
    }

    enum Test {
        EVEN(Type.INT), THIRD(Type.INT), CALM(Type.TEXT);

        final Type type;

        Test(Type type) {
            this.type = type;
        }
    }

    /** One argument of a pattern; without a test it takes everything. */
    record Pattern(Optional<Test> test, boolean negated) {
        static final Pattern WILDCARD = new Pattern(Optional.empty(), false);
    }

    record Lock(String name, boolean ofSession) {
        @Override
        public String toString() {
            return name + (ofSession ? "(session)" : "");
        }
    }

    /** A lock that a node declares. */
    record Use(Lock lock, boolean write) {}

    enum Marker {
        NONE, BLOCKING, ASYNC
    }

    /**
     * @param patterns of the arguments; empty in a definition without
     * @param steps empty for the identity
     */
    record Variant(List<Pattern> patterns, List<String> steps) {}

    /**
     * @param isDeclared whether the text has a signature; else it is inferred
     * @param variants none for a concrete node
     */
    record Node(String name, List<Type> inputs, List<Type> outputs, Marker marker, boolean isDeclared, List<Use> locks,
            List<Variant> variants) {
        boolean isAbstract() {
            return !variants.isEmpty();
        }

        Stream<String> callees() {
            return variants.stream().flatMap(v -> v.steps().stream());
        }
    }

    /** A handler: that of a node, or an external function where no node has its name. */
    record Rule(List<String> path, String handler) {
        String target() {
            return path.getLast();
        }

        boolean isForAny() {
            return target().equals(ANY);
        }
    }

    /**
     * A source.
     *
     * @param node its node: one that begins every item, or one whose expansion begins with such a node
     * @param session name of its session function
     */
    record Entry(String node, boolean isPush, Optional<String> session, String target) {}

    /** @param order lock names of an {@code order} declaration, or none */
    record Settings(boolean dropsWithoutMatch, boolean infersOrder, List<String> order) {}

    Model {
        entries = List.copyOf(entries);
        nodes = List.copyOf(nodes);
        rules = List.copyOf(rules);
    }

    Optional<Node> find(String name) {
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst();
    }

    Node node(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no node " + name));
    }

    /** The concrete node that an entry's items begin with. */
    Node head(Entry entry) {
        Node node = node(entry.node());
        while (node.isAbstract()) {
            node = node(node.callees().findFirst().orElseThrow());
        }
        return node;
    }

    /** The nodes in the expansions of some nodes, these included. */
    Set<String> below(Collection<String> roots) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(roots);
        while (!left.isEmpty()) {
            String name = left.remove();
            find(name).filter(n -> seen.add(name)).ifPresent(n -> n.callees().forEach(left::add));
        }
        return seen;
    }

    /**
     * The nodes that answer for failures of some nodes, with their expansions.
     *
     * @param orAny whether handlers of any node count
     */
    Set<String> handlersOf(Set<String> failing, boolean orAny) {
        return below(rules.stream().filter(r -> r.isForAny() ? orAny : failing.contains(r.target())).map(Rule::handler).toList());
    }

    boolean anyUse(Collection<String> among, Predicate<Use> which) {
        return nodes.stream().filter(n -> among.contains(n.name())).flatMap(n -> n.locks().stream()).anyMatch(which);
    }

    /** Without what nothing uses. */
    Model pruned() {
        List<String> roots = Stream.concat(entries.stream().flatMap(e -> Stream.of(e.node(), e.target())),
                rules.stream().map(Rule::handler)).toList();
        Set<String> live = below(roots);
        List<Rule> kept = rules.stream()
                .filter(r -> r.path().stream().allMatch(e -> e.equals(ANY) || live.contains(e))).toList();
        Model result = new Model(entries, nodes.stream().filter(n -> live.contains(n.name())).toList(), kept, settings);
        return result.equals(this) ? this : result.pruned();
    }

    @Override
    public String toString() {
        return ModelText.of(this);
    }
}
