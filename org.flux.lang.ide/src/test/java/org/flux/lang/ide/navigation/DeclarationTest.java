// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.lsp4j.DeclarationParams;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationTest {
    @TempDir
    Path folder;

    @Test
    void leadsToTheSignatureOfAnAbstractNode() {
        leads("a.flux", "F = <|>B;\nB = C;\n<|B|> () => ();\n");
        leads("a.flux", "import \"b.flux\";\n<|>B = C;\n", "b.flux", "\t<|B|> () => ();\r\n");
    }

    @Test
    void leadsToTheFlowOfANodeWithoutSignature() {
        leads("a.flux", "F = <|>B;\n<|B|> = C;\n");
    }

    @Test
    void leadsToTheTypedefOfAPredicate() {
        leads("a.flux", "typedef <|größer|> P;\nF:[<|>größer] = A;\n");
    }

    private void leads(String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            assertThat(files.targets(files.documents().declaration(new DeclarationParams(files.id(), files.cursor()))))
                    .isEqualTo(files.marked());
        }
    }
}
