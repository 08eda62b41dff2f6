// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class OccurrencesTest {
    private static final String KIND = "org.flux.lang.ui.occurrence.";

    @Test
    void whatIsUnderTheCursorIsMarkedWhereverItOccurs() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.before(editor, "Look ->");
        Workbench.until("all three places are marked", () -> marks(editor).size() == 3);
        assertThat(Workbench.ask(() -> marks(editor))).containsExactly("write 7 Look", "read 13 Look", "read 19 Look");
        Workbench.shot("occurrences");
        Workbench.before(editor, "cache}");
        Workbench.until("the lock is marked instead", () -> marks(editor).equals(List.of("read 19 cache", "write 20 cache")));
        Workbench.before(editor, "// One");
        Workbench.until("nothing is marked", () -> marks(editor).isEmpty());
    }

    /** In the order of the text: kind, line, text. */
    static List<String> marks(ITextEditor editor) {
        IAnnotationModel model = ((ISourceViewer) Workbench.viewer(editor)).getAnnotationModel();
        IDocument document = Workbench.document(editor);
        List<Position> places = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            if (annotation.getType().startsWith(KIND)) {
                Position place = model.getPosition(annotation);
                int at = (int) places.stream().filter(other -> other.offset < place.offset).count();
                places.add(at, place);
                try {
                    marks.add(at, annotation.getType().substring(KIND.length()) + " " + (document.getLineOfOffset(place.offset) + 1) + " "
                            + document.get(place.offset, place.length));
                } catch (BadLocationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return marks;
    }
}
