// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.ProgramGraph.UnresolvedReference;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.locks.Needs;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.SessionDecl;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Name;

/** Locks and sources: no lock while waiting for the world, and a session wherever a session lock is needed. */
final class SessionChecks {
    private final ProgramGraph graph;
    private final CallGraph calls;
    private final Needs needs;
    private final LockPlaces places;
    private final Map<String, List<Handler>> handlers = new HashMap<>();
    /** The first session lock that a handler takes, by its name. */
    private final Map<String, Optional<Constraint>> handlerLocks = new HashMap<>();
    /** Session functions that are declared apart from their sources; filled when it is asked for. */
    private final Map<SessionFunction, SessionDecl> apart = new HashMap<>();
    /** The first nodes that take session locks in the flows of a target, by its name. */
    private final Map<String, List<Node>> flowLocks = new HashMap<>();
    /** Whether a session function is given for no source, so that it may be the one that another source lacks. */
    private final boolean misspelt;
    /** Findings about session functions that are called for nothing. */
    private final List<Diagnostic> unused = new ArrayList<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    private SessionChecks(ProgramGraph graph, CallGraph calls, Needs needs) {
        this.graph = graph;
        this.calls = calls;
        this.needs = needs;
        this.places = new LockPlaces(graph);
        graph.handlers().forEach(h -> handlers.computeIfAbsent(h.target().text(), n -> new ArrayList<>()).add(h));
        this.misspelt = graph.unresolved().stream().anyMatch(u -> u.kind() == UnresolvedReference.Kind.SESSION_SOURCE);
    }

    static List<Diagnostic> of(ProgramGraph graph, CallGraph calls, Needs needs) {
        SessionChecks checks = new SessionChecks(graph, calls, needs);
        boolean anySessionLock = graph.nodes().values().stream().anyMatch(n -> sessionLocks(n).findAny().isPresent());
        Set<Constraint> reported = new HashSet<>();
        for (Source source : graph.sources()) {
            checks.source(source, reported);
            checks.target(source, anySessionLock);
        }
        // a session function may have been given to the wrong source
        if (checks.findings.stream().noneMatch(finding -> finding.code() == Code.SESSION_LOCK_WITHOUT_SESSION)) {
            checks.findings.addAll(checks.unused);
        }
        return checks.findings;
    }

    private void source(Source source, Set<Constraint> reported) {
        Node own = graph.nodes().get(source.node());
        if (own instanceof Node.ConcreteNode && !own.constraints().isEmpty()) {
            findings.add(constrained(source, own));
            return;
        }
        Set<String> expansion = calls.expansion(List.of(source.node()));
        for (String name : expansion) {
            sessionLocks(graph.nodes().get(name)).filter(reported::add).forEach(c -> findings.add(early(source, name, c)));
        }
        handlersOf(expansion).filter(handler -> expansion.containsAll(named(handler))).forEach(handler -> ofSource(source, handler));
        if (source.session().isPresent() && source.target().isPresent()) {
            List<String> trail = List.of(source.target().get());
            handlersOf(trail).filter(handler -> named(handler).equals(trail))
                    .forEach(handler -> ofSession(source.session().get(), trail.getFirst(), handler));
        }
    }

    /** The handlers of some nodes and those of any node, in textual order. */
    private Stream<Handler> handlersOf(Collection<String> targets) {
        return Stream.concat(targets.stream(), Stream.of(Handler.ANY))
                .flatMap(target -> handlers.getOrDefault(target, List.of()).stream()).sorted(Comparator.comparingInt(Handler::index));
    }

    /** The nodes of a handler's path. */
    private static List<String> named(Handler handler) {
        return handler.path().stream().map(Name::text).filter(name -> !name.equals(Handler.ANY)).toList();
    }

    /** What handles a failing source has no session either. One for any node works in flows, so there it is merely suspicious. */
    private void ofSource(Source source, Handler handler) {
        boolean any = handler.target().text().equals(Handler.ANY);
        String handled = "source `" + source.node() + "`, where there is no session,";
        takes(handler).ifPresent(lock -> findings.add(sessionless(handler, lock, handled,
                new Related("made a source here", source.declaration().source().range()))
                .help("let a handler without session locks handle errors of `" + source.node() + "`")
                .severity(any ? Severity.WARNING : Severity.ERROR)));
    }

    /**
     * A session function that fails fails the flow, which has no session then and has entered nothing but the target; a handler of that
     * is to cope with it.
     */
    private void ofSession(SessionFunction function, String target, Handler handler) {
        takes(handler).ifPresent(lock -> findings.add(sessionless(handler, lock, "`" + target + "`, those of session function `"
                + function.name() + "` included; then there is no session,", new Related("the session function", function.name().range()))
                .help("let a handler without session locks handle errors of `" + target + "`, others those of the nodes in it")
                .severity(Severity.WARNING)));
    }

    private static Diagnostic sessionless(Handler handler, Constraint lock, String handled, Related why) {
        Name function = handler.declaration().handler().orElseThrow();
        return Diagnostic.of(Code.SESSION_LOCK_IN_SOURCE, function.range(),
                "`" + function + "` handles errors of " + handled + " so it cannot take `" + lock.lock() + "`")
                .related(why.range(), why.message()).related(lock.range(), "`" + lock.lock() + "` is taken here");
    }

