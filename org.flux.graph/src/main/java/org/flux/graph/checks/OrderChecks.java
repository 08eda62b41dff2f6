// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Pragmas.LockOrderRule;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.locks.Elevator;
import org.flux.graph.locks.LockOrder;
import org.flux.graph.locks.LockOrders;
import org.flux.graph.locks.LockOrders.Pin;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.PragmaDecl;
import org.flux.graph.syntax.SourceRange;

/** Judges the lock order: pins that cause elevations, and whether another order would save some. */
final class OrderChecks {
    private final ProgramGraph graph;
    private final LockSchedule schedule;
    private final LockOrders orders;
    private final Elevator elevator;
    private final List<String> roots;

    OrderChecks(ProgramGraph graph, LockSchedule schedule, LockOrders orders, Elevator elevator, List<String> roots) {
        this.graph = graph;
        this.schedule = schedule;
        this.orders = orders;
        this.elevator = elevator;
        this.roots = roots;
    }

    List<Diagnostic> findings() {
        List<Diagnostic> findings = new ArrayList<>(orders.findings());
        findings.addAll(pinsAgainstNesting());
        couldSave().ifPresent(findings::add);
        return findings;
    }

    private List<Diagnostic> pinsAgainstNesting() {
        List<Diagnostic> findings = new ArrayList<>();
        Set<String> reported = new LinkedHashSet<>();
        if (graph.lockOrders().isEmpty()) {
            return findings;
        }
        for (Elevation elevation : schedule.elevations()) {
            for (Constraint outer : graph.nodes().get(elevation.node()).constraints()) {
                String inner = elevation.lock().name();
                List<Pin> chain = elevation.kind() == Kind.ELEVATION ? orders.pinsBetween(inner, outer.lock().name()) : List.of();
                if (!chain.isEmpty() && reported.add(inner + "<" + outer.lock().name())) {
                    findings.add(against(chain, elevation, outer));
                }
            }
        }
        return findings;
    }

    private Diagnostic against(List<Pin> chain, Elevation elevation, Constraint outer) {
        String declares = elevation.witness().getLast();
        SourceRange needed = graph.nodes().get(declares).constraints().stream().filter(c -> c.lock().equals(elevation.lock()))
                .findFirst().orElseThrow().range();
        Diagnostic finding = Diagnostic.of(Code.ORDER_AGAINST_NESTING, chain.getFirst().range(),
                "`order " + elevation.lock().name() + " < " + outer.lock().name() + "` is against the nesting: `" + elevation.node()
                + "` takes `" + outer.lock() + "` before `" + declares + "` inside it needs `" + elevation.lock() + "`")
                .related(outer.range(), "`" + elevation.node() + "` takes `" + outer.lock() + "`")
                .related(needed, "`" + declares + "` needs `" + elevation.lock() + "`");
        for (Pin pin : chain.subList(1, chain.size())) {
            finding = finding.related(pin.range(), "`" + pin + "` is declared here");
        }
        return chain.getFirst().without().isEmpty() ? finding
                : finding.suggest("Remove `" + chain.getFirst() + "`", chain.getFirst().without().get());
    }

    private Optional<Diagnostic> couldSave() {
        long now = elevations(schedule);
        if (now == 0 || graph.pragmas().lockOrder() == LockOrderRule.INFERRED) {
            return Optional.empty();
        }
        LockOrder best = orders.best();
        long then = elevations(elevator.schedule(best, roots));
        if (then >= now) {
            return Optional.empty();
        }
        List<String> chain = chain(best);
        Elevation first = schedule.elevations().stream().filter(e -> e.kind() == Kind.ELEVATION).findFirst().orElseThrow();
        String order = String.join(" < ", chain);
        String shown = chain.size() < 2 ? "inferred" : chain.size() <= Related.MOST ? "`" + order + "`"
                : "`" + String.join(" < ", chain.subList(0, Related.MOST)) + " < ...`";
        Diagnostic finding = Diagnostic.of(Code.ORDER_COULD_SAVE,
                graph.nodes().get(first.node()).constraints().getFirst().range(),
                "The lock order " + shown + " would save " + (now - then) + " of " + now + (now == 1 ? " elevation" : " elevations"));
        for (String node : schedule.elevations().stream().filter(e -> e.kind() == Kind.ELEVATION).map(Elevation::node).distinct().skip(1)
                .limit(Related.MOST).toList()) {
            finding = finding.related(graph.nodes().get(node).constraints().getFirst().range(), "`" + node + "` is elevated, too");
        }
        if (chain.size() > 1 && elevations(elevator.schedule(orders.pinned(chain), roots)) == then) {
            String what = chain.size() <= Related.MOST ? "`order " + order + "`" : "the order of " + chain.size() + " locks";
            finding = finding.suggest("Declare " + what, Edits.element(graph.root(), "order " + order + ";"));
        }
        return Optional.of(pragma(finding));
    }

    private static long elevations(LockSchedule schedule) {
        return schedule.elevations().stream().filter(e -> e.kind() == Kind.ELEVATION).count();
    }

    /** The part of the better order that differs from the present one, as names. */
    private List<String> chain(LockOrder best) {
        List<String> present = names(schedule.order());
        List<String> better = names(best);
        int from = 0;
        int to = better.size();
        while (from < to && present.get(from).equals(better.get(from))) {
            from++;
        }
        while (to > from && present.get(to - 1).equals(better.get(to - 1))) {
            to--;
        }
        return better.subList(from, to);
    }

    private static List<String> names(LockOrder order) {
        return order.locks().stream().map(Lock::name).distinct().toList();
    }

    private Diagnostic pragma(Diagnostic finding) {
        String title = "Let the compiler infer the lock order";
        for (var declaration : graph.root().declarations()) {
            if (declaration instanceof PragmaDecl pragma && pragma.name().text().equals("lockorder") && pragma.value().isPresent()) {
                return finding.suggest(title, pragma.value().get().range(), "inferred");
            }
        }
        return finding.suggest(title, Edits.element(graph.root(), "pragma lockorder = inferred;"));
    }
}
