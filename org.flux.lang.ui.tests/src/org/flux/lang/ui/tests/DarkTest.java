// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import java.util.Optional;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class DarkTest {
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";

    @AfterEach
    void light() {
        theme(LIGHT);
    }

    @Test
    void coloursFollowTheThemeWhileTheEditorIsOpen() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        RGB light = Workbench.eventually("names have colours", () -> Optional.ofNullable(colour(editor)));
        theme(DARK);
        Workbench.until("they have others in the dark", () -> !light.equals(colour(editor)));
        ColourTest.assertReadable(editor);
        Workbench.before(editor, "Look ->");
        Workbench.until("occurrences are marked", () -> OccurrencesTest.marks(editor).size() == 3);
        Workbench.shot("dark");
        HoverTest.hover(editor, "Compute;");
        Workbench.until("the hover is there", () -> HoverTest.shown().contains("Compute (int socket"));
        Workbench.shot("dark-hover");
        theme(LIGHT);
        Workbench.until("they are as they were", () -> light.equals(colour(editor)));
    }

    private static RGB colour(ITextEditor editor) {
        StyleRange style = Workbench.widget(editor).getStyleRangeAtOffset(Workbench.offset(editor, "cache?"));
        return style == null || style.foreground == null ? null : style.foreground.getRGB();
    }

    private static void theme(String id) {
        Workbench.ui(() -> Workbench.window().getService(IThemeEngine.class).setTheme(id, false));
    }
}
