// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class CompletionTest {
    private static final String ASSIST = "org.eclipse.ui.edit.text.contentAssist.proposals";

    @Test
    void whatFitsIsProposedWithItsDocumentationAndIsInserted() {
        ITextEditor editor = open();
        Workbench.after(editor, "Serve = Read -> ");
        Workbench.command(ASSIST);
        List<String> labels = proposals();
        assertThat(labels.getFirst()).startsWith("Look");
        assertThat(labels).anyMatch(label -> label.startsWith("Compute"));
        Workbench.type(editor, "r");
        Workbench.until("the list is filtered", () -> listed().map(l -> l.getFirst().startsWith("Read")).orElse(false));
        Workbench.until("documentation is shown", () -> documentation().contains("Reads what the client wants."));
        Workbench.shot("completion");
        Workbench.key(editor, SWT.CR, 0);
        Workbench.until("it is inserted", () -> Workbench.text(editor).contains("Serve = Read -> Read"));
        Workbench.until("the list is closed", () -> table().isEmpty());
    }

    @Test
    void anArrowOpensTheListByItselfAndABlankOnlyWhereOneOfAFewThingsMustFollow() {
        ITextEditor editor = open();
        Workbench.before(editor, "handle error");
        Workbench.type(editor, "More = Read ->");
        assertThat(proposals().getFirst()).startsWith("Look");
        Workbench.key(editor, SWT.ESC, 0);
        Workbench.until("the list is closed", () -> table().isEmpty());
        Workbench.type(editor, " Look;\n// ");
        Workbench.until("nothing is asked in comments", () -> table().isEmpty());
        assertThat(Workbench.text(editor)).contains("More = Read -> Look;\n// ");
    }

    @Test
    void aDeclarationIsInsertedWithPlacesToFillIn() {
        ITextEditor editor = open();
        Workbench.after(editor, "Failed (int socket) => ();\n");
        Workbench.type(editor, "sour");
        Workbench.command(ASSIST);
        Workbench.until("the declaration is proposed", () -> listed().map(l -> l.getFirst().startsWith("source")).orElse(false));
        Workbench.key(editor, SWT.CR, 0);
        Workbench.until("it is inserted", () -> Workbench.text(editor).contains("source ") && table().isEmpty());
        Workbench.shot("completion-snippet");
        Workbench.type(editor, "Tick");
        Workbench.key(editor, SWT.TAB, 0);
        Workbench.type(editor, "Tock");
        Workbench.until("both places are filled in", () -> Workbench.text(editor).contains("source Tick => Tock;"));
    }

    @Test
    void aJavaTypeBringsItsImport() {
        ITextEditor editor = open();
        Workbench.after(editor, "Failed (");
        Workbench.type(editor, "Pat");
        Workbench.command(ASSIST);
        Workbench.until("the type is proposed", () -> listed().map(l -> l.stream().anyMatch(s -> s.startsWith("Path"))).orElse(false));
        Workbench.key(editor, SWT.CR, 0);
        Workbench.until("it is imported", () -> Workbench.text(editor).contains("import java.nio.file.Path;"));
        assertThat(Workbench.text(editor)).contains("Failed (Path");
        Workbench.command("org.eclipse.ui.edit.undo");
        Workbench.until("both are undone at once", () -> !Workbench.text(editor).contains("import"));
        assertThat(Workbench.text(editor)).contains("Failed (Patint");
    }

    @Test
    void whatWasLeftOutOfALongListIsFoundByTypingOn() {
        String nodes = IntStream.range(0, 400).mapToObj(i -> "Node" + i + " (int socket) => ();\n").collect(Collectors.joining());
        ITextEditor editor = Workbench.open(Workbench.file("demo/many.flux", nodes + "Serve = \n"));
        Workbench.after(editor, "Serve = ");
        Workbench.command(ASSIST);
        assertThat(proposals()).noneMatch(label -> label.startsWith("Node399"));
        Workbench.type(editor, "Node399");
        Workbench.until("the node is proposed", () -> listed().map(l -> l.getFirst().startsWith("Node399")).orElse(false));
        Workbench.key(editor, SWT.CR, 0);
        Workbench.until("it is inserted", () -> Workbench.text(editor).contains("Serve = Node399\n"));
    }

    private static ITextEditor open() {
        return Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
    }

    private static List<String> proposals() {
        return Workbench.eventually("proposals", CompletionTest::listed);
    }

    /** What is listed and has come already. */
    private static Optional<List<String>> listed() {
        return table().map(table -> IntStream.range(0, Math.min(10, table.getItemCount())).mapToObj(i -> table.getItem(i).getText())
                .toList()).filter(labels -> !labels.isEmpty() && labels.stream().noneMatch(label -> label.contains("omputing")));
    }

    private static Optional<Table> table() {
        return popups().flatMap(shell -> Workbench.find(shell, Table.class, t -> true).stream()).findFirst();
    }

    private static Stream<Shell> popups() {
        Shell main = Workbench.window().getShell();
        return Arrays.stream(main.getDisplay().getShells()).filter(shell -> shell != main && !shell.isDisposed() && shell.isVisible());
    }

    private static String documentation() {
        return popups().flatMap(shell -> Workbench.find(shell, StyledText.class, t -> true).stream()).map(StyledText::getText).findFirst()
                .orElse("");
    }
}
