// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph.UnresolvedReference.Kind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Name;

/** Checks what only refers: constraints, the paths of handlers, the locks of order declarations. */
final class ReferenceLinks {
    private static final Set<String> WORDS_FOR_ANY = Set.of("all", "any", "anything", "every", "everything", "default", "other", "others",
            "otherwise", "else", "rest", "exception", "throwable");

    private final Map<String, Node> nodes;
    private final DidYouMean flowNodes;
    private final Findings findings;

    private ReferenceLinks(Map<String, Node> nodes, Findings findings) {
        this.nodes = nodes;
        this.flowNodes = new DidYouMean(
                nodes.values().stream().filter(n -> !(n instanceof Node.ExternalFunction)).map(Node::name).toList());
        this.findings = findings;
    }

    static void check(Declarations all, Map<String, Node> nodes, Findings findings) {
        ReferenceLinks links = new ReferenceLinks(nodes, findings);
        Set<String> reported = new HashSet<>();
        all.of(ConstraintDecl.class).forEach(c -> links.constraint(c, reported));
        all.of(HandlerDecl.class).forEach(h -> h.path().forEach(name -> links.handled(name, h)));
        Set<String> locks = new TreeSet<>();
        all.of(ConstraintDecl.class).forEach(c -> c.locks().forEach(l -> locks.add(l.lock().text())));
        DidYouMean meantLocks = new DidYouMean(locks);
        all.of(OrderDecl.class).forEach(o -> o.locks().forEach(l -> links.ordered(l, o, locks, meantLocks)));
    }

    private void constraint(ConstraintDecl constraint, Set<String> reported) {
        Name name = constraint.node();
        Node node = nodes.get(name.text());
        if (name.text().isBlank() || node != null && !(node instanceof Node.ExternalFunction)) {
            return;
        }
        if (!reported.add(name.text())) {
            findings.unresolved(name, Kind.CONSTRAINED_NODE);
        } else if (node != null) {
            findings.unresolved(name, Kind.CONSTRAINED_NODE, Diagnostic.of(Code.CONSTRAINT_ON_FUNCTION, name.range(),
                    "`" + name + "` is a Java function and no node, so it cannot be constrained; declare it as a node")
                    .related(node.range(), "used as a handler here")
                    .suggest("Remove this constraint", constraint.range(), ""));
        } else {
            Optional<String> meant = flowNodes.closest(name.text());
            findings.unresolved(name, Kind.CONSTRAINED_NODE, suggest(Diagnostic.of(Code.CONSTRAINED_NODE_UNKNOWN, name.range(),
                    "`" + name + "` is constrained but in no flow" + DidYouMean.suffix(meant)), name, meant)
                    .suggest("Remove this constraint", constraint.range(), ""));
        }
    }

    private void handled(Name name, HandlerDecl handler) {
        Node node = nodes.get(name.text());
        if (name.text().isBlank() || name.text().equals(Handler.ANY) || node != null && !(node instanceof Node.ExternalFunction)) {
            return;
        }
        Diagnostic finding;
        if (node == null) {
            Optional<String> meant = flowNodes.closest(name.text());
            boolean any = meant.isEmpty() && WORDS_FOR_ANY.contains(name.text().toLowerCase(Locale.ROOT));
            finding = suggest(Diagnostic.of(Code.HANDLED_NODE_UNKNOWN, name.range(), "There is no node `" + name
                    + "` whose errors could be handled" + (any ? "; `*` stands for any node" : DidYouMean.suffix(meant))), name, meant);
            finding = any ? finding.suggest("Change to `*`", name.range(), Handler.ANY) : finding;
        } else {
            finding = Diagnostic.of(Code.HANDLED_NODE_UNKNOWN, name.range(),
                    "`" + name + "` is a Java function that handles errors and no node, so its own errors cannot be handled")
                    .related(node.range(), "used as a handler here");
        }
        findings.unresolved(name, Kind.HANDLED_NODE, finding.suggest("Remove this handler", handler.range(), ""));
    }

    private void ordered(Name lock, OrderDecl order, Set<String> locks, DidYouMean meantLocks) {
        if (lock.text().isBlank() || locks.contains(lock.text())) {
            return;
        }
        Optional<String> meant = meantLocks.closest(lock.text());
        Diagnostic finding = Diagnostic.of(Code.ORDERED_LOCK_UNKNOWN, lock.range(),
                "No constraint uses a lock `" + lock + "`" + DidYouMean.suffix(meant));
        if (meant.isPresent()) {
            finding = finding.suggest("Change to `" + meant.get() + "`", lock.range(), meant.get());
        }
        if (order.locks().size() > 1) {
            finding = finding.suggest("Remove `" + lock + "` from the order", Edits.without(order, lock));
        }
        findings.unresolved(lock, Kind.LOCK, finding);
    }

    private Diagnostic suggest(Diagnostic finding, Name name, Optional<String> meant) {
        return meant.map(m -> finding.related(nodes.get(m).range(), "`" + m + "` is introduced here")
                .suggest("Change to `" + m + "`", name.range(), m)).orElse(finding);
    }
}
