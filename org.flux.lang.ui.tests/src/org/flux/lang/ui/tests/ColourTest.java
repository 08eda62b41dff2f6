// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.colour.Styles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class ColourTest {
    private static final double READABLE = 4.5;

    @Test
    void namesHaveTheColoursOfWhatTheyMean() {
        ITextEditor editor = open();
        assertThat(colour(editor, "typedef")).isEqualTo(theme("keyword"));
        assertThat(colour(editor, "hit")).isEqualTo(theme("predicate"));
        assertThat(colour(editor, "Listen () ")).isEqualTo(theme("source"));
        assertThat(colour(editor, "socket)")).isEqualTo(theme("parameter"));
        assertThat(colour(editor, "String request)")).isEqualTo(theme("type"));
        assertThat(colour(editor, "cache?")).isEqualTo(theme("lock"));
        assertThat(colour(editor, "// One")).isEqualTo(theme("comment"));
        assertThat(colour(editor, "/** Waits")).isEqualTo(theme("documentation"));
        assertThat(style(editor, "Read (int").fontStyle & SWT.BOLD).isNotZero();
        assertThat(style(editor, "Read ->").fontStyle & SWT.BOLD).isZero();
        Workbench.shot("colours");
    }

    @Test
    void coloursMoveWithTheTextWhileSomebodyTypes() {
        ITextEditor editor = open();
        Workbench.before(editor, "source Listen");
        StyledText widget = Workbench.widget(editor);
        // In one step of the UI thread, so that no answer of the server can come between.
        RGB[] found = Workbench.ask(() -> {
            widget.insert("Again = Serve;\natomic Again:{more};\n// more\n");
            return Stream.of("cache?", "hit] =", "atomic Again", "// more").map(what -> rgb(widget, widget.getText().indexOf(what)))
                    .toArray(RGB[]::new);
        });
        assertThat(found).containsExactly(theme("lock"), theme("predicate"), theme("keyword"), theme("comment"));
        Workbench.until("a name that has just been typed has a colour", () -> theme("node").equals(colour(editor, "Serve;")));
    }

    @Test
    void coloursCanBeReadOnTheirBackground() {
        assertReadable(open());
    }

    static void assertReadable(ITextEditor editor) {
        RGB background = Workbench.ask(() -> Workbench.widget(editor).getBackground().getRGB());
        assertThat(Stream.of("keyword", "comment", "documentation", "string", "number", "operator", "node", "source", "predicate", "lock",
                "method", "type", "parameter", "pragma")).allSatisfy(name ->
                        assertThat(contrast(theme(name), background)).as(name).isGreaterThan(READABLE));
    }

    private static ITextEditor open() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.until("names have colours", () -> theme("lock").equals(colour(editor, "cache?")));
        return editor;
    }

    private static RGB theme(String name) {
        return Workbench.ask(() -> Styles.colour(Styles.PREFIX + name).getRGB());
    }

    private static RGB colour(ITextEditor editor, String what) {
        return Workbench.ask(() -> rgb(Workbench.widget(editor), Workbench.offset(editor, what)));
    }

    private static StyleRange style(ITextEditor editor, String what) {
        return Workbench.ask(() -> Workbench.widget(editor).getStyleRangeAtOffset(Workbench.offset(editor, what)));
    }

    private static RGB rgb(StyledText widget, int offset) {
        StyleRange style = widget.getStyleRangeAtOffset(offset);
        return style == null || style.foreground == null ? null : style.foreground.getRGB();
    }

    /** As WCAG defines it. */
    private static double contrast(RGB a, RGB b) {
        double lighter = Math.max(luminance(a), luminance(b));
        return (lighter + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
    }

    private static double luminance(RGB colour) {
        double[] parts = Arrays.stream(new int[] {colour.red, colour.green, colour.blue}).mapToDouble(part -> part / 255.0)
                .map(part -> part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
