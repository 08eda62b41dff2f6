// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.hover;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.program.Program;
import org.flux.lang.ui.document.Editors;

/** Links in what is shown as Markdown: to places in files, as {@code file:///a/b.flux#L3,7-3,12}, and to pages. */
public final class Links {
    private static final Pattern PLACE = Pattern.compile("(.*)#L(\\d+),(\\d+)-(\\d+),(\\d+)");

    private Links() {
    }

    /** A link to a place; lines and columns count from 1 in it. */
    public static String to(Location place) {
        Position start = place.getRange().getStart();
        Position end = place.getRange().getEnd();
        return place.getUri().replace(")", "%29").replace("(", "%28") + "#L" + (start.getLine() + 1) + "," + (start.getCharacter() + 1)
                + "-" + (end.getLine() + 1) + "," + (end.getCharacter() + 1);
    }

    /** Opens an editor at the place, or the user's browser. UI thread. */
    public static void open(String target) {
        Matcher place = PLACE.matcher(target);
        if (place.matches()) {
            Editors.open(place.group(1), new Range(position(place, 2), position(place, 4)), true);
        } else if (target.startsWith("file:")) {
            Editors.open(URI.create(target).toString(), null, true);
        } else if (target.startsWith("http:") || target.startsWith("https:")) {
            Program.launch(target);
        }
    }

    private static Position position(Matcher place, int group) {
        return new Position(Integer.parseInt(place.group(group)) - 1, Integer.parseInt(place.group(group + 1)) - 1);
    }
}
