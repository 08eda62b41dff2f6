// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.flux.lang.ui.document.Uris;

/**
 * A range of a text as pictures have it: lines and columns count from 1, the end is exclusive.
 *
 * @param file a path, or the URI of what is in no file
 */
record FileRange(String file, int line, int column, int endLine, int endColumn) {
    private static final Pattern IS_URI = Pattern.compile("[\\w+.-]{2,}:.*", Pattern.DOTALL);
    private static final int LINE = 100_000;

    /** Of a JSON object, or null of null. */
    static FileRange of(JsonObject range) {
        return range == null ? null : new FileRange(range.get("file").getAsString(), range.get("line").getAsInt(),
                range.get("column").getAsInt(), range.get("endLine").getAsInt(), range.get("endColumn").getAsInt());
    }

    /** What pictures call a text. */
    static String nameOf(String uri) {
        return Uris.path(uri).map(Path::toString).orElse(uri);
    }

    static String uriOf(String name) {
        return IS_URI.matcher(name).matches() ? name : Uris.of(Path.of(name));
    }

    String uri() {
        return uriOf(file);
    }

    /** The same for the server: from 0. */
    Range range() {
        return new Range(new Position(line - 1, column - 1), new Position(endLine - 1, endColumn - 1));
    }

    /** @param place from 0; right behind the end is still in it */
    boolean holds(String otherFile, Position place) {
        int atLine = place.getLine() + 1;
        int atColumn = place.getCharacter() + 1;
        return file.equals(otherFile) && (line < atLine || line == atLine && column <= atColumn)
                && (atLine < endLine || atLine == endLine && atColumn <= endColumn);
    }

    /** Lines count more than columns. */
    int size() {
        return (endLine - line) * LINE + endColumn - column;
    }
}