    /** A session lock that a handler needs. */
    private Optional<Constraint> takes(Handler handler) {
        return handler.handler().flatMap(name -> handlerLocks.computeIfAbsent(name, n -> calls.expansion(List.of(n)).stream()
                .flatMap(inner -> sessionLocks(graph.nodes().get(inner))).findFirst()));
    }

    private Diagnostic constrained(Source source, Node node) {
        List<Constraint> locks = node.constraints();
        Diagnostic finding = Diagnostic.of(Code.CONSTRAINT_ON_SOURCE, locks.getFirst().range(), "`" + source.node()
                + "` is a source: it would wait for the world while holding "
                + locks.stream().map(c -> "`" + c.lock() + "`").collect(Collectors.joining(", ")))
                .related(source.declaration().source().range(), "made a source here");
        List<ConstraintDecl> declarations = places.declarations(node);
        Optional<String> target = source.target().filter(t -> !needs.needsLocks(t));
        if (target.isPresent()) {
            finding = finding.fix(new Fix("Constrain its target `" + target.get() + "` instead",
                    declarations.stream().map(d -> new Edit(d.node().range(), target.get())).toList(), Applicability.SUGGESTION));
        }
        return finding.fix(new Fix("Remove the constraint",
                declarations.stream().map(d -> new Edit(d.range(), "")).toList(), Applicability.SUGGESTION));
    }

    private Diagnostic early(Source source, String name, Constraint constraint) {
        Lock lock = constraint.lock();
        Diagnostic finding = Diagnostic.of(Code.SESSION_LOCK_IN_SOURCE, constraint.range(), "`" + name + "` is part of source `"
                + source.node() + "`, where there is no session yet, so it cannot take `" + lock + "`")
                .related(source.declaration().source().range(), "made a source here");
        List<String> way = name.equals(source.node()) ? List.of() : calls.way(source.node(), name);
        for (int i = 0; i + 1 < way.size() && i < Related.MOST; i++) {
            finding = finding.related(Steps.first(graph, way.get(i), way.get(i + 1)),
                    "`" + way.get(i) + "` contains `" + way.get(i + 1) + "`");
        }
        Lock wide = new Lock(lock.name(), LockScope.PROGRAM);
        if (places.of(lock).size() == 1 && places.of(wide).isEmpty()) {
            finding = finding.suggest("Make it a program lock", constraint.range(), wide.written(constraint.mode()));
        }
        return finding.suggest("Remove `" + lock.written(constraint.mode()) + "` here", places.without(constraint));
    }

    private void target(Source source, boolean anySessionLock) {
        if (source.target().isEmpty() || !anySessionLock && source.session().isEmpty()) {
            return;
        }
        List<Node> locked = anySessionLock ? flowLocks.computeIfAbsent(source.target().get(), this::withSessionLocks) : List.of();
        if (source.session().isPresent() && locked.isEmpty()) {
            unused.add(unused(source, source.session().get()));
        } else if (source.session().isEmpty() && !locked.isEmpty() && !misspelt) {
            findings.add(missing(source, locked));
        }
    }

    private Diagnostic unused(Source source, SessionFunction function) {
        Name target = source.declaration().target().orElseThrow();
        Diagnostic finding = Diagnostic.of(Code.SESSION_FUNCTION_UNUSED, function.name().range(), "No flow of `" + source.node()
                + "` takes a session lock, so `" + function.name() + "` is called for nothing")
                .related(target.range(), "its flows start here");
        String title = "Remove the session function";
        if (source.declaration().session().isPresent()) {
            return finding.suggest(title, Edits.between(source.declaration().source().range(), target.range()), " => ");
        }
        return finding.suggest(title, written(function).range(), "");
    }

    /** The declaration of a session function that is written apart from its source. */
    private SessionDecl written(SessionFunction function) {
        if (apart.isEmpty()) {
            graph.files().stream().flatMap(f -> f.declarations().stream()).forEach(declaration -> {
                if (declaration instanceof SessionDecl session) {
                    apart.put(session.function(), session);
                }
            });
        }
        return apart.get(function);
    }

    private static Diagnostic missing(Source source, List<Node> locked) {
        Node first = locked.getFirst();
        String name = source.node();
        Diagnostic finding = Diagnostic.of(Code.SESSION_LOCK_WITHOUT_SESSION, source.declaration().source().range(), "Source `" + name
                + "` has no session function, but `" + first.name() + "` takes the session lock `"
                + sessionLocks(first).findFirst().orElseThrow().lock().name() + "`");
        for (Node node : locked) {
            finding = finding.related(sessionLocks(node).findFirst().orElseThrow().range(), "`" + node.name() + "` takes it here");
        }
        return finding.help("a session function finds the session of a flow from what the source gives")
                .suggest("Add a session function `SessionOf" + name + "`", source.declaration().source().range().end(),
                " {session: SessionOf" + name + "}");
    }

    private List<Node> withSessionLocks(String target) {
        return flow(target).stream().map(graph.nodes()::get).filter(n -> sessionLocks(n).findAny().isPresent())
                .limit(Related.MOST).toList();
    }

    /** What runs in the flows of a target, handlers included. */
    private Set<String> flow(String target) {
        Set<String> reached = new LinkedHashSet<>(calls.expansion(List.of(target)));
        List<String> answering = handlersOf(reached).flatMap(handler -> handler.handler().stream()).toList();
        reached.addAll(calls.expansion(answering));
        return reached;
    }

    private static Stream<Constraint> sessionLocks(Node node) {
        return node.constraints().stream().filter(c -> c.lock().scope() == LockScope.SESSION);
    }
}
