// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.flux.lang.ui.Plugin;

/** How the server is, at the bottom of the window; a click does what helps. It is empty until there is something to tell. */
public final class StatusItem extends WorkbenchWindowControlContribution implements ServerListener {
    private static final String RESTART = Plugin.ID + ".restartServer";
    private static final String LOG = Plugin.ID + ".showLog";
    private static final String JAVA = Plugin.ID + ".installJava";

    private CLabel label;
    private Display display;

    @Override
    protected Control createControl(Composite parent) {
        display = parent.getDisplay();
        Composite frame = new Composite(parent, SWT.NONE);
        frame.setLayout(new FillLayout());
        label = new CLabel(frame, SWT.NONE);
        label.setData("org.flux.lang.ui.status", this);
        label.addListener(SWT.MouseUp, event -> help());
        Server.watch(this);
        label.addDisposeListener(event -> Server.unwatch(this));
        return frame;
    }

    @Override
    public boolean isDynamic() {
        return true;
    }

    @Override
    public void stateChanged(State state) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> show(state));
        }
    }

    private void show(State state) {
        if (label.isDisposed()) {
            return;
        }
        label.setText(state.text());
        label.setToolTipText(state.detail().isEmpty() ? state.text() : state.text() + "\n" + state.detail());
        label.setImage(state.isFailure() ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_ERROR_TSK)
                : Plugin.image("flux"));
        resize();
    }

    /** An item of a tool bar keeps its width otherwise, and what frames the bar goes by its present size. */
    private void resize() {
        for (Composite frame = label.getParent(); frame.getParent() != null; frame = frame.getParent()) {
            if (frame.getParent() instanceof ToolBar bar) {
                for (ToolItem item : bar.getItems()) {
                    if (item.getControl() == frame) {
                        item.setWidth(frame.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
                    }
                }
                bar.pack();
                bar.getParent().requestLayout();
            }
        }
    }

    private void help() {
        State state = Server.get().state();
        String command = state.kind() == State.Kind.NO_JAVA ? JAVA : state.isFailure() ? RESTART : LOG;
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            Plugin.log("The command " + command + " failed", e);
        }
    }
}
