// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.flux.lang.ide.LspSession;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
    @Test
    void tellsEditorsHowToGetAround() {
        try (LspSession session = LspSession.start()) {
            JsonObject announced = new Gson().toJsonTree(session.initializeResult().getCapabilities()).getAsJsonObject();
            assertThat(announced.keySet()).contains("definitionProvider", "declarationProvider", "implementationProvider",
                    "referencesProvider",
                    "documentHighlightProvider", "callHierarchyProvider", "documentLinkProvider", "workspaceSymbolProvider",
                    "documentSymbolProvider", "foldingRangeProvider", "selectionRangeProvider", "renameProvider",
                    "linkedEditingRangeProvider").doesNotContain("typeDefinitionProvider", "typeHierarchyProvider");
            assertThat(session.initializeResult().getCapabilities().getRenameProvider().getRight().getPrepareProvider()).isTrue();
        }
    }

    @Test
    void offersNoPreparedRenameToClientsThatKnowNone() {
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getTextDocument().setRename(null))) {
            assertThat(session.initializeResult().getCapabilities().getRenameProvider().getLeft()).isTrue();
        }
    }
}
