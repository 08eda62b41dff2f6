// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * A window above the editor with a line to type into and a tree of what fits it: quick outline, symbols, places. Return or a click chooses,
 * the arrows move, Escape and whatever takes the focus close it. What it shows may come later; nobody waits.
 */
public final class QuickChoice extends PopupDialog {
    private static final Point SIZE = new Point(620, 380);

    private final Function<String, CompletableFuture<List<Choice>>> choices;
    private final String hint;
    private Composite frame;
    private Text typed;
    private TreeViewer tree;
    private CompletableFuture<List<Choice>> asked;

    /** @param choices what there is to choose when that is typed; may complete in any thread */
    public QuickChoice(Shell parent, String title, String hint, Function<String, CompletableFuture<List<Choice>>> choices) {
        super(parent, SWT.RESIZE, true, false, false, false, false, title, null);
        this.choices = choices;
        this.hint = hint;
    }

    /** Of what is known already. */
    public static QuickChoice of(Shell parent, String title, String hint, List<Choice> all) {
        return new QuickChoice(parent, title, hint, typed -> CompletableFuture.completedFuture(Choice.fitting(all, typed)));
    }

    /** With a thin line around it, since there is neither a title bar nor, everywhere, a shadow. */
    @Override
    protected Control createContents(Composite parent) {
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(GridLayoutFactory.fillDefaults().margins(1, 1).create());
        frame.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        frame.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
        super.createContents(frame).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return frame;
    }

    @Override
    protected List<Control> getBackgroundColorExclusions() {
        List<Control> all = new ArrayList<>(super.getBackgroundColorExclusions());
        all.add(frame);
        return all;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        typed = new Text(area, SWT.SINGLE);
        typed.setMessage(hint);
        typed.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        typed.addModifyListener(event -> ask());
        typed.addKeyListener(KeyListener.keyPressedAdapter(this::pressed));
        typed.addListener(SWT.DefaultSelection, event -> choose());
        tree = new TreeViewer(new Tree(area, SWT.SINGLE | SWT.FULL_SELECTION));
        tree.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.setContentProvider(new Content());
        tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
        tree.getTree().addListener(SWT.DefaultSelection, event -> choose());
        tree.getTree().addListener(SWT.MouseUp, event -> {
            TreeItem item = tree.getTree().getItem(new Point(event.x, event.y));
            if (item != null && event.button == 1) {
                choose();
            }
        });
        ask();
        return area;
    }

    @Override
    protected Control getFocusControl() {
        return typed;
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    /** In the upper middle of the window, where one looks. */
    @Override
    protected Point getInitialLocation(Point size) {
        Rectangle window = getParentShell().getBounds();
        return new Point(window.x + (window.width - size.x) / 2, window.y + Math.max(0, (window.height - size.y) / 4));
    }

    private void pressed(KeyEvent event) {
        if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
            event.doit = false;
            tree.getTree().setFocus();
        }
    }

    private void ask() {
        if (asked != null) {
            asked.cancel(true);
        }
        CompletableFuture<List<Choice>> now = choices.apply(typed.getText().strip());
        asked = now;
        Display display = typed.getDisplay();
        now.thenAccept(answer -> {
            if (Display.getCurrent() == display) {
                show(answer);
            } else {
                display.asyncExec(() -> {
                    if (asked == now && !tree.getControl().isDisposed()) {
                        show(answer);
                    }
                });
            }
        });
    }

    private void show(List<Choice> answer) {
        tree.setInput(answer == null ? List.of() : answer);
        tree.expandAll();
        Choice first = likely(answer == null ? List.of() : answer);
        if (first != null) {
            tree.setSelection(new StructuredSelection(first), true);
        }
    }

    /** What is marked as such, else the first that fits by itself and not by something in it. */
    private Choice likely(List<Choice> all) {
        Choice marked = marked(all);
        if (marked != null) {
            return marked;
        }
        for (Choice choice : all) {
            if (!Choice.fitting(List.of(new Choice(null, choice.label(), choice.name(), List.of(), choice.choose(), false)),
                    typed.getText().strip()).isEmpty() || choice.children().isEmpty()) {
                return choice;
            }
            Choice within = likely(choice.children());
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    private static Choice marked(List<Choice> all) {
        for (Choice choice : all) {
            Choice within = marked(choice.children());
            if (within != null) {
                return within;
            }
            if (choice.selected()) {
                return choice;
            }
        }
        return null;
    }

    private void choose() {
        if (tree.getStructuredSelection().getFirstElement() instanceof Choice choice) {
            close();
            choice.choose().run();
        }
    }

    @Override
    public boolean close() {
        if (asked != null) {
            asked.cancel(true);
        }
        return super.close();
    }

    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return ((Choice) element).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Choice) element).children().isEmpty();
        }
    }

    private static final class Labels extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider {
        @Override
        public StyledString getStyledText(Object element) {
            return ((Choice) element).label();
        }

        @Override
        public Image getImage(Object element) {
            return ((Choice) element).image();
        }
    }
}
