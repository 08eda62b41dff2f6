// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.locks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;

/** The canonical order of a program's locks (rule N7), in its three variants: alphabetical, pinned, inferred. */
public final class LockOrders {
    private final List<Lock> locks;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    /** By the first name, then by the second. */
    private final Map<String, Map<String, Pin>> pins = new LinkedHashMap<>();
    private final List<OrderSearch.Demand> demands;
    private final List<Diagnostic> findings = new ArrayList<>();

    public LockOrders(ProgramGraph graph, Needs needs) {
        this.locks = needs.locks();
        for (int i = 0; i < locks.size(); i++) {
            byName.computeIfAbsent(locks.get(i).name(), n -> new ArrayList<>()).add(i);
        }
        graph.lockOrders().forEach(this::pins);
        demands = demands(graph, needs);
    }

    private void pins(OrderDecl order) {
        List<Name> known = order.locks().stream().filter(n -> byName.containsKey(n.text())).toList();
        for (int i = 0; i + 1 < known.size(); i++) {
            pin(new Pin(order, known.get(i), known.get(i + 1)));
        }
    }

    /** A pin that contradicts the pins before it is reported and dropped. */
    private void pin(Pin pin) {
        if (pin.first().text().equals(pin.second().text())) {
            findings.add(Diagnostic.of(Code.ORDER_CYCLIC, pin.range(), "`" + pin.first() + "` cannot come before itself")
                    .suggest("Remove `" + pin.second() + "` here", Edits.without(pin.order(), pin.second())));
            return;
        }
        List<Pin> opposite = pinsBetween(pin.second().text(), pin.first().text());
        if (opposite.isEmpty()) {
            pins.computeIfAbsent(pin.first().text(), n -> new LinkedHashMap<>()).putIfAbsent(pin.second().text(), pin);
            return;
        }
        String ring = opposite.stream().map(p -> p.first().text() + " < ").collect(Collectors.joining());
        Diagnostic finding = Diagnostic.of(Code.ORDER_CYCLIC, pin.range(),
                "The lock order goes round in a ring: `" + ring + pin + "`");
        for (Pin other : opposite) {
            finding = finding.related(other.range(), "`" + other + "` is declared here");
        }
        finding = pin.without().map(edit -> List.of(edit)).map(edits -> new Fix("Remove `" + pin + "`", edits, Applicability.SUGGESTION))
                .map(finding::fix).orElse(finding);
        findings.add(finding.help("take back one of these; `" + pin + "` is left out until then"));
    }

    /** The pins that lead from one name to another, a shortest chain; empty if there is none. */
    public List<Pin> pinsBetween(String from, String to) {
        Map<String, Pin> cameBy = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !cameBy.containsKey(to)) {
            pins.getOrDefault(open.remove(), Map.of()).forEach((next, pin) -> {
                if (!next.equals(from) && cameBy.putIfAbsent(next, pin) == null) {
                    open.add(next);
                }
            });
        }
        List<Pin> chain = new ArrayList<>();
        for (Pin pin = cameBy.get(to); pin != null; pin = cameBy.get(pin.first().text())) {
            chain.addFirst(pin);
        }
        return chain;
    }

    /** Each node demands that all it declares comes before what is needed below it; what does not is an elevation. */
    private static List<OrderSearch.Demand> demands(ProgramGraph graph, Needs needs) {
        List<OrderSearch.Demand> demands = new ArrayList<>();
        for (int node = 0; node < graph.nodes().size(); node++) {
            LockTrie declared = LockTrie.EMPTY;
            for (Constraint constraint : graph.nodes().node(node).constraints()) {
                declared = declared.or(LockTrie.of(needs.rank(constraint.lock()), LockMode.WRITE));
            }
            LockTrie below = needs.below(node).without(declared);
            if (!declared.isEmpty() && !below.isEmpty()) {
                demands.add(new OrderSearch.Demand(declared, below));
            }
        }
        return demands;
    }

    /** The order that the program asks for. */
    public LockOrder of(LockOrderRule rule) {
        return rule == LockOrderRule.INFERRED ? search(demands) : search(List.of());
    }

    /** The order that needs the fewest elevations, whatever rule the program asks for; its pins are respected. */
    public LockOrder best() {
        return search(demands);
    }

    /** The alphabetical order with the program's pins and a further one: a chain of lock names that does not contradict them. */
    public LockOrder pinned(List<String> chain) {
        List<Set<Integer>> before = scopes();
        pins.forEach((first, seconds) -> seconds.keySet().forEach(second -> require(first, second, before)));
        for (int i = 0; i + 1 < chain.size(); i++) {
            require(chain.get(i), chain.get(i + 1), before);
        }
        return order(new OrderSearch(locks.size(), List.of(), before));
    }

    private LockOrder search(List<OrderSearch.Demand> wanted) {
        List<Set<Integer>> before = scopes();
        pins.forEach((first, seconds) -> seconds.keySet().forEach(second -> require(first, second, before)));
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

    /** Two names that an order declaration puts one after the other, names of no lock between them left out. */
    public record Pin(OrderDecl order, Name first, Name second) {
        /** Both names, where they stand. */
        public SourceRange range() {
            return first.range().to(second.range());
        }

        /** What takes back this pin and nothing else; empty where names of no lock stand between. */
        public Optional<Edit> without() {
            int at = order.locks().indexOf(first);
            boolean adjacent = order.locks().get(at + 1).equals(second);
            return adjacent ? Optional.of(Edits.without(order, at)) : Optional.empty();
        }

        @Override
        public String toString() {
            return first + " < " + second;
        }
    }
}
