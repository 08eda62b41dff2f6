// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class FoldingTest {
    private static final String TEXT = """
            // region Signatures
            Read (int socket) => (String line);
            Show (String line) => ();
            // endregion
            /*
             * Long remark.
             */
            Serve = Read
                -> Show;
            """;

    @Test
    void whatBelongsTogetherCanBeFoldedAndStaysFoldedWhileSomebodyTypes() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/fold.flux", TEXT));
        Workbench.until("all can be folded", () -> folds(editor).equals(List.of("1-4", "5-7", "8-9")));
        Workbench.ui(() -> model(editor).collapse(at(editor, "5-7")));
        Workbench.until("the remark is folded", () -> !Workbench.widget(editor).getText().contains("Long remark"));
        Workbench.ui(Workbench.widget(editor)::redraw);
        Workbench.ui(Workbench.widget(editor)::update);
        Workbench.shot("folding");
        // Within a comment Enter goes on with the comment, so two lines are pasted.
        Workbench.ui(() -> Workbench.document(editor).replace(0, 0, "// region More\n// endregion\n"));
        Workbench.until("there is one more", () -> folds(editor).equals(List.of("1-2", "3-6", "7-9", "10-11")));
        assertThat(Workbench.ask(() -> at(editor, "7-9").isCollapsed())).isTrue();
        assertThat(Workbench.ask(() -> Workbench.widget(editor).getText())).doesNotContain("Long remark");
    }

    private static ProjectionAnnotationModel model(ITextEditor editor) {
        return ((ProjectionViewer) Workbench.viewer(editor)).getProjectionAnnotationModel();
    }

    private static List<String> folds(ITextEditor editor) {
        List<String> folds = new ArrayList<>();
        for (Iterator<Annotation> all = model(editor).getAnnotationIterator(); all.hasNext();) {
            folds.add(lines(editor, model(editor).getPosition(all.next())));
        }
        folds.sort((a, b) -> Integer.compare(Integer.parseInt(a.split("-")[0]), Integer.parseInt(b.split("-")[0])));
        return folds;
    }

    private static ProjectionAnnotation at(ITextEditor editor, String lines) {
        for (Iterator<Annotation> all = model(editor).getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            if (lines(editor, model(editor).getPosition(annotation)).equals(lines)) {
                return (ProjectionAnnotation) annotation;
            }
        }
        throw new AssertionError("nothing to fold at " + lines);
    }

    private static String lines(ITextEditor editor, Position place) {
        try {
            return Workbench.document(editor).getLineOfOffset(place.offset) + 1 + "-"
                    + (Workbench.document(editor).getLineOfOffset(place.offset + place.length - 1) + 1);
        } catch (BadLocationException e) {
            throw new AssertionError(e);
        }
    }
}
