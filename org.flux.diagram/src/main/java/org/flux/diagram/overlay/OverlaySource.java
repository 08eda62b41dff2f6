// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.List;
import java.util.function.Function;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.ProfileReader;

/**
 * What a file says that somebody wants to see painted: an {@link OverlayFile}, or a profile.
 *
 * @param overlay of a program
 * @param strangers of a program, a line each: what the file names and the program does not have
 */
public record OverlaySource(Function<Analysis, Overlay> overlay, Function<Analysis, List<String>> strangers) {

    /**
     * Reads a file of either kind; a profile says of itself that it is one.
     *
     * @throws JsonMistake about the first thing that is wrong
     */
    public static OverlaySource read(String text) throws JsonMistake {
        if (isProfile(text)) {
            Profile profile = ProfileReader.read(text);
            return new OverlaySource(analysis -> ProfileOverlay.of(analysis, profile), profile::strangers);
        }
        KeyedOverlay overlay = OverlayFile.read(text);
        return new OverlaySource(analysis -> overlay, overlay::strangers);
    }

    private static boolean isProfile(String text) {
        try {
            return JsonReader.read(text) instanceof Json.Table table
                    && table.members().stream().anyMatch(member -> member.key().value().equals("format"));
        } catch (JsonMistake e) {
            return false; // who reads it says what is wrong
        }
    }
}
