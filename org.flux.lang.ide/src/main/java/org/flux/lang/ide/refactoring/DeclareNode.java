// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.Node;
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
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        Optional<Name> name = Places.node(request);
        Optional<Node> node = name.flatMap(found -> request.program().graph().node(found.text()))
                .filter(found -> found.signature().isEmpty() && !(found instanceof Node.ExternalFunction));
        if (node.isEmpty()) {
            return List.of();
        }
        String title = "Declare `" + name.get() + "` with its inferred signature";
        Signature signature = request.program().analysis().types().signature(name.get().text());
        if (!signature.isDetermined()) {
            return List.of(Action.impossible(title, KIND, "its types are open: " + signature));
        }
        Optional<Declaration> beside = Places.declarations(request, Declaration.class).findFirst();
        Optional<Declaration> definition = node.get() instanceof Node.AbstractNode flow
                ? Optional.of(flow.variants().getFirst().definition()) : beside;
        String declaration = name.get() + " " + Signature.declare(signature.inputs().orElseThrow()) + " => "
                + Signature.declare(signature.outputs().orElseThrow()) + ";";
        return definition.map(element -> {
            Edit edit = Edits.beside(element, declaration);
            return Action.change(title, KIND, () -> request.after(List.of(edit)));
        }).stream().toList();
    }
}
