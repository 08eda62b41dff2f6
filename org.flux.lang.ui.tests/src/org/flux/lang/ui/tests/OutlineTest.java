// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class OutlineTest {
    @Test
    void showsEveryDeclarationAndTheVariantsOfANodeBelowOne() {
        ITextEditor editor = open();
        Tree tree = outline();
        List<String> all = Workbench.ask(() -> NavigationTest.labels(tree.getItems()).toList());
        assertThat(all).hasSize(15).anyMatch(l -> l.startsWith("hit")).anyMatch(l -> l.startsWith("[_, _, hit]"));
        assertThat(Workbench.ask(() -> item(tree, "Answer").getItemCount())).isEqualTo(2);
        assertThat(Workbench.ask(() -> item(tree, "Listen").getImage())).isNotNull();
        Workbench.before(editor, "Compute;");
        Workbench.shot("outline");
    }

    @Test
    void selectionGoesBothWays() {
        ITextEditor editor = open();
        Tree tree = outline();
        Workbench.after(editor, "Answer:[_, _, _] ");
        Workbench.until("the variant is selected in the outline", () -> tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().startsWith("[_, _, _]"));
        Workbench.ui(() -> {
            TreeItem item = item(tree, "Write");
            tree.setFocus();
            tree.setSelection(item);
            Event event = new Event();
            event.item = item;
            tree.notifyListeners(SWT.Selection, event);
        });
        Workbench.until("the node is selected in the text", () -> editor.getSelectionProvider().getSelection() instanceof ITextSelection s
                && s.getText().equals("Write") && s.getOffset() == Workbench.offset(editor, "Write (int"));
    }

    @Test
    void staysWhileTheTextIsBrokenAndKeepsWhatIsCollapsed() {
        ITextEditor editor = open();
        Tree tree = outline();
        Workbench.ui(() -> item(tree, "Answer").setExpanded(false));
        Workbench.before(editor, "source Listen");
        Workbench.type(editor, "New (((\n");
        Workbench.type(editor, "Broken = ->\n");
        Workbench.until("what is typed is listed", () -> find(tree, "Broken").isPresent());
        assertThat(Workbench.ask(() -> find(tree, "Write").isPresent() && find(tree, "Answer").isPresent())).isTrue();
        assertThat(Workbench.ask(() -> item(tree, "Answer").getExpanded())).isFalse();
    }

    @Test
    void quickOutlineGoesToWhatIsTyped() {
        ITextEditor editor = open();
        Workbench.before(editor, "Compute;");
        Workbench.command("org.flux.lang.ui.quickOutline");
        Shell main = Workbench.ask(() -> Workbench.window().getShell());
        Text text = Workbench.eventually("the window", () -> Arrays.stream(main.getDisplay().getShells())
                .filter(shell -> shell != main && shell.isVisible())
                .flatMap(shell -> Workbench.find(shell, Text.class, t -> true).stream()).findFirst());
        Tree tree = Workbench.ask(() -> Workbench.find(text.getShell(), Tree.class, t -> true).orElseThrow());
        Workbench.until("the variant with the cursor is selected", () -> tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().startsWith("[_, _, _]"));
        Workbench.ui(tree::update);
        Workbench.shot("quick-outline");
        Workbench.ui(() -> text.setText("fai"));
        Workbench.until("what fits is left", () -> tree.getItemCount() >= 1 && tree.getSelectionCount() == 1
                && tree.getSelection()[0].getText().startsWith("Failed"));
        Workbench.ui(() -> text.notifyListeners(SWT.DefaultSelection, new Event()));
        Workbench.until("it is selected in the text", () -> editor.getSelectionProvider().getSelection() instanceof ITextSelection s
                && s.getText().equals("Failed"));
    }

    private static ITextEditor open() {
        return Workbench.open(Workbench.file("demo/web.flux", Texts.SERVER));
    }

    private static Tree outline() {
        ContentOutline view = (ContentOutline) Workbench.show(IPageLayout.ID_OUTLINE);
        return Workbench.eventually("the outline", () -> view.getCurrentPage().getControl() instanceof Tree tree
                && tree.getItemCount() > 1 ? Optional.of(tree) : Optional.empty());
    }

    private static Optional<TreeItem> find(Tree tree, String name) {
        return Arrays.stream(tree.getItems()).filter(item -> item.getText().startsWith(name)).findFirst();
    }

    private static TreeItem item(Tree tree, String name) {
        return find(tree, name).orElseThrow();
    }
}
