// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;

/** Tells a view whether it can be seen, or is behind another one. */
final class Visibility implements IPartListener2 {
    private final DiagramView view;
    private boolean visible = true;

    Visibility(DiagramView view) {
        this.view = view;
        view.getSite().getPage().addPartListener(this);
    }

    void dispose() {
        view.getSite().getPage().removePartListener(this);
    }

    boolean visible() {
        return visible;
    }

    @Override
    public void partVisible(IWorkbenchPartReference part) {
        change(part, true);
    }

    @Override
    public void partHidden(IWorkbenchPartReference part) {
        change(part, false);
    }

    private void change(IWorkbenchPartReference part, boolean now) {
        if (part.getPart(false) == view) {
            visible = now;
            view.visible(now);
        }
    }
}
