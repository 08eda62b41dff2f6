// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;

/** Adds a variant for everything that no other one matches. */
final class CatchAllVariant implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorRewrite;

    @Override
    public List<String> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        Optional<Node.AbstractNode> node = Places.declarations(request, FlowDefinition.class).findFirst()
                .filter(flow -> flow.patterns().isPresent()).flatMap(flow -> Places.flow(request.program().graph(), flow.name().text()));
        if (node.isEmpty()) {
            return List.of();
        }
        String title = "Add a variant of `" + node.get().name() + "` for everything else";
        List<Variant> variants = node.get().variants();
        if (variants.stream().anyMatch(CatchAllVariant::matchesEverything)) {
            return List.of(Action.impossible(title, KIND, "there is one already"));
        }
        Variant last = variants.getLast();
        int values = last.patterns().orElse(List.of()).size();
        String patterns = java.util.stream.Stream.generate(() -> "_").limit(values).collect(Collectors.joining(", "));
        String step = request.program().graph().freeName(node.get().name() + "Otherwise");
        Edit edit = Places.behind(request, last.definition().range(), node.get().name() + ":[" + patterns + "] = " + step + ";");
        return values == 0 ? List.of() : List.of(Action.change(title, KIND, () -> request.after(List.of(edit))));
    }

    private static boolean matchesEverything(Variant variant) {
        return variant.patterns().filter(patterns -> patterns.stream().allMatch(Pattern.Wildcard.class::isInstance)).isPresent();
    }
}
