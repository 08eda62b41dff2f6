// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.ProgramGraph;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.calls.Reachability;
import org.flux.graph.calls.Recursion;
import org.flux.graph.checks.ConstraintChecks;
import org.flux.graph.checks.ErrorChecks;
import org.flux.graph.checks.GraphChecks;
import org.flux.graph.checks.JavaTypeChecks;
import org.flux.graph.checks.NameChecks;
import org.flux.graph.checks.StyleChecks;
import org.flux.graph.checks.TypeChecks;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.dispatch.DispatchChecks;
import org.flux.graph.handlers.HandlerTable;
import org.flux.graph.locks.Elevator;
import org.flux.graph.locks.LockOrders;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.Needs;
import org.flux.graph.names.JavaNames;
import org.flux.graph.names.Naming;
import org.flux.graph.paths.PathCounter;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Inference;
import org.flux.graph.types.JavaTypes;
import org.flux.graph.types.Types;

/**
 * All analyses of one program, which every tool reads: one opinion about one program.
 *
 * @param reachable names of the nodes that some source reaches, handlers included
 * @param recursion one ring for each set of nodes that contain each other, each starting at the node that the text introduces first; empty
 *     in a valid program
 * @param diagnostics every finding, reading and linking included, sorted by file (root first), place, code, without duplicates
 */
public record Analysis(ProgramGraph graph, Types types, Set<String> reachable, List<List<String>> recursion, LockSchedule locks,
        HandlerTable handlers, PathNumbering paths, JavaNames names, List<Diagnostic> diagnostics) {

    /** Runs every analysis; which Java types there are is unknown. Never fails, whatever the text. */
    public static Analysis of(ProgramGraph graph) {
        return of(graph, Optional.empty());
    }

    /** Runs every analysis, and looks up the Java types that the program names. Never fails, whatever the text. */
    public static Analysis of(ProgramGraph graph, JavaTypes classPath) {
        return of(graph, Optional.of(classPath));
    }

    private static Analysis of(ProgramGraph graph, Optional<JavaTypes> classPath) {
        CallGraph calls = new CallGraph(graph);
        List<List<String>> rings = Recursion.rings(graph, calls);
        Set<String> reachable = Reachability.of(graph, calls);
        List<String> roots = Reachability.roots(graph, calls, reachable);
        Inference.Result inferred = Inference.infer(graph);
        Types types = inferred.types();
        Naming.Result naming = Naming.of(graph, types);
        Needs needs = new Needs(graph, calls);
        LockOrders orders = new LockOrders(graph, needs);
        Elevator elevator = new Elevator(graph, calls, needs);
        LockSchedule locks = elevator.schedule(orders.of(graph.pragmas().lockOrder()), roots);
        PathNumbering paths = PathCounter.count(graph, calls, n -> !locks.effective().get(n).isEmpty());

        List<Diagnostic> findings = new ArrayList<>(graph.linkFindings());
        List<Diagnostic> names = NameChecks.of(graph, types);
        findings.addAll(names);
        findings.addAll(withoutMisspelt(naming.findings(), names));
        findings.addAll(inferred.findings());
        findings.addAll(TypeChecks.of(graph, types, inferred.findings()));
        classPath.ifPresent(known -> findings.addAll(JavaTypeChecks.of(graph, types, known)));
        findings.addAll(DispatchChecks.of(graph, types));
        findings.addAll(GraphChecks.of(graph, calls, rings, paths));
        findings.addAll(ErrorChecks.of(graph, calls));
        findings.addAll(ConstraintChecks.of(graph, calls, orders, elevator, locks, roots));
        findings.addAll(StyleChecks.of(graph));
        return new Analysis(graph, types, reachable, rings, locks, HandlerTable.of(graph), paths, naming.names(), sorted(graph, findings));
    }

    /** A name that is misspelt collides with nothing once it is put right. */
    private static List<Diagnostic> withoutMisspelt(List<Diagnostic> collisions, List<Diagnostic> names) {
        Set<SourceRange> misspelt = names.stream().filter(finding -> finding.code() == Code.NODE_MISSPELT).map(Diagnostic::range)
                .collect(Collectors.toSet());
        return collisions.stream().filter(finding -> !misspelt.contains(finding.range())
                && finding.related().stream().noneMatch(other -> misspelt.contains(other.range()))).toList();
    }

    /** Findings of a program in the order of {@link #diagnostics}: by file (root first), place, code; each once. */
    public static List<Diagnostic> sorted(ProgramGraph graph, List<Diagnostic> findings) {
        Map<String, Integer> files = new HashMap<>();
        graph.files().forEach(f -> files.putIfAbsent(f.path(), files.size()));
        return findings.stream().distinct()
                .sorted(Comparator.<Diagnostic>comparingInt(d -> files.getOrDefault(d.range().file(), files.size()))
                .thenComparingInt(d -> d.range().offset()).thenComparing(d -> d.code().id()).thenComparing(Diagnostic::message)).toList();
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /**
     * Why Java cannot be generated from the program: its errors, and reached nodes whose types are open (merely an info in
     * {@link #diagnostics}, since a program may be checked before it is typed). Empty if generation can go ahead.
     */
    public List<Diagnostic> obstacles() {
        List<Diagnostic> obstacles = new ArrayList<>(diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList());
        obstacles.addAll(NameChecks.obstacles(graph, types, reachable));
        return sorted(graph, obstacles);
    }
}
