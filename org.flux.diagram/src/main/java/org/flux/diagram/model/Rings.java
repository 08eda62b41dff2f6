// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flux.diagram.model.Diagram.Ring;
import org.flux.graph.Lock;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.calls.Reachability;
import org.flux.graph.locks.Deadlocks;
import org.flux.graph.locks.Deadlocks.Deadlock;
import org.flux.graph.locks.Deadlocks.Wait;
import org.flux.graph.locks.LockSchedule.Elevation;

/** The rings of a program: deadlocks that it would have as declared, and recursion. */
final class Rings {
    /** Nobody looks at more. */
    private static final int MOST = 12;

    private Rings() {}

    /** @param boxes the box that stands for a node; empty if none does */
    static List<Ring> of(Analysis analysis, CallGraph calls, Function<String, Optional<String>> boxes) {
        List<Ring> rings = new ArrayList<>();
        for (List<String> ring : analysis.recursion()) {
            add(rings, Ring.Kind.RECURSION, ring.stream().map(boxes).toList(), List.of(), String.join(" -> ", ring) + " -> "
                    + ring.getFirst() + ": a node contains itself");
        }
        ProgramGraph graph = analysis.graph();
        Deadlocks deadlocks = Deadlocks.of(graph, calls, analysis.locks(), Reachability.roots(graph, calls, analysis.reachable()));
        Set<Set<String>> seen = new LinkedHashSet<>();
        for (Elevation elevation : analysis.locks().elevations()) {
            Optional<Deadlock> found = rings.size() < MOST ? deadlocks.without(elevation) : Optional.empty();
            found.ifPresent(deadlock -> {
                Wait first = deadlock.first();
                Wait second = deadlock.second();
                List<String> ring = List.of(holder(first, second), first.node(), holder(second, first), second.node());
                if (seen.add(Set.copyOf(ring))) {
                    List<Ring.Wait> waits = new ArrayList<>();
                    wait(first, second, boxes).ifPresent(waits::add);
                    wait(second, first, boxes).ifPresent(waits::add);
                    add(rings, Ring.Kind.DEADLOCK, ring.stream().map(boxes).toList(), waits, text(deadlock));
                }
            });
        }
        return rings;
    }

    private static void add(List<Ring> rings, Ring.Kind kind, List<Optional<String>> boxes, List<Ring.Wait> waits, String text) {
        List<String> known = boxes.stream().flatMap(Optional::stream).distinct().toList();
        if (!known.isEmpty()) {
            rings.add(new Ring("ring:" + (rings.size() + 1), kind, known, waits, text));
        }
    }

    /** Which node of a flow holds what the other one waits for. */
    private static String holder(Wait holding, Wait waiting) {
        return holding.held().get(waiting.lock()).node();
    }

    private static Optional<Ring.Wait> wait(Wait waiting, Wait holding, Function<String, Optional<String>> boxes) {
        return boxes.apply(waiting.node()).flatMap(from -> boxes.apply(holder(holding, waiting)).filter(to -> !to.equals(from))
                .map(to -> new Ring.Wait(from, to, waiting.lock())));
    }

    private static String text(Deadlock deadlock) {
        return "as declared, two flows would wait for each other: " + waits(deadlock.first()) + "; " + waits(deadlock.second())
                + "; taking locks in one order prevents it";
    }

    private static String waits(Wait wait) {
        Map<Lock, Deadlocks.Hold> held = wait.held();
        return "one waits in " + wait.node() + " for " + wait.lock() + " and holds "
                + String.join(", ", held.entrySet().stream().map(entry -> entry.getKey() + " of " + entry.getValue().node()).toList());
    }
}
