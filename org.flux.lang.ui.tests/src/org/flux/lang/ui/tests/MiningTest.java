// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewerExtension2;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.texteditor.ITextEditor;
import org.flux.lang.ui.mining.Minings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class MiningTest {
    @AfterEach
    void forget() {
        NavigationTest.forgetSearches();
    }

    @Test
    void lensesStandAboveLinesAndHintsWithinThem() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.until("there is room above the source", () -> room(editor, "source Listen") > 0);
        Workbench.until("there is room behind a step", () -> gap(editor, " -> Answer") > 0);
        assertThat(labels(editor)).contains("above Run", "above Show diagram", "above 2 references", "within  taken as cache, log")
                .anyMatch(label -> label.matches("above \\d+ paths")).anyMatch(label -> label.matches("within .*int, String.*"));
        Workbench.shot("lenses");
    }

    @Test
    void aClickOnALensDoesWhatItSays() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.until("there is room above the node", () -> room(editor, "Look (int") > 0);
        // A click may be too early: what is under the pointer is known when it has been drawn. One too many would begin another search.
        AtomicLong clicked = new AtomicLong(System.nanoTime() - TimeUnit.MINUTES.toNanos(1));
        Workbench.until("references are listed", () -> {
            if (listed().contains("13: Serve = Read -> Look -> Answer -> Write;")) {
                return true;
            }
            if (System.nanoTime() - clicked.get() > TimeUnit.SECONDS.toNanos(3)) {
                click(editor, "Look (int");
                clicked.set(System.nanoTime());
            }
            return false;
        });
    }

    /** What the Search view has, if there is one. */
    private static List<String> listed() {
        return Optional.ofNullable(NewSearchUI.getSearchResultView())
                .map(view -> (Composite) view.getActivePage().getControl())
                .flatMap(page -> Workbench.find(page, Tree.class, tree -> true))
                .map(tree -> NavigationTest.labels(tree.getItems()).toList()).orElse(List.of());
    }

    @Test
    void aDoubleClickOnAHintWritesTheLocks() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/locks.flux", """
                Get () => (int x);
                Inner (int x) => ();
                source Get => Outer;
                Outer = Inner;
                atomic Outer:{beta};
                atomic Inner:{alpha};
                """));
        Workbench.until("the lock that is added is shown", () -> shown(editor).contains(", alpha") && gap(editor, "};\natomic Inner") > 0);
        Workbench.shot("hint");
        Workbench.until("it is written", () -> {
            StyledText widget = Workbench.widget(editor);
            Point place = widget.getLocationAtOffset(Workbench.offset(editor, "};\natomic Inner"));
            click(widget, place.x + 4, place.y + widget.getLineHeight() / 2, 2);
            return Workbench.text(editor).contains("atomic Outer:{beta, alpha};");
        });
    }

    @Test
    void lensesFollowWhatIsTypedInOtherFiles() {
        IFile other = Workbench.file("demo/other.flux", "import \"web.flux\";\nTwice = Look;\n");
        ITextEditor web = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.until("it is used three times", () -> shown(web).contains("3 references"));
        ITextEditor editor = Workbench.open(other);
        Workbench.after(editor, "= Look");
        Workbench.type(editor, "Out");
        Workbench.until("it is used twice", () -> !shown(web).contains("3 references"));
    }

    /** What is drawn, which only classes know that are none of the platform's interface. */
    private static List<String> shown(ITextEditor editor) {
        List<String> labels = new ArrayList<>();
        ISourceViewerExtension2 viewer = (ISourceViewerExtension2) Workbench.viewer(editor);
        for (Iterator<Annotation> all = viewer.getVisualAnnotationModel().getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            if (annotation.getClass().getSimpleName().startsWith("CodeMining")) {
                try {
                    ((List<?>) annotation.getClass().getMethod("getMinings").invoke(annotation))
                            .forEach(mining -> labels.add(((ICodeMining) mining).getLabel()));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return labels;
    }

    /** On the first lens above a line. */
    private static void click(ITextEditor editor, String what) {
        StyledText widget = Workbench.widget(editor);
        Point line = widget.getLocationAtOffset(Workbench.offset(editor, what));
        click(widget, line.x + 8, line.y - room(editor, what) / 2, 1);
    }

    private static void click(StyledText widget, int x, int y, int times) {
        for (int type : new int[] {SWT.MouseMove, SWT.MouseDown, SWT.MouseUp}) {
            Event event = new Event();
            event.x = x;
            event.y = y;
            event.button = type == SWT.MouseMove ? 0 : 1;
            event.count = times;
            event.widget = widget;
            widget.notifyListeners(type, event);
        }
    }

    /** How much there is above a line for what is not in the text. */
    static int room(ITextEditor editor, String what) {
        StyledText widget = Workbench.widget(editor);
        return widget.getLineVerticalIndent(widget.getLineAtOffset(Workbench.offset(editor, what)));
    }

    /** How much wider than itself a character is, for what is beside it. */
    private static int gap(ITextEditor editor, String what) {
        StyleRange style = Workbench.widget(editor).getStyleRangeAtOffset(Workbench.offset(editor, what));
        return style == null || style.metrics == null ? 0 : style.metrics.width;
    }

    private static List<String> labels(ITextEditor editor) {
        ITextViewer viewer = Workbench.viewer(editor);
        try {
            return new Minings().provideCodeMinings(viewer, new NullProgressMonitor()).get(30, TimeUnit.SECONDS).stream()
                    .map(mining -> (mining instanceof LineHeaderCodeMining ? "above " : "within ") + mining.getLabel()).toList();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
