// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;

/** All diagrams of a window. */
final class DiagramViews {
    private DiagramViews() {}

    /** Shows a program in the view that shows it already, else in the first one, else in another one if that is pinned. */
    static void show(String uri, String node) {
        page().ifPresent(page -> {
            Optional<DiagramView> known = all(page).stream().filter(view -> view.diagram().filter(shown -> shown.shows(uri)).isPresent())
                    .findFirst();
            Optional<DiagramView> first = Optional.ofNullable(page.findView(DiagramView.ID)).map(DiagramView.class::cast);
            if (known.isPresent()) {
                page.bringToTop(known.get());
                known.get().showProgram(uri, node);
            } else {
                open(page, first.filter(DiagramView::pinned).map(pinned -> unused(page)).orElse(null), uri, node, false);
            }
        });
    }

    /** One more, for good: it does not follow the editor to other programs. */
    static void another(String uri) {
        page().ifPresent(page -> open(page, unused(page), uri, null, true));
    }

    private static void open(IWorkbenchPage page, String secondary, String uri, String node, boolean pinned) {
        try {
            DiagramView view = (DiagramView) page.showView(DiagramView.ID, secondary, IWorkbenchPage.VIEW_VISIBLE);
            if (pinned) {
                view.pin();
            }
            view.showProgram(uri, node);
        } catch (PartInitException e) {
            Plugin.log("The diagram could not be opened", e);
            Notices.error("The diagram could not be opened: " + e.getMessage());
        }
    }

    private static String unused(IWorkbenchPage page) {
        Set<String> used = Stream.of(page.getViewReferences()).filter(reference -> reference.getId().equals(DiagramView.ID))
                .map(reference -> String.valueOf(reference.getSecondaryId())).collect(Collectors.toSet());
        return IntStream.iterate(2, number -> number + 1).mapToObj(String::valueOf).filter(id -> !used.contains(id)).findFirst()
                .orElseThrow();
    }

    static List<DiagramView> all(IWorkbenchPage page) {
        return Stream.of(page.getViewReferences()).filter(reference -> reference.getId().equals(DiagramView.ID))
                .map((IViewReference reference) -> reference.getView(false)).filter(DiagramView.class::isInstance)
                .map(DiagramView.class::cast).toList();
    }

    /** Of the window that somebody works in; of the first one, while that is in another program. */
    static Optional<IWorkbenchPage> page() {
        IWorkbenchWindow active = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return Stream.concat(Stream.ofNullable(active), Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())).findFirst()
                .map(IWorkbenchWindow::getActivePage);
    }

    /** What exported diagrams look like. */
    static String theme() {
        return InstanceScope.INSTANCE.getNode(Plugin.ID).get("flux.diagram.theme", "auto");
    }
}
