// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.flux.lang.ide.LspSession;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void foldsImports() {
        folds("import a.B;\nimport \"c.flux\";\n\nimport d.E;\nF = A;\n", "0-3 imports");
        folds("import a.B;\n// why\nimport d.E;\nimport d.F;\n", "2-3 imports");
        folds("import a.B;\n", "");
    }

    @Test
    void foldsDeclarationsOfSeveralLines() {
        folds("F =\n  A\n  -> B;\nG = A;\nH (int a)\n  => ();\n", "0-2, 4-5");
        folds("atomic A:{\n  x,\n  y\n};\n", "0-2");
        folds("atomic A:{\r\n\tx, y};\r\n", "0-1");
    }

    @Test
    void foldsComments() {
        folds("/* a\n b */\n// c\n// d\n\n// e\nF = A; // f\n// g\n", "0-1 comment, 2-3 comment");
        folds("/** a\n * b\n */\nF =\n A;\n", "0-2 comment, 3-4");
        folds("F = A; /* a\n */\n", "0-1 comment");
        folds("// a\r// b\r", "0-1 comment");
    }

    @Test
    void foldsVariantsOfOneNode() {
        folds("H:[a] = A;\nH:[b] =\n  B;\n\nH:[_] = C;\nG:[a] = A;\n", "0-4, 1-2");
    }

    @Test
    void foldsRegions() {
        folds("// region a\nF = A;\n//#region b\n// text\n// endregion\n// #endregion a\n// region open\n", "0-5 region, 2-4 region");
        folds("// endregion\nF = A;\n// regional\n", "");
    }

    @Test
    void neverCrossesNorBeginsTwiceOnALine() {
        folds("H:[a] =\n A;\nH:[_] =\n B;\n", "0-3, 2-3");
        folds("F = A\n// region x\n-> B;\nG = A;\n// endregion\n", "0-2");
    }

    @Test
    void survivesBrokenTexts() {
        folds("", "");
        folds("F = A ->\n\n((\n/* open\n comment", "3-4 comment");
        folds("Ä = ö\n -> ü;", "0-1");
    }

    @Test
    void keepsTheOuterOnesIfTheEditorWantsFew() {
        try (LspSession session = LspSession.start(params ->
                params.getCapabilities().getTextDocument().getFoldingRange().setRangeLimit(2))) {
            assertThat(shown(session, "H:[a] = A;\nH:[b] =\n B;\nF =\n A;\n")).isEqualTo("0-2, 3-4");
        }
    }

    private static void folds(String text, String expected) {
        try (LspSession session = LspSession.start()) {
            assertThat(shown(session, text)).isEqualTo(expected);
        }
    }

    private static String shown(LspSession session, String text) {
        FoldingRangeRequestParams params = new FoldingRangeRequestParams(session.open(text).id());
        return LspSession.get(session.server().getTextDocumentService().foldingRange(params)).stream().map(FoldingTest::shown)
                .collect(Collectors.joining(", "));
    }

    private static String shown(FoldingRange fold) {
        return fold.getStartLine() + "-" + fold.getEndLine() + (fold.getKind() == null ? "" : " " + fold.getKind());
    }
}
