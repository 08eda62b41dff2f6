// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Handler;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Name;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;

/** Makes an abstract node of selected steps; also of the same steps elsewhere. */
final class ExtractNode implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorExtract;

    @Override
    public List<String> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        if (request.from() == request.to()) {
            return List.of();
        }
        Optional<FlowDefinition> flow = Places.declarations(request, FlowDefinition.class)
                .filter(definition -> definition.steps().stream().anyMatch(step -> isSelected(request, step))).findFirst();
        if (flow.isEmpty()) {
            return List.of();
        }
        List<Name> steps = flow.get().steps().stream().filter(step -> isSelected(request, step)).toList();
        String name = request.program().graph().freeName(flow.get().name() + "Part");
        String what = steps.size() == 1 ? "this step" : "these " + steps.size() + " steps";
        String title = "Extract " + what + " to abstract node `" + name + "`";
        Optional<String> obstacle = obstacle(request, flow.get(), steps);
        if (obstacle.isPresent()) {
            return List.of(Action.impossible(title, KIND, obstacle.get()));
        }
        List<Action> actions = new ArrayList<>();
        actions.add(Action.change(title, KIND, () -> extracted(request, flow.get(), steps, List.of(steps), name)));
        List<List<Name>> all = occurrences(request.program().graph(), steps).stream()
                .filter(place -> place.getFirst().range().equals(steps.getFirst().range()) || !Places.hasComment(request, place)).toList();
        if (all.size() > 1) {
            actions.add(Action.change(title + " and use it at all " + all.size() + " places", KIND,
                    () -> extracted(request, flow.get(), steps, all, name)));
        }
        return actions;
    }

    /** Whether a part of a step is selected, and not only touched. */
    private static boolean isSelected(ActionRequest request, Name step) {
        return step.range().offset() < request.to() && step.range().endOffset() > request.from();
    }

    private static Optional<String> obstacle(ActionRequest request, FlowDefinition flow, List<Name> steps) {
        ProgramGraph graph = request.program().graph();
        boolean broken = Places.definitions(graph).noneMatch(flow::equals)
                || request.program().loaded().diagnostics().stream().anyMatch(finding -> finding.range().file().equals(flow.range().file())
                && finding.code() == org.flux.graph.diagnostics.Code.SYNTAX && request.touches(finding.range()));
        if (broken) {
            return Optional.of("the flow has to be put right first");
        }
        Optional<Handler> handler = Places.handlerThatEnters(graph, steps.getFirst().text());
        return handler.map(found -> "the error handler for `" + Places.shown(found) + "` wants `" + steps.getFirst()
                + "` right behind another node, and would no longer match");
    }

    /** Where the same steps follow one another, none of them counted twice. */
    private static List<List<Name>> occurrences(ProgramGraph graph, List<Name> steps) {
        List<String> wanted = steps.stream().map(Name::text).toList();
        List<List<Name>> found = new ArrayList<>();
        Places.definitions(graph).forEach(definition -> {
            int at = 0;
            while (at + wanted.size() <= definition.steps().size()) {
                List<Name> part = definition.steps().subList(at, at + wanted.size());
                boolean same = part.stream().map(Name::text).toList().equals(wanted);
                if (same) {
                    found.add(part);
                }
                at += same ? wanted.size() : 1;
            }
        });
        boolean own = found.stream().anyMatch(part -> part.getFirst().range().equals(steps.getFirst().range()));
        return own ? found : List.of(steps);
    }

    private static java.util.Map<String, String> extracted(ActionRequest request, FlowDefinition flow, List<Name> steps,
            List<List<Name>> places, String name) {
        List<Edit> edits = new ArrayList<>();
        for (List<Name> place : places) {
            edits.add(new Edit(place.getFirst().range().to(place.getLast().range()), name));
        }
        FlowDefinition last = Places.definitions(request.program().graph())
                .filter(other -> other.name().text().equals(flow.name().text()) && other.range().file().equals(flow.range().file()))
                .reduce((a, b) -> b).orElse(flow);
        edits.add(Places.behind(request, last.range(), name + " = " + Places.written(request, steps) + ";"));
        return request.after(edits);
    }
}
