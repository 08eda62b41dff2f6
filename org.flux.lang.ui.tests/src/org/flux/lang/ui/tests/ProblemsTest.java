// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class ProblemsTest {
    private static final String PROGRAM = """
            Listen () => (int socket);
            Answer (int socket) => ();
            source Listen => Serve;
            Serve = Answer;
            """;
    private static final String BROKEN = PROGRAM.replace("= Answer;", "= Anser;");

    private static boolean says(IFile file, String part) {
        return Workbench.messages(file).stream().anyMatch(message -> message.contains(part));
    }

    private static IMarker problem(IFile file, String part) {
        return Workbench.eventually("a marker with " + part, () -> Workbench.problems(file).stream()
                .filter(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains(part)).findFirst());
    }

    @Test
    void markersComeAndGoWhileSomebodyTypes() {
        IFile file = Workbench.file("demo/web.flux", PROGRAM);
        ITextEditor editor = Workbench.open(file);
        Workbench.after(editor, "Serve = Answer");
        Workbench.type(editor, "x");
        IMarker marker = problem(file, "`Answerx`");
        assertThat(marker.getAttribute(IMarker.SEVERITY, -1)).isEqualTo(IMarker.SEVERITY_WARNING);
        assertThat(marker.getAttribute(IMarker.LINE_NUMBER, -1)).isEqualTo(4);
        assertThat(marker.getAttribute(IMarker.MESSAGE, "")).matches(".*\\[FLUX\\d{3}]");
        Workbench.shot("markers");
        Workbench.key(editor, SWT.BS, 0);
        Workbench.until("no problems any more", () -> Workbench.problems(file).isEmpty());
    }

    @Test
    void aMarkerStaysTheSameOneAndGoesWithItsText() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        IMarker marker = problem(file, "`Anser`");
        Workbench.ui(() -> Workbench.document(editor).replace(0, 0, "// one\n// two\n"));
        Workbench.until("the marker is two lines further down", () -> marker.getAttribute(IMarker.LINE_NUMBER, -1) == 6);
        assertThat(marker.getAttribute(IMarker.CHAR_START, -1)).isEqualTo(Workbench.offset(editor, "Anser;"));
    }

    @Test
    void filesThatAreNotOpenHaveMarkersToo() {
        IFile file = Workbench.file("demo/deep/closed.flux", BROKEN);
        problem(file, "`Anser`");
        Workbench.ui(() -> file.setContents(new java.io.ByteArrayInputStream(PROGRAM.getBytes()), true, false, null));
        Workbench.until("no problems any more", () -> Workbench.problems(file).isEmpty());
    }

    @Test
    void closingWithoutSavingBringsBackTheMarkersOfTheFile() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        problem(file, "`Anser`");
        Workbench.after(editor, "= Ans");
        Workbench.type(editor, "w");
        Workbench.until("no problems any more", () -> Workbench.problems(file).isEmpty());
        Workbench.ui(() -> Workbench.page().closeEditor(editor, false));
        IMarker marker = problem(file, "`Anser`");
        assertThat(marker.getAttribute(IMarker.CHAR_START, -1)).isEqualTo(BROKEN.indexOf("Anser;"));
    }

    @Test
    void whatIsWrongOutsideTheWorkspaceIsShownInItsEditor() throws Exception {
        Path file = Files.writeString(Files.createTempFile("outside", ".flux"), BROKEN);
        ITextEditor editor = Workbench.ask(() -> (ITextEditor) IDE.openEditorOnFileStore(Workbench.page(), EFS.getStore(file.toUri())));
        ISourceViewer viewer = (ISourceViewer) Workbench.viewer(editor);
        Workbench.until("an annotation", () -> texts(viewer.getAnnotationModel()).stream().anyMatch(text -> text.contains("`Anser`")));
        Workbench.after(editor, "= Ans");
        Workbench.type(editor, "w");
        Workbench.until("no annotation any more", () -> texts(viewer.getAnnotationModel()).isEmpty());
        Files.delete(file);
    }

    private static List<String> texts(IAnnotationModel model) {
        List<String> texts = new java.util.ArrayList<>();
        for (Iterator<Annotation> annotations = model.getAnnotationIterator(); annotations.hasNext();) {
            Annotation annotation = annotations.next();
            if (annotation.getType().endsWith("error") || annotation.getType().endsWith("warning")) {
                texts.add(annotation.getText());
            }
        }
        return texts;
    }

    @Test
    void aFixOfAMarkerChangesTheFileThatIsNotOpen() throws Exception {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        IMarker marker = problem(file, "`Anser`");
        IMarkerResolution fix = Workbench.eventually("a fix", () -> Stream.of(IDE.getMarkerHelpRegistry().getResolutions(marker))
                .filter(resolution -> resolution.getLabel().contains("`Answer`")).findFirst());
        Workbench.ui(() -> fix.run(marker));
        Workbench.until("no problems any more", () -> Workbench.problems(file).isEmpty());
        assertThat(new String(file.getContents().readAllBytes())).isEqualTo(PROGRAM);
    }

    @Test
    void quickFixesAreOfferedAtTheCursor() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        problem(file, "`Anser`");
        Workbench.before(editor, "Anser;");
        Table table = assists(editor);
        Workbench.shot("quick-fix");
        List<String> offered = Workbench.ask(() -> Arrays.stream(table.getItems()).map(TableItem::getText).toList());
        assertThat(offered).doesNotHaveDuplicates().anyMatch(text -> text.startsWith("Explain FLUX"));
        choose(table, offered.stream().filter(text -> text.contains("`Answer`")).findFirst().orElseThrow());
        Workbench.until("no problems any more", () -> Workbench.problems(file).isEmpty());
        assertThat(Workbench.text(editor)).isEqualTo(PROGRAM);
        Workbench.ui(() -> Workbench.viewer(editor).getTextWidget().setFocus());
        Workbench.command("org.eclipse.ui.edit.undo");
        Workbench.until("undone in one step", () -> Workbench.document(editor).get().equals(BROKEN));
    }

    @Test
    void refactoringsAreOfferedAtTheCursor() {
        IFile file = Workbench.file("demo/web.flux", """
                Listen () => (int socket);
                Read (int socket) => (int socket);
                Answer (int socket) => ();
                source Listen => Serve;
                Serve = Read -> Answer;
                """);
        ITextEditor editor = Workbench.open(file);
        Workbench.select(editor, "Read -> Answer");
        Table table = assists(editor);
        Workbench.shot("refactorings");
        List<String> offered = Workbench.ask(() -> Arrays.stream(table.getItems()).map(TableItem::getText).toList());
        choose(table, offered.stream().filter(text -> text.startsWith("Extract")).findFirst().orElseThrow());
        Workbench.until("there is another node", () -> Workbench.document(editor).get().lines().filter(line -> line.contains(" = ")).count()
                == 2);
        assertThat(says(file, "`Read`")).isFalse();
    }

    private static Table assists(ITextEditor editor) {
        Workbench.until("assists for the viewer", () -> Workbench.viewer(editor).getTextOperationTarget()
                .canDoOperation(ISourceViewer.QUICK_ASSIST));
        Workbench.command("org.eclipse.jdt.ui.edit.text.java.correction.assist.proposals");
        return Workbench.eventually("a list of proposals", () -> Workbench.shells().flatMap(shell -> Workbench.all(shell, Table.class)
                .stream()).filter(table -> table.isVisible() && (table.getStyle() & SWT.VIRTUAL) != 0 && table.getItemCount() > 0)
                .findFirst());
    }

    private static void choose(Table table, String text) {
        Workbench.ui(() -> {
            int index = Arrays.stream(table.getItems()).map(TableItem::getText).toList().indexOf(text);
            table.setSelection(index);
            table.notifyListeners(SWT.Selection, new Event());
            Event event = new Event();
            event.item = table.getItem(index);
            table.notifyListeners(SWT.DefaultSelection, event);
        });
    }

    @Test
    void whatNobodyNeedsIsFaint() {
        IFile file = Workbench.file("demo/web.flux", PROGRAM + "Spare (int socket) => ();\n");
        ITextEditor editor = Workbench.open(file);
        problem(file, "`Spare`");
        int offset = Workbench.offset(editor, "Spare");
        StyledText widget = Workbench.widget(editor);
        Workbench.until("another colour than a node that is needed", () -> {
            StyleRange unused = widget.getStyleRangeAtOffset(offset);
            StyleRange used = widget.getStyleRangeAtOffset(PROGRAM.indexOf("Answer"));
            return unused != null && unused.foreground != null && (used == null || !unused.foreground.equals(used.foreground));
        });
        Workbench.shot("unnecessary");
    }

    @Test
    void aCodeLeadsToItsPage() {
        IFile file = Workbench.file("demo/web.flux", BROKEN);
        ITextEditor editor = Workbench.open(file);
        problem(file, "`Anser`");
        Workbench.before(editor, "nser;");
        Workbench.command("org.flux.lang.ui.explain");
        Workbench.until("its page", () -> Workbench.page().getActiveEditor() instanceof ITextEditor page && page != editor
                && Workbench.document(page).get().contains("FLUX"));
        Workbench.shot("explanation");
    }
}
