// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.flux.lang.ui.Commands;
import org.flux.lang.ui.project.Programs;

/** Shows the diagram of a program, shows it in one more view, or exports it. */
public final class DiagramHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        // In a diagram, its program is meant.
        Optional<DiagramView> active = DiagramViews.page().map(page -> page.getActivePart())
                .filter(DiagramView.class::isInstance).map(DiagramView.class::cast);
        JsonArray arguments = Commands.arguments(event);
        Optional<String> program = arguments.isEmpty() ? active.flatMap(DiagramView::diagram).map(Diagram::uri) : Optional.empty();
        program.or(() -> Programs.of(event)).ifPresent(uri -> {
            switch (event.getCommand().getId()) {
                case "org.flux.lang.ui.openAnotherDiagram" -> DiagramViews.another(uri);
                case "org.flux.lang.ui.exportDiagram" -> export(uri);
                default -> DiagramView.show(uri, arguments.size() > 1 && arguments.get(1).isJsonPrimitive()
                        ? arguments.get(1).getAsString() : null);
            }
        });
        return null;
    }

    /** As a view shows it, if there is one. */
    private static void export(String uri) {
        DiagramViews.page().ifPresent(page -> {
            List<DiagramView> showing = DiagramViews.all(page).stream().filter(view -> view.diagram().filter(shown -> shown.shows(uri))
                    .isPresent()).toList();
            Want want = showing.stream().findFirst().flatMap(DiagramView::diagram).map(Diagram::want).orElse(Want.NOTHING_SPECIAL);
            new Export(uri, want, DiagramViews.theme()).toChosenFile(page.getWorkbenchWindow().getShell(), Format.SVG);
        });
    }
}
