// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Plugin;

/** Windows to choose a place in. UI thread. */
final class Choices {
    private Choices() {
    }

    static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    /** Several places, with the lines that they are in. */
    static void ofPlaces(String title, List<Place> places) {
        Image image = Plugin.image("link");
        new QuickChoice(shell(), title, "Type to choose a place", typed -> CompletableFuture.supplyAsync(() -> {
            List<Choice> all = places.stream().map(place -> {
                IDocument text = Place.text(place.uri());
                String line = Place.line(text, place.line());
                StyledString label = new StyledString(line.isEmpty() ? place.fileName() : line)
                        .append("  " + place.fileName() + ":" + (place.line() + 1), StyledString.QUALIFIER_STYLER);
                return new Choice(image, label, line + " " + place.fileName(), List.of(), place::open, false);
            }).toList();
            return Choice.fitting(all, typed);
        })).open();
    }
}
