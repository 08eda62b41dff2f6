// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class TypingTest {
    @Test
    void whatIsOpenedIsClosed() {
        ITextEditor editor = open("");
        Workbench.type(editor, "Read (int s");
        assertThat(Workbench.text(editor)).isEqualTo("Read (int s)");
        Workbench.type(editor, ") => (");
        assertThat(Workbench.text(editor)).isEqualTo("Read (int s) => ()");
        Workbench.key(editor, SWT.BS, 0);
        assertThat(Workbench.text(editor)).isEqualTo("Read (int s) => ");
    }

    @Test
    void nothingIsClosedInACommentOrBeforeAWord() {
        ITextEditor editor = open("// \nRead");
        Workbench.after(editor, "// ");
        Workbench.type(editor, "(");
        Workbench.before(editor, "Read");
        Workbench.type(editor, "(");
        assertThat(Workbench.text(editor)).isEqualTo("// (\n(Read");
    }

    @Test
    void aCommentGoesOnInTheNextLine() {
        ITextEditor editor = open("\nRead (int s) => ();\n");
        Workbench.type(editor, "/**\nWhat it does,\nand why");
        assertThat(Workbench.text(editor)).isEqualTo("/**\n * What it does,\n * and why\n */\nRead (int s) => ();\n");
    }

    @Test
    void aRemarkThatIsBrokenIntoTwoLinesStaysOneAndOneAboveAnotherStaysAlone() {
        ITextEditor editor = open("// One two\n");
        Workbench.after(editor, "One ");
        Workbench.type(editor, "\n");
        assertThat(Workbench.text(editor)).isEqualTo("// One \n// two\n");
        Workbench.before(editor, "// One");
        Workbench.type(editor, "// Zero\n");
        assertThat(Workbench.text(editor)).isEqualTo("// Zero\n// One \n// two\n");
    }

    @Test
    void linesBecomeCommentsAndWhatTheyWere() {
        String text = "A = B;\n  C = D;\n";
        ITextEditor editor = open(text);
        Workbench.select(editor, text.substring(0, text.length() - 1));
        Workbench.command("org.flux.lang.ui.toggleComment");
        Workbench.until("they are comments", () -> Workbench.text(editor).equals("// A = B;\n//   C = D;\n"));
        Workbench.command("org.flux.lang.ui.toggleComment");
        Workbench.until("they are lines again", () -> Workbench.text(editor).equals(text));
    }

    private static ITextEditor open(String text) {
        ITextEditor editor = Workbench.open(Workbench.file("demo/typing.flux", text));
        Workbench.ui(() -> editor.selectAndReveal(0, 0));
        return editor;
    }
}
