// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    @Test
    void tellsWhatSaysWhatANodeIsFromWhatUsesIt() {
        shows("source S => A;\nA (int a) => ();\nA = <|>B -> B;\natomic B:{l};\nB () => ();\n", "B Read, B Read, B Read, B Write");
        shows("<|>H:[p] = A;\nH:[_] = B;\nF = H;\n", "H Write, H Write, H Read");
    }

    @Test
    void tellsReadersFromWriters() {
        shows("atomic A:{l?};\natomic B:{<|>l!};\natomic C:{l};\norder l < m;\n", "l Read, l Write, l Write, l Text");
    }

    @Test
    void staysInTheTextAndWithinTheName() {
        shows("Ä = größe ->\t<|>größe;\r\n", "größe Read, größe Read");
        shows("F = <|> ;\nB () => ();\n", "");
        shows("<|>", "");
        shows("F = A -> B<|> ( ;\n", "B Read");
    }

    private static void shows(String marked, String expected) {
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open(marked);
            assertThat(LspSession.get(session.server().getTextDocumentService().documentHighlight(new DocumentHighlightParams(text.id(),
                    text.marked().cursor()))).stream().map(highlight -> text.marked().at(highlight.getRange()) + " " + highlight.getKind())
                    .collect(Collectors.joining(", "))).isEqualTo(expected);
        }
    }
}
