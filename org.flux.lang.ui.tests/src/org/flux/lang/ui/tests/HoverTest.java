// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ide.ResourceUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.hover.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class HoverTest {
    @Test
    void aNodeTellsWhatItIsAndWhyItTakesItsLocks() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.until("there is room above the source", () -> MiningTest.room(editor, "source Listen") > 0);
        hover(editor, "Compute;");
        Workbench.until("the hover is there", () -> shown().contains("Compute (int socket, String request, boolean found)"));
        assertThat(Workbench.ask(HoverTest::shown)).contains("A node in Java", "Takes, in this order:", "cache").doesNotContain("```", "`");
        Workbench.shot("hover");
    }

    @Test
    void aProblemIsShownWithThePlacesThatItHasToDoWith() {
        String twice = "Read (int socket) => (String line);\nRead (int socket) => (String other);\n";
        ITextEditor editor = Workbench.open(Workbench.file("demo/twice.flux", twice));
        Workbench.until("the problem is marked", () -> !Workbench.problems(ResourceUtil
                .getFile(editor.getEditorInput())).isEmpty());
        // The lens moves the lines down, so that the pointer would be in another one.
        Workbench.until("there is room above the first line", () -> MiningTest.room(editor, "Read (int socket) => (String line)") > 0);
        hover(editor, "Read (int socket) => (String other)");
        Workbench.until("the other place is named", () -> shown().contains("twice.flux:1"));
        Workbench.shot("hover-problem");
    }

    @Test
    void markdownIsReadAsPeopleWriteIt() {
        Markdown shown = Markdown.of("""
                # Title
                One *stressed* and
                `code` line, [there](https://a.b).

                - item **bold `x`**
                  - deeper
                ```flux
                A = B;
                ```
                a_b_c 2*3*4""");
        assertThat(shown.text()).isEqualTo("""
                Title
                One stressed and code line, there.
                •  item bold x
                •  deeper
                A = B;
                a_b_c 2*3*4""");
        assertThat(shown.lines()).extracting(Markdown.Line::kind).containsExactly(Markdown.Kind.HEADING, Markdown.Kind.PARAGRAPH,
                Markdown.Kind.ITEM, Markdown.Kind.ITEM, Markdown.Kind.FLUX, Markdown.Kind.PARAGRAPH);
        assertThat(shown.spans()).extracting(span -> shown.text().substring(span.start(), span.end()) + " " + span.style())
                .containsExactly("stressed ITALIC", "code CODE", "there LINK", "bold x BOLD", "x CODE");
    }

    /** Puts the pointer there, and leaves it. */
    static void hover(ITextEditor editor, String what) {
        int offset = Workbench.offset(editor, what) + 1;
        StyledText widget = Workbench.widget(editor);
        Workbench.ui(() -> {
            editor.selectAndReveal(offset, 0);
            Point point = widget.getLocationAtOffset(widget.getCaretOffset());
            for (int step = 0; step < 3; step++) {
                Event event = new Event();
                event.type = SWT.MouseMove;
                event.x = widget.toDisplay(point).x + step;
                event.y = widget.toDisplay(point).y + widget.getLineHeight() / 2;
                widget.getDisplay().post(event);
            }
        });
    }

    static String shown() {
        Shell main = Workbench.window().getShell();
        return Arrays.stream(main.getDisplay().getShells()).filter(shell -> shell != main && shell.isVisible())
                .flatMap(shell -> Workbench.all(shell, StyledText.class).stream()).map(StyledText::getText)
                .reduce("", (a, b) -> a + "\n" + b);
    }
}
