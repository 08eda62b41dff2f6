// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import java.nio.file.Path;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;

/** What the tests need of the diagram beyond what a user reaches without dialogs of the system. */
public final class DiagramAccess {
    private DiagramAccess() {}

    /** What the dialog for files would do. */
    public static Job export(DiagramView view, Path target) {
        Diagram shown = view.diagram().orElseThrow();
        return new Export(shown.uri(), shown.want(), DiagramViews.theme()).toFile(target);
    }

    /** The same. */
    public static void paint(DiagramView view, Path overlay) {
        view.paint(overlay);
    }

    public static Composite withoutBrowser(Composite parent, String os, String reason) {
        return NoBrowser.create(parent, os, reason, () -> { });
    }

    /** What would be shown of a program by a view that is made from what another one has saved; empty if that is nothing. */
    public static String remembered(IMemento memento, String uri) {
        return new Memory(memento).saved(uri).map(Object::toString).orElse("");
    }

    public static String program(DiagramView view) {
        return view.diagram().map(Diagram::uri).orElse("");
    }
}
