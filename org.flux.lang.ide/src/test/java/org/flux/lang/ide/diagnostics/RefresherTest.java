// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.flux.lang.ide.LspSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefresherTest {
    private static final List<String> ALL = List.of("InlayHints", "CodeLenses", "SemanticTokens");

    @ParameterizedTest
    @ValueSource(strings = {"InlayHints", "CodeLenses", "SemanticTokens"})
    void settingsAreHeededAtOnceByThoseThatCanAskAgain(String cannot) {
        try (LspSession session = LspSession.start(params -> {
            WorkspaceClientCapabilities can = params.getCapabilities().getWorkspace();
            switch (cannot) {
                case "InlayHints" -> can.setInlayHint(null);
                case "CodeLenses" -> can.getCodeLens().setRefreshSupport(false);
                default -> can.setSemanticTokens(null);
            }
        })) {
            // what is waited for the second time comes behind everything of the first time
            for (boolean shown : List.of(false, true)) {
                session.settings(JsonParser.parseString("{\"codeLens\": {\"paths\": " + shown + "}}").getAsJsonObject());
                ALL.stream().filter(what -> !what.equals(cannot)).forEach(session::awaitRefresh);
            }
            assertThat(session.refreshes()).doesNotContain(cannot);
        }
    }
}
