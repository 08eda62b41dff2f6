// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Name;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;
import org.flux.lang.ide.fixes.Trial;

/** Replaces an abstract node by its steps, here or everywhere, where that does not change what the program does. */
final class InlineNode implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorInline;

    @Override
    public List<String> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        ProgramGraph graph = request.program().graph();
        Optional<Name> at = Places.node(request);
        Optional<Node.AbstractNode> found = at.flatMap(name -> Places.flow(graph, name.text()));
        if (found.isEmpty()) {
            return List.of();
        }
        Node.AbstractNode node = found.get();
        List<Name> uses = Places.definitions(graph).flatMap(flow -> flow.steps().stream())
                .filter(step -> step.text().equals(node.name())).toList();
        Optional<Name> here = uses.stream().filter(use -> use.range().equals(at.get().range())).findFirst();
        if (uses.isEmpty()) {
            return List.of();
        }
        String title = "Inline abstract node `" + node.name() + "`";
        Optional<String> obstacle = obstacle(graph, node);
        if (obstacle.isPresent()) {
            return List.of(Action.impossible(title, KIND, obstacle.get()));
        }
        List<Action> actions = new ArrayList<>();
        boolean root = graph.sources().stream().anyMatch(source -> source.node().equals(node.name())
                || source.target().filter(node.name()::equals).isPresent())
                || graph.handlers().stream().anyMatch(handler -> handler.handler().filter(node.name()::equals).isPresent());
        if (!root) {
            add(actions, request, title, edits(request, node, uses, true));
        }
        if (here.isPresent() && (uses.size() > 1 || root)) {
            add(actions, request, title + " here only", edits(request, node, List.of(here.get()), false));
        }
        return actions;
    }

    /** Only what leaves every type as known as it was, and brings no finding. */
    private static void add(List<Action> actions, ActionRequest request, String title, List<Edit> edits) {
        Map<String, String> texts = request.after(edits);
        boolean fine = Trial.isAsGood(request.program().loaded(), Trial.of(request.program().loaded(), texts));
        actions.add(fine ? Action.change(title, KIND, () -> texts)
                : Action.impossible(title, KIND, "its types would no longer be known, or others no longer fit"));
    }

    private static Optional<String> obstacle(ProgramGraph graph, Node.AbstractNode node) {
        if (node.isTyped() || node.variants().size() != 1) {
            return Optional.of("`" + node.name() + "` has variants");
        }
        List<Name> steps = node.variants().getFirst().steps();
        if (steps.isEmpty()) {
            return Optional.of("`" + node.name() + "` has no steps");
        }
        if (steps.stream().anyMatch(step -> step.text().equals(node.name()))) {
            return Optional.of("`" + node.name() + "` contains itself");
        }
        if (!node.constraints().isEmpty()) {
            return Optional.of("`" + node.name() + "` holds locks around its steps");
        }
        Optional<Handler> own = graph.handlers().stream().filter(handler -> handler.path().stream()
                .anyMatch(name -> name.text().equals(node.name()))).findFirst();
        return own.or(() -> Places.handlerThatEnters(graph, steps.getFirst().text()))
                .map(handler -> "the error handler for `" + Places.shown(handler) + "` would match other failures");
    }

    private static List<Edit> edits(ActionRequest request, Node.AbstractNode node, List<Name> uses, boolean remove) {
        Variant variant = node.variants().getFirst();
        String steps = Places.written(request, variant.steps());
        List<Edit> edits = new ArrayList<>();
        uses.forEach(use -> edits.add(new Edit(use.range(), steps)));
        if (remove) {
            FlowDefinition definition = variant.definition();
            edits.add(new Edit(definition.documentedRange(), ""));
            node.signature().ifPresent(signature -> edits.add(new Edit(signature.documentedRange(), "")));
        }
        return edits;
    }
}
