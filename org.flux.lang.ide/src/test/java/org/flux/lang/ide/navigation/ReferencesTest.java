// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
    @TempDir
    Path folder;

    @Test
    void findsEveryKindOfMentionOfANode() {
        finds(true, "a.flux", "source S => <|A|>;\n<|A|> (int a) => ();\n<|A|> = B -> <|A|>;\natomic <|A|>:{A};\n"
                + "handle error <|A|> -> B => <|<|>A|>;\ntypedef A X;\n");
        finds(true, "a.flux", "source <|S|> => A;\nsession <|S|> => F;\n<|<|>S|> () => ();\n");
    }

    @Test
    void leavesOutWhatDeclares() {
        finds(false, "a.flux", "source S => <|A|>;\nA (int a) => ();\nA<|> = B -> C;\natomic <|A|>:{l};\n");
        finds(false, "a.flux", "typedef hit P;\nF:[<|hit<|>|>, !<|hit|>] = A;\n");
    }

    @Test
    void findsLocksWithTheirOrder() {
        finds(true, "a.flux", "atomic A:{<|l|>?};\natomic B:{k, <|<|>l|>(session)};\norder k < <|l|>;\nl () => ();\n");
    }

    @Test
    void findsFunctions() {
        finds(true, "a.flux", "typedef p <|<|>F|>;\ntypedef q <|F|>;\n");
    }

    @Test
    void findsWhatIsInClosedFilesOfEveryProgram() {
        finds(true, "a.flux", "import \"shared.flux\";\nF = <|B|>;\n", "b.flux", "import \"shared.flux\";\nG = <|B|> -> C;\n",
                "shared.flux", "<|<|>B|> () => ();\n", "other.flux", "H = B;\n");
        finds(true, "a.flux", "import \"shared.flux\";\nF = <|<|>B|>;\n", "b.flux", "import \"shared.flux\";\nG = B -> C;\n",
                "shared.flux", "<|B|> () => ();\n", "other.flux", "H = B;\n");
    }

    @Test
    void knowsImportsThatHaveJustBeenTyped() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "<|>", "b.flux", "<|B|> () => ();\n", "c.flux", "F = <|B|>;\n")) {
            files.session().awaitIdle();
            files.session().open(folder.resolve("c.flux"), "F = B;\n");
            files.session().change(files.text(), "import \"b.flux\";\nimport \"c.flux\";\n");
            assertThat(files.found(files.documents().references(new ReferenceParams(files.id("c.flux"), new Position(0, 4),
                    new ReferenceContext(true))))).isEqualTo(files.marked());
        }
    }

    @Test
    void findsWhoImportsAFile() {
        finds(true, "a.flux", "import <|\"shar<|>ed.flux\"|>;\n", "b.flux", "import <|\"./shared.flux\"|>;\n",
                "shared.flux", "B () => ();\n");
    }

    @Test
    void keepsParametersToTheirSignature() {
        finds(true, "a.flux", "A (int <|<|>x|>) => (int <|x|>, int y);\nB (int x) => ();\n");
        finds(true, "a.flux", "A (int <|<|>x|>) => ();\nA (int x) => ();\n");
    }

    @Test
    void isNotConfusedByOddTexts() {
        finds(true, "a.flux", "/* \uD83D\uDE00 */ Ä = <|größe|> ->\t<|<|>größe|>;\r\n\t<|größe|> () => ();\r\n");
        finds(true, "a.flux", "F = <|<|>B|> -> ;;; = (\n<|B|> () => ();\n}");
        finds(true, "a.flux", "<|>\n");
    }

    private void finds(boolean declarations, String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            assertThat(files.found(files.documents().references(new ReferenceParams(files.id(), files.cursor(),
                    new ReferenceContext(declarations))))).isEqualTo(files.marked());
        }
    }
}
