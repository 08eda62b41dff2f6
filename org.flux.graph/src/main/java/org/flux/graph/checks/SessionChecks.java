// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.SessionFunction;

/** Locks and sources: no lock while waiting for the world, and a session wherever a session lock is needed. */
final class SessionChecks {
    private final ProgramGraph graph;
    private final CallGraph calls;
    private final List<Diagnostic> findings = new ArrayList<>();

    private SessionChecks(ProgramGraph graph, CallGraph calls) {
        this.graph = graph;
        this.calls = calls;
    }

    static List<Diagnostic> of(ProgramGraph graph, CallGraph calls) {
        SessionChecks checks = new SessionChecks(graph, calls);
        boolean anySessionLock = graph.nodes().values().stream().anyMatch(n -> sessionLock(n).isPresent());
        Set<Constraint> reported = new HashSet<>();
        for (Source source : graph.sources()) {
            checks.source(source, reported);
            checks.target(source, anySessionLock);
        }
        return checks.findings;
    }

    private void source(Source source, Set<Constraint> reported) {
        Node own = graph.nodes().get(source.node());
        if (own instanceof Node.ConcreteNode && !own.constraints().isEmpty()) {
            findings.add(Diagnostic.of(Code.CONSTRAINT_ON_SOURCE, own.constraints().getFirst().range(), "`" + source.node()
                    + "` is a source: it would wait for the world while holding `" + own.constraints().getFirst().lock() + "`")
                    .related(source.declaration().range(), "made a source here"));
            return;
        }
        for (String name : calls.expansion(List.of(source.node()))) {
            sessionLock(graph.nodes().get(name)).filter(reported::add).ifPresent(c ->
                    findings.add(Diagnostic.of(Code.SESSION_LOCK_IN_SOURCE, c.range(), "`" + name + "` is part of source `" + source.node()
                            + "`, where there is no session yet, so it cannot take `" + c.lock() + "`")
                            .related(source.declaration().range(), "made a source here")));
        }
    }

    private void target(Source source, boolean anySessionLock) {
        if (source.target().isEmpty() || !anySessionLock && source.session().isEmpty()) {
            return;
        }
        Optional<Node> locked = anySessionLock ? flow(source.target().get()).stream().map(graph.nodes()::get)
                .filter(n -> sessionLock(n).isPresent()).findFirst() : Optional.empty();
        String name = source.node();
        if (source.session().isPresent()) {
            SessionFunction function = source.session().get();
            if (locked.isEmpty()) {
                findings.add(Diagnostic.of(Code.SESSION_FUNCTION_UNUSED, function.name().range(),
                        "No flow of `" + name + "` takes a session lock, so `" + function.name() + "` is called for nothing"));
            }
        } else if (locked.isPresent()) {
            Constraint constraint = sessionLock(locked.get()).orElseThrow();
            findings.add(Diagnostic.of(Code.SESSION_LOCK_WITHOUT_SESSION, source.declaration().source().range(), "Source `" + name
                    + "` has no session function, but `" + locked.get().name()
                    + "` takes the session lock `" + constraint.lock().name() + "`")
                    .related(constraint.range(), "`" + locked.get().name() + "` takes it here")
                    .fix("Add a session function `SessionOf" + name + "`", source.declaration().source().range().end(),
                            " {session: SessionOf" + name + "}"));
        }
    }

    /** What runs in the flows of a target, handlers included. */
    private Set<String> flow(String target) {
        Set<String> reached = new LinkedHashSet<>(calls.expansion(List.of(target)));
        Set<String> handlers = new LinkedHashSet<>();
        for (Handler handler : graph.handlers()) {
            if (handler.target().text().equals(Handler.ANY) || reached.contains(handler.target().text())) {
                handler.handler().ifPresent(handlers::add);
            }
        }
        reached.addAll(calls.expansion(handlers));
        return reached;
    }

    private static Optional<Constraint> sessionLock(Node node) {
        return node.constraints().stream().filter(c -> c.lock().scope() == LockScope.SESSION).findFirst();
    }
}
