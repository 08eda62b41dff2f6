// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;

/** Leads to the page of a finding's code, if the client can show it. */
final class ExplainCode implements ActionProvider {
    private static final String COMMAND = "flux.explain";

    @Override
    public List<String> kinds() {
        return List.of(CodeActionKind.QuickFix);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        if (!request.context().options().knows(COMMAND)) {
            return List.of();
        }
        return request.findings().keySet().stream().map(finding -> finding.code()).distinct()
                .map(code -> Action.command("Explain " + code.id()
                + ": " + code.title(), CodeActionKind.QuickFix, new Command("Explain " + code.id(), COMMAND, List.of(code.id())))).toList();
    }
}
