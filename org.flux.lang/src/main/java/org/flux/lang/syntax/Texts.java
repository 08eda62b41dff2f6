// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

/** How pieces of a program are shown in a message. */
final class Texts {
    private static final int MAX_MESSAGE = 240;
    private static final int MAX_PIECE = 60;

    private Texts() {}

    /** A message on one line; where it would be endless, quoted pieces of the program are cut after 60 characters. */
    static String readable(String message) {
        String line = message.replace('\r', ' ').replace('\n', ' ');
        if (line.length() <= MAX_MESSAGE) {
            return line;
        }
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (String piece : line.split("`", -1)) {
            text.append(quoted ? "`" + cut(piece) + "`" : cut(piece, MAX_MESSAGE));
            quoted = !quoted;
        }
        return text.toString();
    }

    private static String cut(String piece) {
        return cut(piece, MAX_PIECE);
    }

    private static String cut(String piece, int max) {
        if (piece.length() <= max) {
            return piece;
        }
        int end = Character.isHighSurrogate(piece.charAt(max - 2)) ? max - 2 : max - 1;
        return piece.substring(0, end) + "…";
    }
}
