// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.junit.jupiter.api.Test;

class ServerTest {

    @Test
    void endsAsTheProtocolWantsIt() {
        LspSession session = LspSession.start();
        session.close();
        assertThat(LspSession.get(session.exit())).isZero();
    }

    @Test
    void endsWhenTheClientIsGone() throws Exception {
        LspSession session = LspSession.start();
        session.disconnect();
        assertThat(LspSession.get(session.exit())).isOne();
    }

    @Test
    void servesAClientThatCanDoNextToNothing() {
        try (LspSession session = LspSession.start(params -> params.setCapabilities(new ClientCapabilities()))) {
            assertThat(session.initializeResult().getCapabilities().getTextDocumentSync().getRight().getChange())
                    .isEqualTo(TextDocumentSyncKind.Incremental);
            LspSession.OpenText document = session.open("source A => B;\nnonsense");
            assertThat(session.diagnostics(document)).isNotEmpty().allSatisfy(found -> assertThat(found.getRelatedInformation()).isNull());
        }
    }

    @Test
    void answersWithNothingAboutWhatItDoesNotKnow() {
        try (LspSession session = LspSession.start()) {
            Hover hover = LspSession.get(session.server().getTextDocumentService()
                    .hover(new HoverParams(new TextDocumentIdentifier("file:///nowhere/at-all.flux"), new Position(3, 5))));
            assertThat(hover).isNull();
        }
    }

    @Test
    void changesSeverityAsTheUserWishes() {
        try (LspSession session = LspSession.start()) {
            LspSession.OpenText document = session.open("Listen () => ();\nA () => ();\nsource Listen --> A;\n");
            assertThat(session.diagnostics(document)).extracting(d -> d.getCode().getLeft()).contains("FLUX901");
            JsonObject severities = new JsonObject();
            severities.addProperty("FLUX901", "off");
            JsonObject section = new JsonObject();
            section.add("severities", severities);
            session.settings(section);
            assertThat(session.diagnosticsOf(document.uri(), List::isEmpty)).isEmpty();
        }
    }
}
