// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flux.graph.Constraint;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Name;

/** Suspicious uses of locks: superfluous, of two scopes, without a writer, held while something blocks. */
final class LockUseChecks {
    private static final int MAX_BLOCKING = 4;
    private static final int MAX_FIXES = 3;
    /** Nodes that are looked through for the holders of a lock. */
    private static final int MAX_LOOKED = 1_000;

    private final ProgramGraph graph;
    private final CallGraph calls;
    private final LockSchedule schedule;
    private final LockPlaces places;
    /** The names in order declarations. */
    private final Set<String> ordered;
    private final List<Diagnostic> findings = new ArrayList<>();

    private LockUseChecks(ProgramGraph graph, CallGraph calls, LockSchedule schedule) {
        this.graph = graph;
        this.calls = calls;
        this.schedule = schedule;
        this.places = new LockPlaces(graph);
        this.ordered = graph.lockOrders().stream().flatMap(o -> o.locks().stream()).map(Name::text).collect(Collectors.toSet());
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
            List<SortedMap<Lock, LockMode>> contexts = node.constraints().isEmpty() ? List.of()
                    : schedule.contexts().getOrDefault(node.name(), List.of());
            for (Constraint constraint : node.constraints()) {
                LockMode mode = schedule.effective().get(node.name()).get(constraint.lock());
                boolean held = !contexts.isEmpty() && contexts.stream()
                        .allMatch(h -> h.get(constraint.lock()) != null && h.get(constraint.lock()).compareTo(mode) >= 0);
                if (held && !elevated.contains(constraint.lock())) {
                    findings.add(alreadyHeld(node, constraint));
                }
            }
        }
    }

    private Diagnostic alreadyHeld(Node node, Constraint constraint) {
        List<String> holders = holders(node.name(), constraint.lock());
        Diagnostic finding = Diagnostic.of(Code.LOCK_ALREADY_HELD, constraint.range(), "`" + constraint.lock()
                + "` is already held wherever `" + node.name() + "` is entered"
                + (holders.size() == 1 ? ", by `" + holders.getFirst() + "` around it" : ""));
        for (String holder : holders) {
            finding = finding.related(graph.nodes().get(holder).constraints().stream()
                    .filter(c -> c.lock().equals(constraint.lock())).findFirst().orElseThrow().range(), "`" + holder + "` takes it here");
        }
        return finding.suggest("Remove `" + constraint.lock().written(constraint.mode()) + "` here", places.without(constraint));
    }

    /** The nearest nodes around one that declare a lock, up to what anybody reads. */
    private List<String> holders(String node, Lock lock) {
        Set<String> seen = new LinkedHashSet<>(calls.callers(node));
        List<String> holders = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(seen);
        for (int looked = 0; !open.isEmpty() && holders.size() < Related.MOST && looked < MAX_LOOKED; looked++) {
            String around = open.remove();
            if (schedule.needs().declared(around, lock) != null) {
                holders.add(around);
            } else {
                calls.callers(around).stream().filter(seen::add).forEach(open::add);
            }
        }
        return holders;
    }

    private void scopesAndReaders() {
        Set<Lock> locks = new TreeSet<>(schedule.needs().locks());
        for (Lock lock : locks) {
            List<LockPlaces.Use> uses = places.of(lock);
            Lock program = new Lock(lock.name(), LockScope.PROGRAM);
            if (lock.scope() == LockScope.SESSION && locks.contains(program)) {
                twoScopes(lock, uses, places.of(program));
            }
            if (uses.stream().allMatch(u -> u.constraint().mode() == LockMode.READ)) {
                readOnly(lock, uses);
            }
        }
    }

    private void twoScopes(Lock lock, List<LockPlaces.Use> session, List<LockPlaces.Use> program) {
        Diagnostic finding = Diagnostic.of(Code.TWO_SCOPES, session.getFirst().constraint().range(),
                "`" + lock.name() + "` is both a program lock and a session lock; these do not exclude each other");
        finding = show(finding, program, "a program lock in");
        finding = show(finding, session.subList(1, session.size()), "a session lock in");
        Lock renamed = new Lock(lock.name() + "OfSession", LockScope.SESSION);
        boolean free = places.of(renamed).isEmpty() && places.of(new Lock(renamed.name(), LockScope.PROGRAM)).isEmpty();
        findings.add(ordered.contains(lock.name()) || !free ? finding
                : finding.fix(new Fix("Rename the session lock to `" + renamed.name() + "`",
                session.stream().map(u -> new Edit(u.constraint().range(), renamed.written(u.constraint().mode()))).toList(),
                Applicability.SUGGESTION)));
    }

    private void readOnly(Lock lock, List<LockPlaces.Use> readers) {
        Diagnostic finding = show(Diagnostic.of(Code.READER_WITHOUT_WRITER, readers.getFirst().constraint().range(),
                "`" + lock + "` is only read and never written, so the lock has no effect"), readers.subList(1, readers.size()), "read in");
        for (LockPlaces.Use reader : readers.subList(0, Math.min(readers.size(), MAX_FIXES))) {
            finding = finding.suggest("Make `" + reader.node().name() + "` a writer", reader.constraint().range(),
                    lock.written(LockMode.WRITE));
        }
        findings.add(finding);
    }

    private static Diagnostic show(Diagnostic finding, List<LockPlaces.Use> uses, String what) {
        Diagnostic result = finding;
        for (LockPlaces.Use use : uses.subList(0, Math.min(uses.size(), Related.MOST))) {
            result = result.related(use.constraint().range(), what + " `" + use.node().name() + "`");
        }
        return result;
    }

    /** A node's own constraint on a blocking node is its author's decision; a lock held around one may come as a surprise. */
    private void blocking() {
        NodeMap<Set<String>> inside = new NodeMap<>(graph.nodes());
        for (int number : calls.postOrder()) {
            Node node = graph.nodes().node(number);
            Set<String> blocking = node.modifier() == Modifier.BLOCKING ? Set.of(node.name()) : blocking(calls.children(number), inside);
            if (!blocking.isEmpty()) {
                inside.set(number, blocking);
            }
        }
        for (Node node : graph.nodes().values()) {
            Set<String> blocking = node.constraints().isEmpty() ? Set.of() : inside.getOrDefault(node.name(), Set.of());
            if (!blocking.isEmpty() && !blocking.contains(node.name())) {
                findings.add(heldAcross(node, blocking));
            }
        }
    }

    /** The first nodes that block inside others. */
    private static Set<String> blocking(int[] nodes, NodeMap<Set<String>> inside) {
        List<Set<String>> below = Arrays.stream(nodes).mapToObj(inside::at).filter(Objects::nonNull).distinct().toList();
        return switch (below.size()) {
            case 0 -> Set.of();
            case 1 -> below.getFirst();
            default -> below.stream().flatMap(Set::stream).distinct().limit(MAX_BLOCKING)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        };
    }

    private Diagnostic heldAcross(Node node, Set<String> blocking) {
        String locks = schedule.effective().get(node.name()).keySet().stream().map(l -> "`" + l + "`").limit(Related.MOST)
                .collect(Collectors.joining(", "));
        Diagnostic finding = Diagnostic.of(Code.HELD_ACROSS_BLOCKING, node.constraints().getFirst().range(), "`" + node.name() + "` holds "
                + locks + " while `" + blocking.iterator().next() + "` inside it blocks");
        for (Constraint constraint : node.constraints().subList(1, Math.min(node.constraints().size(), Related.MOST))) {
            finding = finding.related(constraint.range(), "`" + node.name() + "` takes `" + constraint.lock() + "`, too");
        }
        for (String name : blocking) {
            finding = finding.related(graph.nodes().get(name).range(), "`" + name + "` is declared `blocking` here");
        }
        return finding.help("constrain only the steps that touch the shared data");
    }
}
