// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ltk.core.refactoring.CheckConditionsOperation;
import org.eclipse.ltk.core.refactoring.PerformRefactoringOperation;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.core.refactoring.resource.RenameResourceDescriptor;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Workbench.class)
class RenameTest {
    private static final String NAMES = "Answer (int socket) => ();\n";
    private static final String PROGRAM = """
            import "names.flux";
            Listen () => (int socket);
            source Listen => Serve;
            Serve = Answer;
            """;

    private static Shell rename(ITextEditor editor, String what) {
        Workbench.before(editor, what);
        Workbench.until("the command is there", () -> Workbench.window().getService(ICommandService.class)
                .getCommand("org.flux.lang.ui.rename").isEnabled());
        Workbench.command("org.flux.lang.ui.rename");
        return Workbench.dialog("Rename");
    }

    private static void enter(Shell dialog, String name) {
        Workbench.ui(() -> Workbench.find(dialog, Text.class, Text::getEditable).orElseThrow().setText(name));
    }

    private static String read(IFile file) throws IOException, CoreException {
        return new String(file.getContents().readAllBytes());
    }

    @Test
    void aNodeIsRenamedInAllFilesThatNameIt() throws Exception {
        IFile names = Workbench.file("demo/names.flux", NAMES);
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", PROGRAM));
        Shell dialog = rename(editor, "Answer;");
        enter(dialog, "Reply");
        Workbench.until("what would change", () -> Workbench.find(dialog, Tree.class, tree -> tree.getItemCount() == 2).isPresent());
        assertThat(Workbench.ask(() -> Stream.of(Workbench.all(dialog, Tree.class).get(0).getItems()).map(TreeItem::getText).toList()))
                .containsExactly("demo/names.flux (not open)", "demo/web.flux");
        Workbench.shot("rename");
        Workbench.press(dialog, "OK");
        Workbench.until("renamed here", () -> Workbench.document(editor).get().equals(PROGRAM.replace("Answer", "Reply")));
        assertThat(read(names)).isEqualTo(NAMES.replace("Answer", "Reply"));
        Workbench.command("org.eclipse.ui.edit.undo");
        Workbench.until("undone", () -> Workbench.document(editor).get().equals(PROGRAM));
    }

    @Test
    void whyANameCannotBeHadIsSaidBeforeAnythingHappens() {
        Workbench.file("demo/names.flux", NAMES);
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", PROGRAM));
        Shell dialog = rename(editor, "Answer;");
        enter(dialog, "Listen");
        Workbench.until("a reason", () -> Workbench.all(dialog, Text.class).stream().anyMatch(text -> text.getText().contains("`Listen`")));
        assertThat(Workbench.ask(() -> Workbench.find(dialog, Button.class, button -> button.getText().equals("OK")).orElseThrow()
                .isEnabled())).isFalse();
        Workbench.shot("rename-refused");
        Workbench.press(dialog, "Cancel");
        Workbench.until("closed", dialog::isDisposed);
        assertThat(Workbench.text(editor)).isEqualTo(PROGRAM);
    }

    @Test
    void whatHasNoNameIsSaidToHaveNone() {
        ITextEditor editor = Workbench.open(Workbench.file("demo/web.flux", PROGRAM));
        Workbench.before(editor, "source");
        Workbench.until("the command is there", () -> Workbench.window().getService(ICommandService.class)
                .getCommand("org.flux.lang.ui.rename").isEnabled());
        Workbench.command("org.flux.lang.ui.rename");
        Workbench.dialog("Flux");
    }

    @Test
    void importsFollowAFileThatIsRenamed() throws Exception {
        IFile names = Workbench.file("demo/names.flux", NAMES);
        IFile program = Workbench.file("demo/web.flux", PROGRAM);
        ITextEditor editor = Workbench.open(program);
        renameFile(names, "nodes.flux");
        Workbench.until("the import follows", () -> Workbench.document(editor).get().equals(PROGRAM.replace("names.flux", "nodes.flux")));
        assertThat(Arrays.stream(program.getParent().members()).map(IResource::getName)).contains("nodes.flux")
                .doesNotContain("names.flux");
    }

    private static void renameFile(IFile file, String name) throws CoreException {
        RenameResourceDescriptor descriptor = (RenameResourceDescriptor) RefactoringCore
                .getRefactoringContribution(RenameResourceDescriptor.ID).createDescriptor();
        descriptor.setResourcePath(file.getFullPath());
        descriptor.setNewName(name);
        descriptor.setUpdateReferences(true);
        RefactoringStatus status = new RefactoringStatus();
        Refactoring refactoring = descriptor.createRefactoring(status);
        assertThat(status.isOK()).isTrue();
        file.getWorkspace().run(new PerformRefactoringOperation(refactoring, CheckConditionsOperation.ALL_CONDITIONS),
                new NullProgressMonitor());
    }
}
