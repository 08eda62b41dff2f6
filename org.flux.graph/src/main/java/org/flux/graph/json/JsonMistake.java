// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.regex.Pattern;

/**
 * Something that is wrong at a place of a JSON text that a user wrote or a tool made: with its syntax, or with what it says. The message
 * is what is wrong and what to do about it, in one line.
 */
public final class JsonMistake extends Exception {
    private static final long serialVersionUID = 1L;
    /** Control characters, line and paragraph separators, and what changes the direction of writing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final transient Place place;

    /** @param reason what is wrong and what to do about it; what it quotes from the text may hold line ends, as escapes */
    public JsonMistake(Place place, String reason) {
        super(UNPRINTABLE.matcher(reason).replaceAll("\uFFFD"), null, false, false);
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /** The whole message: {@code out.json:3:5: unknown key "nods"; did you mean "nodes"?}. */
    public String message(String file) {
        return file + ":" + place + ": " + getMessage();
    }
}
