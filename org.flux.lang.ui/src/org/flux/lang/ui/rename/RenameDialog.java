// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.rename;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.flux.lang.ui.server.Server;

/** Asks for the new name, and shows meanwhile what would change, in which files; or why that name cannot be had. */
final class RenameDialog extends TitleAreaDialog {
    /** Between the last key and the question, in milliseconds. */
    private static final int PAUSE = 100;
    private static final int WIDTH = 640;
    private static final int HIGHEST = 220;

    private final TextDocumentIdentifier document;
    private final Position place;
    private final String before;
    private final Runnable ask = this::ask;
    private Text field;
    private Tree tree;
    private CompletableFuture<?> asked;
    private String name;
    private WorkspaceEdit edit;

    RenameDialog(Shell shell, TextDocumentIdentifier document, Position place, String before) {
        super(shell);
        this.document = document;
        this.place = place;
        this.before = before;
        this.name = before;
        setHelpAvailable(false);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** What the user wants done. */
    WorkspaceEdit edit() {
        return edit;
    }

    /** The new name. */
    String name() {
        return name;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Rename");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
        new Label(area, SWT.NONE).setText("&New name:");
        field = new Text(area, SWT.SINGLE | SWT.BORDER);
        field.setText(before);
        field.selectAll();
        field.addModifyListener(event -> typed());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        Label label = new Label(area, SWT.NONE);
        label.setText("&Changes:");
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
        tree = new Tree(area, SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, HIGHEST).applyTo(tree);
        setTitle("Rename " + before);
        setMessage("The new name holds in every program that names it.");
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        typed();
    }

    @Override
    public boolean close() {
        if (asked != null) {
            asked.cancel(true);
        }
        return super.close();
    }

    private void typed() {
        edit = null;
        name = field.getText().strip();
        button().setEnabled(false);
        field.getDisplay().timerExec(PAUSE, ask);
    }

    private Button button() {
        return getButton(IDialogConstants.OK_ID);
    }

    private void ask() {
        if (field.isDisposed()) {
            return;
        }
        if (asked != null) {
            asked.cancel(true);
        }
        if (name.equals(before) || name.isEmpty()) {
            setErrorMessage(null);
            tree.removeAll();
            return;
        }
        String wanted = name;
        Display display = field.getDisplay();
        CompletableFuture<WorkspaceEdit> question = Server.get()
                .ask(server -> server.getTextDocumentService().rename(new RenameParams(document, place, wanted)));
        asked = question;
        question.whenComplete((answer, failure) -> {
            if (failure instanceof CancellationException || display.isDisposed()) {
                return;
            }
            List<Preview.File> files = answer == null ? List.of() : Preview.of(answer);
            display.asyncExec(() -> show(wanted, answer, files, failure));
        });
    }

    private void show(String wanted, WorkspaceEdit answer, List<Preview.File> files, Throwable failure) {
        if (field.isDisposed() || !wanted.equals(name)) {
            return;
        }
        tree.removeAll();
        if (answer == null) {
            setErrorMessage(failure == null ? "There is no language server at the moment: " + Server.get().state().detail()
                    : failure.getMessage());
            return;
        }
        setErrorMessage(null);
        edit = answer;
        int changes = 0;
        for (Preview.File file : files) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setText(file.name() + (file.open() ? "" : " (not open)"));
            for (Preview.Line line : file.lines()) {
                new TreeItem(item, SWT.NONE).setText(line.number() + ": " + line.after());
                changes += line.changes();
            }
            item.setExpanded(true);
        }
        setMessage(changes + (changes == 1 ? " change in " : " changes in ") + files.size() + (files.size() == 1 ? " file" : " files"));
        button().setEnabled(!files.isEmpty());
    }
}
