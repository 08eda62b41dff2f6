// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Plugin;

/** The buttons of a view around the page, which has its own for everything that is about the picture. */
final class DiagramActions {
    private final IAction link;
    private final IAction pin;
    private final IAction another;
    private final IAction export;

    DiagramActions(DiagramView view, Memory memory) {
        link = toggle("Link with Editor", "Show the program of the active editor, and select what its cursor is in",
                PlatformUI.getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_ELCL_SYNCED), memory.linked(), on -> {
                    memory.linked(on);
                    view.follow();
                });
        pin = toggle("Pin", "Keep this program, whichever editor is active", Plugin.icon("pin"), memory.pinned(), on -> {
            memory.pinned(on);
            view.follow();
        });
        another = action("Open Another Diagram", "Show this program in one more view", Plugin.icon("another-diagram"),
                () -> view.diagram().ifPresent(shown -> DiagramViews.another(shown.uri())));
        export = action("Export Diagram…", "Write the diagram to a file: SVG, PNG, JSON, Mermaid or Graphviz", Plugin.icon("export"),
                () -> view.export(Format.SVG));
    }

    void contribute(IActionBars bars) {
        for (IAction action : new IAction[] {link, pin, another}) {
            bars.getToolBarManager().add(action);
        }
        for (IAction action : new IAction[] {link, pin, another, export}) {
            bars.getMenuManager().add(action);
        }
        bars.updateActionBars();
    }

    void pin() {
        pin.setChecked(true);
        pin.run();
    }

    private static IAction toggle(String text, String tip, ImageDescriptor image, boolean on, Consumer<Boolean> changed) {
        return describe(new Action(text, IAction.AS_CHECK_BOX) {
            {
                setChecked(on);
            }

            @Override
            public void run() {
                changed.accept(isChecked());
            }
        }, tip, image);
    }

    private static IAction action(String text, String tip, ImageDescriptor image, Runnable does) {
        return describe(new Action(text) {
            @Override
            public void run() {
                does.run();
            }
        }, tip, image);
    }

    private static IAction describe(IAction action, String tip, ImageDescriptor image) {
        action.setToolTipText(tip);
        action.setImageDescriptor(image);
        return action;
    }
}
