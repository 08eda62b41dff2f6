// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentLinksTest {
    @TempDir
    Path folder;

    @Test
    void leadToImportedFiles() {
        links("import \"<|lib/größe.flux|>\";\r\n/* \uD83D\uDE00 */ import \t\"<|b.flux|>\";\r\nF = A;<|>", "größe.flux", "b.flux");
    }

    @Test
    void leadNowhereIfThereIsNoFile() {
        links("import \"c.flux\";\nimport java.util.List;\nimport \"\";\n<|>");
        links("<|>");
    }

    @Test
    void doWithoutAClosingQuote() {
        links("import \"<|b.flux|>\nF = A;<|>", "b.flux");
    }

    @Test
    void leadToWhatSomethingIsBoundTo() {
        LspSession.write(folder.resolve("Codec.java"),
                "package a;\npublic class Codec {\n  public static int hash(int a) { return a; }\n}\n");
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = H;<|>\nH (int a) => (int b) by\t<|a.Codec::hash|>;\n"
                + "G (int a) => (int b) by a.Codec::other;\n")) {
            List<DocumentLink> links = LspSession.get(files.documents().documentLink(new DocumentLinkParams(files.id())));
            assertThat(links.stream().map(link -> MarkedFiles.shown("a.flux", link.getRange()))).isEqualTo(files.marked());
            assertThat(links.getFirst().getTarget()).endsWith("/Codec.java#L3,21");
            assertThat(links.getFirst().getTooltip()).isEqualTo("Open Codec.hash");
        }
    }

    private void links(String marked, String... targets) {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", marked, "b.flux", "B () => ();", "lib/größe.flux", "C () => ();")) {
            List<DocumentLink> links = LspSession.get(files.documents().documentLink(new DocumentLinkParams(files.id())));
            assertThat(links.stream().map(link -> MarkedFiles.shown("a.flux", link.getRange()))).isEqualTo(files.marked());
            assertThat(links).extracting(link -> Path.of(java.net.URI.create(link.getTarget())).getFileName().toString())
                    .containsExactly(targets);
            assertThat(links).allMatch(link -> link.getTooltip().startsWith("Open "));
        }
    }
}
