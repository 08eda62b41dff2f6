// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;

class SelectionRangesTest {
    @Test
    void growFromAStepToTheFile() {
        grows("X () => ();\nF (int a) => ();\nF:[a] = A -> <|>B;\nF:[_] = C;\n", "B", "A -> B", "F:[a] = A -> B;",
                "F (int a) => ();\nF:[a] = A -> B;\nF:[_] = C;", "X () => ();\nF (int a) => ();\nF:[a] = A -> B;\nF:[_] = C;\n");
    }

    @Test
    void growFromAParameterToItsDeclaration() {
        grows("/** D. */ R (List<Ra<|>w> raw, int b) => (int c);", "Raw", "List<Raw>", "List<Raw> raw", "List<Raw> raw, int b",
                "(List<Raw> raw, int b)", "(List<Raw> raw, int b) => (int c)", "R (List<Raw> raw, int b) => (int c);",
                "/** D. */ R (List<Raw> raw, int b) => (int c);");
        grows("R (java.uti<|>l.List a) => ();", "util", "java.util.List", "java.util.List a", "(java.util.List a)",
                "(java.util.List a) => ()", "R (java.util.List a) => ();");
    }

    @Test
    void growFromAPattern() {
        grows("H:[_, !h<|>it] = ;", "hit", "!hit", "_, !hit", "[_, !hit]", "H:[_, !hit] = ;");
    }

    @Test
    void growFromALock() {
        grows("atomic A:{x, cac<|>he?(session)};", "cache", "cache?(session)", "x, cache?(session)", "{x, cache?(session)}",
                "atomic A:{x, cache?(session)};");
    }

    @Test
    void growFromAHandler() {
        grows("handle error A -> <|>B => H;", "B", "A -> B", "A -> B => H", "handle error A -> B => H;");
    }

    @Test
    void growWithinCommentsAndStrings() {
        grows("// one\n// two wor<|>ds\nF = A;", "words", "// two words", "// one\n// two words", "// one\n// two words\nF = A;");
        grows("/** a b<|>\n * c */\nF = A;", "b", "/** a b", "/** a b\n * c */", "/** a b\n * c */\nF = A;");
        grows("import \"a<|>.flux\";\nimport b.C;\nF = A;", "a.flux", "\"a.flux\"", "import \"a.flux\";",
                "import \"a.flux\";\nimport b.C;", "import \"a.flux\";\nimport b.C;\nF = A;");
    }

    @Test
    void areNotConfusedByOddTexts() {
        grows("", "");
        grows("<|>", "");
        grows("Ä = /* \uD83D\uDE00 */ gr<|>öße;\r\n", "größe", "Ä = /* \uD83D\uDE00 */ größe;", "Ä = /* \uD83D\uDE00 */ größe;\r\n");
        grows("F = A -> (<|>B\n\nG = ", "B", "F = A -> (B", "F = A -> (B\n\nG = ");
    }

    @Test
    void areNestedWhereverTheCursorIsInAnyText() {
        String good = "/** D */ import \"x\";\ntypedef a B;\nF (int a, List<X> b) => (int c);\nF:[a, !b] = A -> B;\nF:[_,_] = ;\n"
                + "handle error A -> * => B; // c\natomic A:{x?(session), y};\norder x < y;\n";
        Random random = new Random(7);
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open(good);
            for (int i = 0; i < 40; i++) {
                StringBuilder broken = new StringBuilder(good);
                int at = random.nextInt(broken.length() - 8);
                broken.delete(at, at + i % 8);
                text = session.change(text, broken.toString());
                List<Position> positions = new ArrayList<>();
                for (int line = 0; line < 9; line++) {
                    positions.add(new Position(line, random.nextInt(40)));
                }
                for (SelectionRange range : ranges(session, text, positions)) {
                    checkNested(text, range);
                }
            }
        }
    }

    private static void checkNested(OpenText text, SelectionRange innermost) {
        for (SelectionRange range = innermost; range.getParent() != null; range = range.getParent()) {
            assertThat(text.marked().at(range.getParent().getRange())).contains(text.marked().at(range.getRange()));
            assertThat(text.marked().at(range.getParent().getRange()).length()).isGreaterThan(text.marked().at(range.getRange()).length());
        }
    }

    private static void grows(String marked, String... expected) {
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open(marked);
            List<String> found = new ArrayList<>();
            Position position = text.marked().cursors().isEmpty() ? new Position(3, 3) : text.marked().cursor();
            for (SelectionRange range = ranges(session, text, List.of(position)).getFirst(); range != null; range = range.getParent()) {
                found.add(text.marked().at(range.getRange()));
            }
            assertThat(found).containsExactly(expected);
        }
    }

    private static List<SelectionRange> ranges(LspSession session, OpenText text, List<Position> positions) {
        return LspSession.get(session.server().getTextDocumentService().selectionRange(new SelectionRangeParams(text.id(), positions)));
    }
}
