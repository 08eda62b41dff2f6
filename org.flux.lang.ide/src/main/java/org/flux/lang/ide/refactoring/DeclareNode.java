// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Node;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Name;
import org.flux.graph.types.Signature;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;

/** Declares a node, concrete or abstract, with the signature that is inferred for it. */
final class DeclareNode implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorRewrite;

    @Override
    public List<String> kinds() {
        return List.of(KIND, CodeActionKind.QuickFix);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        Optional<Name> name = Places.node(request);
        Optional<Node> node = name.flatMap(found -> request.program().graph().node(found.text()))
                .filter(found -> found.signature().isEmpty() && !(found instanceof Node.ExternalFunction));
        if (node.isEmpty()) {
            return List.of();
        }
        // there is a quick fix that does just this
        Set<Diagnostic> here = request.findings().keySet();
        if (here.stream().anyMatch(finding -> finding.code() == Code.NODE_INFERRED && finding.range().equals(node.get().range()))) {
            return List.of();
        }
        Optional<Diagnostic> misspelt = here.stream().filter(finding -> finding.code() == Code.NODE_MISSPELT
                && finding.range().equals(name.get().range())).findFirst();
        String kind = misspelt.isPresent() ? CodeActionKind.QuickFix : KIND;
        String title = "Declare `" + name.get() + "` with its inferred signature";
        Signature signature = request.program().analysis().types().signature(name.get().text());
        if (!signature.isDetermined()) {
            return List.of(Action.impossible(title, kind, "its types are open: " + signature));
        }
        Optional<Declaration> beside = Places.declarations(request, Declaration.class).findFirst();
        Optional<Declaration> definition = node.get() instanceof Node.AbstractNode flow
                ? Optional.of(flow.variants().getFirst().definition()) : beside;
        String declaration = name.get() + " " + Signature.declare(signature.inputs().orElseThrow()) + " => "
                + Signature.declare(signature.outputs().orElseThrow()) + ";";
        return definition.map(element -> {
            Edit edit = Edits.beside(element, declaration);
            return Action.change(title, kind, () -> request.after(List.of(edit)))
                    .doesAwayWith(misspelt.map(request.findings()::get).stream().toList());
        }).stream().toList();
    }
}
