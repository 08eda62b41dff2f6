// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.FluxDocument;

/** A place in a file that somebody may want to go to. */
record Place(String uri, Range range) {
    static List<Place> of(List<? extends Location> locations) {
        return locations == null ? List.of() : locations.stream().map(l -> new Place(l.getUri(), l.getRange())).distinct().toList();
    }

    /** What definitions and the like answer. */
    static List<Place> of(Either<List<? extends Location>, List<? extends LocationLink>> answer) {
        if (answer == null) {
            return List.of();
        }
        return answer.isLeft() ? of(answer.getLeft()) : answer.getRight().stream()
                .map(link -> new Place(link.getTargetUri(), link.getTargetSelectionRange())).distinct().toList();
    }

    String fileName() {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    int line() {
        return range.getStart().getLine();
    }

    /** UI thread. */
    void open() {
        Editors.open(uri, range, true);
    }

    /** The text that the places of one file are in: what is typed, else what is on the disk. Not for the UI thread. */
    static IDocument text(String uri) {
        return FluxDocument.of(uri).map(FluxDocument::document).orElseGet(() -> {
            try {
                return new Document(Files.readString(Path.of(URI.create(uri))));
            } catch (IOException | IllegalArgumentException e) {
                return new Document(); // It is gone; its name is all that can be shown.
            }
        });
    }

    /** The line that a place is in, without what is around it. */
    static String line(IDocument text, int line) {
        try {
            IRegion region = text.getLineInformation(line);
            return text.get(region.getOffset(), region.getLength()).strip();
        } catch (BadLocationException e) {
            return "";
        }
    }

    /** Without those that are offered already. */
    static List<Place> without(List<Place> places, List<Place> others) {
        List<Place> rest = new ArrayList<>(places);
        rest.removeAll(others);
        return rest;
    }
}
