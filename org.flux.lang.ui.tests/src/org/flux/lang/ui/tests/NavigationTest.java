// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class NavigationTest {
    private static final String OPEN = "org.eclipse.ui.edit.text.open.hyperlink";
    private static final String HIERARCHY = "org.flux.lang.ui.flowHierarchy";

    @AfterEach
    void forget() {
        forgetSearches();
        Workbench.ui(() -> Workbench.page().hideView(Workbench.page().findView(HIERARCHY)));
    }

    static void forgetSearches() {
        Workbench.ui(() -> {
            Arrays.stream(NewSearchUI.getQueries()).forEach(NewSearchUI::removeQuery);
            Workbench.page().hideView(Workbench.page().findView(NewSearchUI.SEARCH_VIEW_ID));
        });
    }

    @Test
    void f3GoesToTheDefinitionAlsoInAnotherFile() {
        Workbench.file("demo/parts.flux", "Deep (int socket) => ();\n");
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", "import \"parts.flux\";\n" + Texts.SERVER
                + "More = Deep;\n"));
        Workbench.before(editor, "Serve;");
        follow();
        Workbench.until("the flow is selected", () -> selected(editor).equals("Serve")
                && offset(editor) == Workbench.offset(editor, "Serve = "));
        Workbench.before(editor, "Deep;");
        follow();
        ITextEditor parts = Workbench.eventually("the other file is open", () -> active("parts.flux"));
        Workbench.until("the node is selected", () -> selected(parts).equals("Deep"));
    }

    @Test
    void anImportOpensTheFile() {
        Workbench.file("demo/parts.flux", "Deep (int socket) => ();\n");
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", "import \"parts.flux\";\n" + Texts.SERVER));
        Workbench.before(editor, "parts.flux");
        follow();
        Workbench.eventually("the file is open", () -> active("parts.flux"));
    }

    @Test
    void aNodeWithVariantsAsksWhichOne() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.before(editor, "Answer -> Write");
        follow();
        Tree tree = Workbench.eventually("places to choose from", NavigationTest::choices);
        Workbench.until("both variants are there", () -> tree.getItemCount() == 2);
        Workbench.shot("choose-variant");
        Workbench.ui(() -> tree.setSelection(tree.getItem(1)));
        Workbench.ui(() -> tree.notifyListeners(SWT.DefaultSelection, new Event()));
        Workbench.until("the second one is selected", () -> offset(editor) == Workbench.offset(editor, "Answer:[_, _, _]"));
    }

    @Test
    void referencesAreListedByFilesAndLines() {
        Workbench.file("demo/other.flux", "import \"web.flux\";\nTwice = Read -> Read;\n");
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.before(editor, "Read (int");
        Workbench.command("org.eclipse.ui.genericeditor.findReferences");
        Tree tree = Workbench.eventually("what was found", () -> Optional.ofNullable(NewSearchUI.getSearchResultView())
                .flatMap(view -> Workbench.find((Composite) view.getActivePage().getControl(), Tree.class, t -> t.getItemCount() == 2)));
        List<String> found = Workbench.ask(() -> labels(tree.getItems()).toList());
        assertThat(found).containsExactly("other.flux – demo (2)", "2: Twice = Read -> Read;", "web.flux – demo (3)",
                "6: Read (int socket) => (int socket, String request);", "13: Serve = Read -> Look -> Answer -> Write;",
                "17: handle error Read => Failed;");
        Workbench.shot("references");
    }

    @Test
    void aSymbolIsFoundBySomeOfItsLetters() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.file("demo/parts.flux", "ReadTheOtherWay (int socket) => ();\n");
        Workbench.command("org.flux.lang.ui.openSymbol");
        Tree tree = Workbench.eventually("the window", NavigationTest::choices);
        Text text = Workbench.ask(() -> Workbench.find(tree.getShell(), Text.class, t -> true).orElseThrow());
        Workbench.eventually("the symbol is listed", () -> {
            // Files that nobody has opened are read in the background.
            text.setText("");
            text.setText("RTOW");
            return tree.getItemCount() == 1 ? Optional.of(true) : Optional.empty();
        });
        Workbench.ui(() -> text.notifyListeners(SWT.DefaultSelection, new Event()));
        ITextEditor parts = Workbench.eventually("its file is open", () -> active("parts.flux"));
        Workbench.until("it is selected", () -> selected(parts).equals("ReadTheOtherWay"));
        assertThat(editor).isNotSameAs(parts);
    }

    @Test
    void theHierarchyLeadsFromANodeToItsSource() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.before(editor, "Compute (int");
        Workbench.command("org.flux.lang.ui.openFlowHierarchy");
        IViewPart view = Workbench.eventually("the view", () -> Optional.ofNullable(Workbench.page().findView(HIERARCHY)));
        Workbench.until("the flow is below the node", () -> tree(view).map(tree -> labels(tree.getItems()).toList())
                .filter(all -> all.size() >= 2 && all.get(0).startsWith("Compute") && all.get(1).startsWith("Answer")).isPresent());
        Workbench.shot("hierarchy");
    }

    @Test
    void theSelectionGrowsAndShrinksByWhatMeansSomething() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
        Workbench.before(editor, "ok -> Answer");
        change("enlarge");
        Workbench.until("the word", () -> selected(editor).equals("Look"));
        change("enlarge");
        Workbench.until("the steps", () -> selected(editor).equals("Read -> Look -> Answer -> Write"));
        change("enlarge");
        Workbench.until("the declaration", () -> selected(editor).startsWith("Serve = ") && selected(editor).endsWith(";"));
        change("shrink");
        change("shrink");
        Workbench.until("the word again", () -> selected(editor).equals("Look"));
    }

    private static void follow() {
        Workbench.command(OPEN);
    }

    private static void change(String direction) {
        Workbench.ui(() -> {
            ParameterizedCommand command = ParameterizedCommand.generateCommand(Workbench.window().getService(ICommandService.class)
                    .getCommand("org.flux.lang.ui.changeSelection"), Map.of("direction", direction));
            Workbench.window().getService(IHandlerService.class).executeCommand(command, null);
        });
    }

    private static Optional<ITextEditor> active(String name) {
        IEditorPart editor = Workbench.page().getActiveEditor();
        return editor instanceof ITextEditor text && editor.getTitle().equals(name) ? Optional.of(text) : Optional.empty();
    }

    private static ITextSelection selection(ITextEditor editor) {
        return (ITextSelection) editor.getSelectionProvider().getSelection();
    }

    private static String selected(ITextEditor editor) {
        return selection(editor).getText();
    }

    private static int offset(ITextEditor editor) {
        return selection(editor).getOffset();
    }

    private static Optional<Tree> tree(IViewPart view) {
        Composite area = view.getSite().getShell();
        return Workbench.find(area, Tree.class, t -> t.getItemCount() > 0 && t.getItem(0).getText().startsWith("Compute"));
    }

    /** The tree of a window above the editor. */
    private static Optional<Tree> choices() {
        Shell main = Workbench.window().getShell();
        return Arrays.stream(main.getDisplay().getShells()).filter(shell -> shell != main && shell.isVisible())
                .flatMap(shell -> Workbench.find(shell, Tree.class, t -> true).stream()).findFirst();
    }

    static Stream<String> labels(TreeItem[] items) {
        return Arrays.stream(items).flatMap(item -> Stream.concat(Stream.of(item.getText()), labels(item.getItems())));
    }
}
