// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.lang.ide.edits.WorkspaceEdits;

/** The fixes that findings bring with them. */
final class QuickFixes implements ActionProvider {
    @Override
    public List<String> kinds() {
        return List.of(CodeActionKind.QuickFix);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        request.findings().forEach((finding, shown) -> {
            List<Fix> safe = finding.fixes().stream().filter(Fix::isSafe).toList();
            for (Fix fix : finding.fixes().stream().filter(fix -> canBeDone(request, fix)).toList()) {
                actions.add(Action.change(fix.title(), CodeActionKind.QuickFix, () -> request.after(fix.edits()))
                        .doesAwayWith(List.of(shown)).preferred(safe.size() == 1 && safe.getFirst() == fix));
            }
        });
        return actions;
    }

    /** Not every client can create files. */
    private static boolean canBeDone(ActionRequest request, Fix fix) {
        return WorkspaceEdits.canCreateFiles(request.context())
                || fix.edits().stream().allMatch(edit -> request.view().snapshot().document(edit.range().file()).isPresent());
    }
}
