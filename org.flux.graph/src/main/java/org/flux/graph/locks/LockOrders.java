// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Name;

/** The canonical order of a program's locks (rule N7), in its three variants: alphabetical, pinned, inferred. */
public final class LockOrders {
    private final List<Lock> locks;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final Map<String, Set<String>> pins = new LinkedHashMap<>();
    private final Map<OrderSearch.Item, Integer> items;
    private final List<Diagnostic> findings = new ArrayList<>();

    public LockOrders(ProgramGraph graph, Needs needs) {
        this.locks = needs.locks();
        for (int i = 0; i < locks.size(); i++) {
            byName.computeIfAbsent(locks.get(i).name(), n -> new ArrayList<>()).add(i);
        }
        for (List<Name> chain : graph.lockOrders()) {
            List<Name> known = chain.stream().filter(n -> byName.containsKey(n.text())).toList();
            for (int i = 0; i + 1 < known.size(); i++) {
                pin(known.get(i), known.get(i + 1));
            }
        }
        items = items(graph, needs);
    }

    /** A pin that contradicts the pins before it is reported and dropped. */
    private void pin(Name first, Name second) {
        if (leadsTo(second.text(), first.text())) {
            findings.add(Diagnostic.of(Code.ORDER_CYCLIC, first.range().file().equals(second.range().file())
                    ? first.range().to(second.range()) : second.range(),
                    "`" + first + " < " + second + "` contradicts the order declarations before it"));
        } else {
            pins.computeIfAbsent(first.text(), n -> new LinkedHashSet<>()).add(second.text());
        }
    }

    private boolean leadsTo(String from, String to) {
        Set<String> seen = new HashSet<>(Set.of(from));
        List<String> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (name.equals(to)) {
                return true;
            }
            pins.getOrDefault(name, Set.of()).stream().filter(seen::add).forEach(open::add);
        }
        return false;
    }

    /** For each node and each lock needed below it that it does not declare: an elevation unless all it declares comes before that lock. */
    private static Map<OrderSearch.Item, Integer> items(ProgramGraph graph, Needs needs) {
        Map<Lock, Integer> positions = new HashMap<>();
        needs.locks().forEach(l -> positions.put(l, positions.size()));
        Map<OrderSearch.Item, Integer> items = new LinkedHashMap<>();
        for (Node node : graph.nodes().values()) {
            if (!node.constraints().isEmpty()) {
                Set<Integer> declared = node.constraints().stream().map(Constraint::lock).map(positions::get).collect(Collectors.toSet());
                for (Lock lock : needs.below(node.name())) {
                    if (!declared.contains(positions.get(lock))) {
                        items.merge(new OrderSearch.Item(declared, positions.get(lock)), 1, Integer::sum);
                    }
                }
            }
        }
        return items;
    }

    /** The order that the program asks for. */
    public LockOrder of(LockOrderRule rule) {
        return rule == LockOrderRule.INFERRED ? search(items) : search(Map.of());
    }

    /** The order that needs the fewest elevations, whatever rule the program asks for; its pins are respected. */
    public LockOrder best() {
        return search(items);
    }

    /** The alphabetical order with the program's pins and a further one: a chain of lock names that does not contradict them. */
    public LockOrder pinned(List<String> chain) {
        List<Set<Integer>> before = scopes();
        pins.forEach((first, seconds) -> seconds.forEach(second -> require(first, second, before)));
        for (int i = 0; i + 1 < chain.size(); i++) {
            require(chain.get(i), chain.get(i + 1), before);
        }
        return order(new OrderSearch(locks.size(), Map.of(), before));
    }

    private LockOrder search(Map<OrderSearch.Item, Integer> wanted) {
        List<Set<Integer>> before = scopes();
        pins.forEach((first, seconds) -> seconds.forEach(second -> require(first, second, before)));
        return order(new OrderSearch(locks.size(), wanted, before));
    }

    private LockOrder order(OrderSearch search) {
        return new LockOrder(search.order().stream().map(locks::get).toList());
    }

    /** The program lock comes before the session lock of its name. */
    private List<Set<Integer>> scopes() {
        List<Set<Integer>> before = new ArrayList<>();
        locks.forEach(l -> before.add(new LinkedHashSet<>()));
        byName.values().stream().filter(scopes -> scopes.size() == 2).forEach(scopes -> before.get(scopes.get(1)).add(scopes.get(0)));
        return before;
    }

    private void require(String first, String second, List<Set<Integer>> before) {
        byName.get(second).forEach(s -> before.get(s).addAll(byName.get(first)));
    }

    /** Contradictory order declarations. */
    public List<Diagnostic> findings() {
        return List.copyOf(findings);
    }

    /** Whether an order declaration puts one name directly before another. */
    public boolean isPinned(String first, String second) {
        return pins.getOrDefault(first, Set.of()).contains(second);
    }
}
