// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.MarkedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionTest {
    @TempDir
    Path folder;

    @Test
    void leadsFromAStepToItsFlow() {
        leads("source S => A;\nA = <|>B;\n<|B|> = C;\nC () => ();\n");
        leads("source S => A;\n<|A|> = B;\nA () => ();\natomic <|>A:{l};\nB () => ();\n");
    }

    @Test
    void leadsToEveryVariant() {
        leads("typedef p P;\nF = H<|>;\n<|H|>:[p] = A;\n<|H|>:[_] = B;\nH (int a) => ();\n");
    }

    @Test
    void leadsFromAConcreteNodeToItsSignature() {
        leads("F = A -> <|>B -> C;\n<|B|> (int a) => (int b);\n");
        leads("handle error F -> B => <|>H;\n<|H|> (int a) => ();\nF = B;\n");
    }

    @Test
    void leadsFromAPredicateToItsTypedef() {
        leads("typedef <|hit|> IsHit;\nF:[_, !<|>hit] = A;\n");
    }

    @Test
    void leadsFromALockToItsFirstConstraint() {
        leads("atomic A:{<|cache|>?};\natomic B:{cache};\norder cache < <|>cache;\n");
        leads("atomic A:{other, <|cache|>(session)};\natomic B:{<|>cache};\n");
    }

    @Test
    void leadsFromAnImportToTheFile() {
        leads("a.flux", "import \"b<|>.flux\";\nF = B;\n", "b.flux", "<||>B () => ();\n");
    }

    @Test
    void leadsAcrossFilesInBothDirections() {
        leads("a.flux", "import \"b.flux\";\nF = <|>B;\n", "b.flux", "// here\n<|B|> () => ();\n");
        leads("a.flux", "import \"b.flux\";\n<|F|> = B;\n", "b.flux", "B () => ();\natomic <|>F:{l};\n");
    }

    @Test
    void leadsNowhereFromWhatIsDeclaredNowhere() {
        leads("F = <|>A;\n");
        leads("// F<|>\nF = A;\n");
        leads("<|>");
        leads("import \"no<|>where.flux\";\n");
        leads("pragma <|>lockorder = inferred;\n");
    }

    @Test
    void isNotConfusedByOddTexts() {
        leads("Ärger = <|>größe;\r\n<|größe|> () => ();\r\n");
        leads("F = A ->\t<|>B; /* \uD83D\uDE00 */ /* \uD83D\uDE00 */ <|B|> () => ();\r");
        leads("/* \uD83D\uDE00 */ F = \uD835\uDC9C -> <|>\uD835\uDC9C\uD835\uDC9C; <|\uD835\uDC9C\uD835\uDC9C|> () => ();\n");
        leads("F = A -> <|>B\n\n<|B|> (int a) => ();\n((( ;\nsource");
        leads("F = <|>B; B = \n<|B|> () => ();\n".replace("B = \n", ""));
    }

    @Test
    void survivesPositionsOutsideOfTheText() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = A;<|>")) {
            for (Position position : List.of(new Position(99, 0), new Position(0, 999), new Position(7, 7))) {
                assertThat(files.targets(files.documents().definition(new DefinitionParams(files.id(), position)))).isEmpty();
            }
        }
    }

    @Test
    void tellsWhichNameLeadsThereAndWhatToShow() {
        try (MarkedFiles files = MarkedFiles.of(folder, "a.flux", "F = <|A<|>B|>;\n<|/** Text. */|> <|AB () => ();|>\n")) {
            LocationLink link = LspSession.get(files.documents().definition(new DefinitionParams(files.id(), files.cursor()))).getRight()
                    .getFirst();
            assertThat(MarkedFiles.shown("a.flux", link.getOriginSelectionRange())).isEqualTo(files.marked().get(0));
            assertThat(MarkedFiles.shown("a.flux", link.getTargetRange())).isEqualTo(files.marked().get(2));
        }
    }

    @Test
    void givesPlacesToClientsThatKnowNoLinks() {
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getTextDocument().setDefinition(null))) {
            LspSession.OpenText text = session.open("F = <|>B;\n<|B|> () => ();\n");
            assertThat(LspSession.get(session.server().getTextDocumentService().definition(new DefinitionParams(text.id(),
                    text.marked().cursor()))).getLeft()).extracting(location -> location.getRange()).containsExactly(text.marked().range());
        }
    }

    private void leads(String marked) {
        leads("a.flux", marked);
    }

    private void leads(String... namesAndTexts) {
        try (MarkedFiles files = MarkedFiles.of(folder, namesAndTexts)) {
            assertThat(files.targets(files.documents().definition(new DefinitionParams(files.id(), files.cursor()))))
                    .isEqualTo(files.marked());
        }
    }
}
