// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.Modifier;

/** Suspicious uses of locks: superfluous, of two scopes, without a writer, held while something blocks. */
final class LockUseChecks {
    private final ProgramGraph graph;
    private final CallGraph calls;
    private final LockSchedule schedule;
    private final List<Diagnostic> findings = new ArrayList<>();

    private LockUseChecks(ProgramGraph graph, CallGraph calls, LockSchedule schedule) {
        this.graph = graph;
        this.calls = calls;
        this.schedule = schedule;
    }

    static List<Diagnostic> of(ProgramGraph graph, CallGraph calls, LockSchedule schedule) {
        LockUseChecks checks = new LockUseChecks(graph, calls, schedule);
        checks.alreadyHeld();
        checks.scopesAndReaders();
        checks.blocking();
        return checks.findings;
    }

    private void alreadyHeld() {
        Set<Lock> elevated = new HashSet<>();
        schedule.elevations().forEach(e -> elevated.add(e.lock()));
        for (Node node : graph.nodes().values()) {
            List<SortedMap<Lock, LockMode>> contexts = schedule.contexts().getOrDefault(node.name(), List.of());
            for (Constraint constraint : node.constraints()) {
                LockMode mode = schedule.effective().get(node.name()).get(constraint.lock());
                boolean held = !contexts.isEmpty() && contexts.stream()
                        .allMatch(h -> h.get(constraint.lock()) != null && h.get(constraint.lock()).compareTo(mode) >= 0);
                if (held && !elevated.contains(constraint.lock())) {
                    findings.add(Diagnostic.of(Code.LOCK_ALREADY_HELD, constraint.range(),
                            "`" + constraint.lock() + "` is already held wherever `" + node.name() + "` is entered"));
                }
            }
        }
    }

    private void scopesAndReaders() {
        Map<Lock, Constraint> firsts = new LinkedHashMap<>();
        Set<Lock> written = new HashSet<>();
        for (Node node : graph.nodes().values()) {
            for (Constraint constraint : node.constraints()) {
                firsts.putIfAbsent(constraint.lock(), constraint);
                if (constraint.mode() == LockMode.WRITE) {
                    written.add(constraint.lock());
                }
            }
        }
        Map<String, Constraint> byName = new HashMap<>();
        firsts.values().stream().sorted(java.util.Comparator.comparing(Constraint::lock, Lock.ALPHABETICAL)).forEach(constraint -> {
            Constraint other = byName.putIfAbsent(constraint.lock().name(), constraint);
            if (other != null) {
                findings.add(Diagnostic.of(Code.TWO_SCOPES, constraint.range(),
                        "`" + constraint.lock().name() + "` is both a program lock and a session lock; these do not exclude each other")
                        .related(other.range(), "a program lock here"));
            }
            if (!written.contains(constraint.lock())) {
                findings.add(Diagnostic.of(Code.READER_WITHOUT_WRITER, constraint.range(),
                        "`" + constraint.lock() + "` is only read and never written, so the lock has no effect"));
            }
        });
    }

    /** A node's own constraint on a blocking node is its author's decision; a lock held around one may come as a surprise. */
    private void blocking() {
        Map<String, String> inside = new HashMap<>();
        for (String name : calls.postOrder()) {
            Node node = graph.nodes().get(name);
            if (node.modifier() == Modifier.BLOCKING) {
                inside.put(name, name);
                continue;
            }
            calls.children(name).stream().map(inside::get).filter(java.util.Objects::nonNull).findFirst()
                    .ifPresent(b -> inside.put(name, b));
        }
        for (Node node : graph.nodes().values()) {
            String blocking = inside.get(node.name());
            if (blocking != null && !blocking.equals(node.name()) && !node.constraints().isEmpty()) {
                Constraint constraint = node.constraints().getFirst();
                findings.add(Diagnostic.of(Code.HELD_ACROSS_BLOCKING, constraint.range(),
                        "`" + node.name() + "` holds `" + constraint.lock() + "` while `" + blocking + "` inside it blocks")
                        .related(graph.nodes().get(blocking).range(), "declared `blocking` here"));
            }
        }
    }
}
