// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flux.generator.random.Interpreter.Account;
import org.flux.generator.random.Interpreter.End;
import org.flux.generator.random.Model.Marker;
import org.flux.generator.random.Model.Node;
import org.flux.generator.random.Model.Use;
import org.flux.generator.testing.Programs;
import org.flux.graph.analysis.Analysis;
import org.junit.jupiter.api.Test;

/** What the random programs have in them: a property says nothing about what is never drawn. */
class DrawingTest {
    private static final int PROGRAMS = 200;
    /** How many programs have each of the features at least. */
    private static final int ENOUGH = 10;

    private final List<Model> models;

    DrawingTest() {
        Random random = new Random(2006);
        models = IntStream.range(0, PROGRAMS).mapToObj(i -> Drawing.draw(random)).toList();
    }

    @Test
    void programsHaveEveryConstruct() {
        Map<String, Predicate<Model>> features = new TreeMap<>();
        features.put("a push source", m -> m.entries().stream().anyMatch(e -> e.isPush()));
        features.put("an abstract source", m -> m.entries().stream().anyMatch(e -> m.node(e.node()).isAbstract()));
        features.put("several sources", m -> m.entries().size() > 1);
        features.put("a session lock", m -> uses(m).anyMatch(u -> u.lock().ofSession()));
        features.put("a reader", m -> uses(m).anyMatch(u -> !u.write()));
        features.put("two scopes", m -> uses(m).anyMatch(u -> uses(m).anyMatch(v -> v.lock().name().equals(u.lock().name())
                && v.lock().ofSession() != u.lock().ofSession())));
        features.put("an asynchronous node", m -> m.nodes().stream().anyMatch(n -> n.marker() == Marker.ASYNC));
        features.put("a blocking node", m -> m.nodes().stream().anyMatch(n -> n.marker() == Marker.BLOCKING));
        features.put("the identity", m -> m.nodes().stream().flatMap(n -> n.variants().stream()).anyMatch(v -> v.steps().isEmpty()));
        features.put("a choice by several arguments", m -> m.nodes().stream().flatMap(n -> n.variants().stream())
                .anyMatch(v -> v.patterns().stream().filter(p -> p.test().isPresent()).count() > 1));
        features.put("a shared callee", m -> m.nodes().stream().filter(Node::isAbstract).anyMatch(n -> callers(m, n) > 1));
        features.put("an inferred signature", m -> m.nodes().stream().anyMatch(n -> !n.isDeclared()));
        features.put("a handler with a path", m -> m.rules().stream().anyMatch(r -> r.path().size() > 1));
        features.put("a handler of any failure", m -> m.rules().stream().anyMatch(r -> r.isForAny()));
        features.put("an external handler", m -> m.rules().stream().anyMatch(r -> m.find(r.handler()).isEmpty()));
        features.put("an abstract handler with locks", m -> m.rules().stream().flatMap(r -> m.find(r.handler()).stream())
                .anyMatch(n -> n.isAbstract() && !Interpreter.locksOf(m, Set.of(n.name())).isEmpty()));
        features.put("pragma nomatch = drop", m -> m.settings().dropsWithoutMatch());
        features.put("pragma lockorder = inferred", m -> m.settings().infersOrder());
        features.put("an order", m -> ModelText.of(m).contains("\norder "));
        Map<String, Predicate<Analysis>> ofAnalysis = new TreeMap<>();
        ofAnalysis.put("an elevated node", a -> !a.locks().elevations().isEmpty());
        ofAnalysis.put("a node with several contexts", a -> a.locks().contexts().values().stream().anyMatch(c -> c.size() > 1));
        List<Analysis> analyses = models.stream().map(m -> Programs.analyse("random.flux", ModelText.of(m))).toList();
        features.forEach((name, has) -> assertThat(models.stream().filter(has).count()).as(name).isGreaterThan(ENOUGH));
        ofAnalysis.forEach((name, has) -> assertThat(analyses.stream().filter(has).count()).as(name).isGreaterThan(ENOUGH));
    }

    @Test
    void trialsEndInEveryWay() {
        List<Account> accounts = new ArrayList<>();
        models.forEach(m -> Trial.of(m).forEach(t -> accounts.add(Interpreter.account(m, t))));
        Set<End> ends = new HashSet<>();
        Set<End> endsOfSources = new HashSet<>();
        accounts.forEach(a -> ends.add(a.end()));
        accounts.forEach(a -> endsOfSources.add(a.sourceEnd()));
        assertThat(ends).containsExactlyInAnyOrder(End.values());
        assertThat(endsOfSources).contains(End.COMPLETED, End.HANDLED, End.FAILED, End.DROPPED);
        assertThat(accounts).anyMatch(a -> !a.handlerTrails().isEmpty());
    }

    @Test
    void reductionsArePruned() {
        assertThat(models.stream().limit(20).flatMap(Reductions::of)).allMatch(m -> m.equals(m.pruned()));
    }

    private static Stream<Use> uses(Model model) {
        return model.nodes().stream().flatMap(n -> n.locks().stream());
    }

    private static long callers(Model model, Node node) {
        return model.nodes().stream().flatMap(Node::callees).filter(node.name()::equals).count();
    }
}
