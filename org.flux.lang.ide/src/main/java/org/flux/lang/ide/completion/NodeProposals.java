// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Signature.Slot;
import org.flux.lang.ide.completion.Proposal.Subject;

/** Nodes where a node can stand, those first that fit by type. */
final class NodeProposals {
    private static final int FITS = 0;
    private static final int FITS_HERE = 1;
    private static final int OPEN = 2;
    private static final int UNDECLARED = 3;
    private static final int FITS_NOT = 5;
    private static final int SOURCE = 7;
    private static final int RECURSION = 9;

    private final Situation situation;
    private final Set<String> sources;

    NodeProposals(Situation situation) {
        this.situation = situation;
        this.sources = situation.graph().sources().stream().map(Source::node).collect(Collectors.toSet());
    }

    /** The first step of a flow, which takes what the flow takes. */
    List<Proposal> firstStep() {
        return steps(situation.inputs(flow()));
    }

    /** A further step, which takes what the one before it gives. */
    List<Proposal> step() {
        String previous = situation.before(situation.place().before().size() - 2);
        return steps(situation.graph().node(previous).isPresent() ? situation.outputs(previous) : Optional.empty());
    }

    private String flow() {
        return situation.before(0);
    }

    private List<Proposal> steps(Optional<List<Slot>> given) {
        Optional<List<Slot>> wanted = wantedBehind();
        Set<String> around = around(flow());
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : nodes()) {
            if (node.modifier() == Modifier.PUSH) {
                continue; // can only be a source
            }
            Signature signature = situation.signature(node.name());
            Fit fit = Fit.of(given, signature.inputs());
            int rank = switch (fit) {
                case SAME -> Fit.of(signature.outputs(), wanted) == Fit.DIFFERENT ? FITS_HERE : FITS;
                case OPEN -> isUndeclared(node) ? UNDECLARED : OPEN;
                case DIFFERENT -> FITS_NOT;
            };
            boolean recursion = around.contains(node.name());
            boolean source = sources.contains(node.name());
            proposals.add(node(node, recursion ? RECURSION : source ? SOURCE : rank, recursion ? "would contain itself"
                    : source ? "source" : fit == Fit.DIFFERENT ? "does not fit" : ""));
        }
        return proposals;
    }

    /** What is taken behind the step: by the next one, or by whoever comes behind the flow. */
    private Optional<List<Slot>> wantedBehind() {
        List<String> after = situation.place().after();
        if (after.size() > 1 && after.get(0).endsWith(">")) {
            return situation.graph().node(after.get(1)).isPresent() ? situation.inputs(after.get(1)) : Optional.empty();
        }
        return situation.graph().node(flow()).flatMap(Node::signature).flatMap(declared -> situation.outputs(flow()));
    }

    /** A flow and every flow that contains it: what may not be its step. */
    private Set<String> around(String flow) {
        CallGraph calls = new CallGraph(situation.graph());
        Set<String> found = new HashSet<>(Set.of(flow));
        Deque<String> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            calls.callers(open.remove()).stream().filter(found::add).forEach(open::add);
        }
        return found;
    }

    /** Nodes; without functions, and without what only the word at the cursor makes one. */
    private List<Node> nodes() {
        return situation.graph().nodes().values().stream().filter(node -> !(node instanceof Node.ExternalFunction))
                .filter(node -> !isUndeclared(node) || node.range().offset() != situation.place().wordStart()
                        || !node.range().file().equals(situation.view().document().name())).toList();
    }

    private static boolean isUndeclared(Node node) {
        return node instanceof Node.ConcreteNode && node.signature().isEmpty();
    }

    private Proposal node(Node node, int rank, String description) {
        CompletionItemKind kind = node instanceof Node.ConcreteNode ? CompletionItemKind.Function : CompletionItemKind.Module;
        Signature signature = situation.signature(node.name());
        return Proposal.of(node.name(), kind, rank).about(Subject.Kind.NODE, node.name()).shown(" " + signature, description);
    }

    /** The node that a source's flows enter. */
    List<Proposal> target() {
        String source = situation.before(1);
        Optional<List<Slot>> given = situation.outputs(source);
        Set<String> targets = situation.graph().sources().stream().flatMap(s -> s.target().stream()).collect(Collectors.toSet());
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : nodes()) {
            Fit fit = Fit.of(given, situation.inputs(node.name()));
            int rank = node.name().equals(source) ? RECURSION : sources.contains(node.name()) ? SOURCE : switch (fit) {
                case SAME -> node instanceof Node.AbstractNode && !targets.contains(node.name()) ? FITS : FITS_HERE;
                case OPEN -> isUndeclared(node) ? UNDECLARED : OPEN;
                case DIFFERENT -> FITS_NOT;
            };
            proposals.add(node(node, rank, fit == Fit.DIFFERENT ? "does not fit" : ""));
        }
        return proposals;
    }

    /** The node of a source, which takes nothing and should give something. */
    List<Proposal> source() {
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : nodes()) {
            Optional<List<Slot>> inputs = situation.inputs(node.name());
            boolean none = inputs.filter(List::isEmpty).isPresent();
            boolean gives = situation.outputs(node.name()).filter(slots -> !slots.isEmpty()).isPresent();
            int rank = sources.contains(node.name()) ? SOURCE : none && node.modifier() == Modifier.PUSH ? FITS : none && gives ? FITS
                    : none ? FITS_HERE : inputs.isEmpty() ? OPEN : FITS_NOT;
            proposals.add(node(node, rank, rank == SOURCE ? "a source already" : rank == FITS_NOT ? "takes inputs" : ""));
        }
        return proposals;
    }

    /** A source, for its session function; one without first. */
    List<Proposal> sessionSource() {
        return situation.graph().sources().stream().flatMap(source -> situation.graph().node(source.node()).stream()
                .map(node -> node(node, source.session().isEmpty() ? FITS : FITS_NOT, source.session().isEmpty() ? "" : "has one already")))
                .toList();
    }

    /** A node for a constraint; those without one first. */
    List<Proposal> constrained() {
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : nodes()) {
            boolean source = sources.contains(node.name()) && node instanceof Node.ConcreteNode;
            proposals.add(node(node, source ? SOURCE : node.constraints().isEmpty() ? FITS : FITS_NOT,
                    source ? "a source cannot hold locks" : node.constraints().isEmpty() ? "" : "constrained already"));
        }
        return proposals;
    }

    /** A node whose failures are handled, or {@code *}; those without a handler first. */
    List<Proposal> handled() {
        Set<String> handled = situation.graph().handlers().stream().map(handler -> handler.target().text()).collect(Collectors.toSet());
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : nodes()) {
            boolean reached = situation.program().analysis().reachable().contains(node.name());
            proposals.add(node(node, handled.contains(node.name()) ? FITS_NOT : reached ? FITS : OPEN,
                    handled.contains(node.name()) ? "handled already" : ""));
        }
        proposals.add(any(OPEN));
        return proposals;
    }

    private static Proposal any(int rank) {
        return Proposal.of(Handler.ANY, CompletionItemKind.Operator, rank).about(Subject.Kind.KEYWORD, Handler.ANY)
                .shown("", "any nodes");
    }

    /** What follows an arrow of a handler: behind {@code =>} the handler, else perhaps the rest of the path. */
    List<Proposal> handler() {
        List<String> before = situation.place().before();
        boolean path = before.getLast().startsWith("-");
        String failing = situation.before(before.size() - 2);
        Optional<List<Slot>> given = failing.equals(Handler.ANY) ? Optional.of(List.of()) : situation.inputs(failing);
        Set<String> steps = new HashSet<>();
        situation.graph().nodes().values().forEach(node -> {
            if (node instanceof Node.AbstractNode flow) {
                flow.variants().forEach(variant -> variant.steps().forEach(step -> steps.add(step.text())));
            }
        });
        List<Proposal> proposals = new ArrayList<>();
        for (Node node : situation.graph().nodes().values()) {
            boolean function = node instanceof Node.ExternalFunction;
            Fit fit = function ? Fit.OPEN : Fit.of(given, situation.inputs(node.name()));
            boolean step = steps.contains(node.name());
            int handler = sources.contains(node.name()) ? SOURCE : (fit == Fit.SAME ? FITS : fit == Fit.OPEN ? OPEN : FITS_NOT)
                    + (step ? 1 : 0);
            boolean own = node.range().offset() == situation.place().wordStart() && (function || isUndeclared(node));
            if (!own && !(path && function)) {
                proposals.add(node(node, path ? step ? FITS : OPEN : handler, !path && fit == Fit.DIFFERENT ? "does not fit" : ""));
            }
        }
        if (path) {
            proposals.add(any(OPEN));
        }
        return proposals;
    }
}
