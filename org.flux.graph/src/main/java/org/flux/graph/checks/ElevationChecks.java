// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.locks.Deadlocks;
import org.flux.graph.locks.Deadlocks.Deadlock;
import org.flux.graph.locks.Deadlocks.Wait;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.SourceRange;

/**
 * Tells which nodes take more locks than they declare, and why: one finding for all locks that a node is elevated to, one for each reader
 * that is promoted. Where two flows would deadlock otherwise, the finding shows both of them.
 */
final class ElevationChecks {
    private final ProgramGraph graph;
    private final LockSchedule schedule;
    private final Deadlocks deadlocks;
    private final List<Diagnostic> findings = new ArrayList<>();

    private ElevationChecks(ProgramGraph graph, LockSchedule schedule, Deadlocks deadlocks) {
        this.graph = graph;
        this.schedule = schedule;
        this.deadlocks = deadlocks;
    }

    static List<Diagnostic> of(ProgramGraph graph, LockSchedule schedule, Deadlocks deadlocks) {
        ElevationChecks checks = new ElevationChecks(graph, schedule, deadlocks);
        Map<String, List<Elevation>> byNode = new LinkedHashMap<>();
        for (Elevation elevation : schedule.elevations()) {
            if (elevation.kind() == Kind.PROMOTION) {
                checks.promoted(elevation);
            } else {
                byNode.computeIfAbsent(elevation.node(), n -> new ArrayList<>()).add(elevation);
            }
        }
        byNode.values().forEach(checks::elevated);
        return checks.findings;
    }

    private void promoted(Elevation elevation) {
        Constraint declared = constraint(elevation.node(), elevation.lock());
        Optional<Deadlock> deadlock = deadlocks.without(elevation);
        List<String> way = elevation.witness();
        String writer = way.getLast();
        String message = "`" + elevation.node() + "` takes `" + elevation.lock() + "` as a writer, since `" + writer + "` inside it writes"
                + (deadlock.isPresent() ? ": two flows that both read would wait for each other" : "");
        Diagnostic finding = Diagnostic.of(deadlock.isPresent() ? Code.DEADLOCK_PREVENTED : Code.READER_PROMOTED,
                declared.range(), message);
        finding = witness(way(deadlock.isPresent() ? chains(finding, deadlock.get()) : finding, way), elevation, way);
        findings.add(finding.fix("Declare `" + elevation.node() + "` as a writer", declared.range(),
                elevation.lock().written(LockMode.WRITE)));
    }

    private void elevated(List<Elevation> elevations) {
        String node = elevations.getFirst().node();
        Elevation shown = elevations.getFirst();
        Optional<Deadlock> deadlock = Optional.empty();
        for (Elevation elevation : elevations) {
            deadlock = deadlocks.without(elevation);
            if (deadlock.isPresent()) {
                shown = elevation;
                break;
            }
        }
        List<String> way = shown.witness();
        String start = "`" + node + "` is elevated to " + set(schedule.effective().get(node)) + ": ";
        List<Constraint> declared = graph.nodes().get(node).constraints();
        SourceRange place = declared.getFirst().range().file().equals(declared.getLast().range().file())
                && declared.getFirst().range().line() == declared.getLast().range().line()
                ? declared.getFirst().range().to(last(declared).range()) : declared.getFirst().range();
        Diagnostic finding = deadlock.isPresent()
                ? chains(Diagnostic.of(Code.DEADLOCK_PREVENTED, place, start + story(deadlock.get())), deadlock.get())
                : Diagnostic.of(Code.ELEVATED, place, start + reason(shown, way));
        finding = way(finding, way);
        for (Elevation elevation : elevations.subList(0, Math.min(elevations.size(), Related.MOST))) {
            finding = witness(finding, elevation, elevation == shown ? way : elevation.witness());
        }
        String more = elevations.stream().map(e -> e.lock().written(e.mode())).collect(Collectors.joining(", "));
        findings.add(finding.fix("Declare that `" + node + "` also takes " + (elevations.size() <= Related.MOST ? more
                : elevations.size() + " more locks"), last(declared).range().end(), ", " + more));
    }

    private static String set(Map<Lock, LockMode> locks) {
        String shown = locks.entrySet().stream().limit(Related.MOST).map(e -> e.getKey().written(e.getValue()))
                .collect(Collectors.joining(", "));
        return "{" + shown + (locks.size() > Related.MOST ? " and " + (locks.size() - Related.MOST) + " more" : "") + "}";
    }

    private static Constraint last(List<Constraint> declared) {
        return declared.stream().max(Comparator.comparingInt(c -> c.range().offset())).orElseThrow();
    }

    private String reason(Elevation elevation, List<String> way) {
        Lock greatest = graph.nodes().get(elevation.node()).constraints().stream().map(Constraint::lock)
                .max(Comparator.comparingInt(schedule.order()::rank)).orElseThrow();
        return "`" + way.getLast() + "` inside it needs `" + elevation.lock() + "`, which comes before `" + greatest
                + "` in the lock order";
    }

    /** Who holds what while waiting for what. */
    private static String story(Deadlock deadlock) {
        Wait first = deadlock.first();
        Wait second = deadlock.second();
        return "otherwise one flow could " + waiting(first, second.lock()) + ", while another could " + waiting(second, first.lock());
    }

    private static String waiting(Wait wait, Lock held) {
        String holder = wait.held().get(held).node();
        return "hold `" + held + "` " + (holder.equals(wait.node()) ? "and wait for `" + wait.lock() + "` in `" + holder + "`"
                : "in `" + holder + "` and wait for `" + wait.lock() + "` in `" + wait.node() + "`");
    }

    /** Both chains of acquisition that would lock each other out. */
    private Diagnostic chains(Diagnostic finding, Deadlock deadlock) {
        Wait first = deadlock.first();
        Wait second = deadlock.second();
        return chain(chain(finding, "one flow", first, second.lock()), "the other flow", second, first.lock());
    }

    private Diagnostic chain(Diagnostic finding, String flow, Wait wait, Lock wanted) {
        String holder = wait.held().get(wanted).node();
        return finding.related(constraint(holder, wanted).range(), flow + ": `" + holder + "` takes `" + wanted + "`")
                .related(constraint(wait.node(), wait.lock()).range(), flow + ": then `" + wait.node() + "` waits for `" + wait.lock()
                        + "`, holding `" + wanted + "`");
    }

    /** The way from the node down to the one that declares the lock. */
    private Diagnostic way(Diagnostic finding, List<String> way) {
        Diagnostic result = finding;
        for (int i = 0; i + 2 < way.size() && i < Related.MOST; i++) {
            result = result.related(Steps.first(graph, way.get(i), way.get(i + 1)),
                    "`" + way.get(i) + "` contains `" + way.get(i + 1) + "`");
        }
        return result;
    }

    /** Where the lock is declared. */
    private Diagnostic witness(Diagnostic finding, Elevation elevation, List<String> way) {
        String shown = way.size() > Related.MOST ? way.getFirst() + " -> ... -> " + way.getLast() : String.join(" -> ", way);
        SourceRange declared = constraint(way.getLast(), elevation.lock()).range();
        boolean isShown = finding.related().stream().anyMatch(r -> r.range().equals(declared));
        return isShown ? finding : finding.related(declared, shown + " needs `" + elevation.lock().written(elevation.mode()) + "`");
    }

    private Constraint constraint(String name, Lock lock) {
        Node node = graph.nodes().get(name);
        return node.constraints().stream().filter(c -> c.lock().equals(lock)).findFirst().orElseThrow();
    }
}
