// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with places to fill in, in the notation of the protocol: {@code $1}, {@code ${1:name}}, {@code ${1|a,b|}}, {@code $0} where the
 * cursor is in the end, and a backslash before what is meant literally. Variables are replaced by what they have as a default.
 *
 * @param text what is inserted
 * @param places in the order of the text
 */
record Snippet(String text, List<Place> places) {
    /** Where the cursor goes in the end. */
    static final int LAST = 0;

    /** Places with the same number always have the same text. */
    record Place(int number, int offset, int length, List<String> choices) {}

    static Snippet of(String source) {
        Parser parser = new Parser(source);
        parser.until('\0');
        return new Snippet(parser.text.toString(), parser.places.stream()
                .sorted((a, b) -> Integer.compare(a.offset(), b.offset())).toList());
    }

    static Snippet plain(String text) {
        return new Snippet(text, List.of());
    }

    /** The same with further lines indented as the first one is. */
    Snippet indented(String indent, String delimiter) {
        if (text.indexOf('\n') < 0) {
            return this;
        }
        String between = delimiter + indent;
        StringBuilder out = new StringBuilder();
        int[] moved = new int[text.length() + 1];
        for (int i = 0; i <= text.length(); i++) {
            moved[i] = out.length();
            if (i < text.length() && text.charAt(i) != '\r') {
                out.append(text.charAt(i) == '\n' ? between : String.valueOf(text.charAt(i)));
            }
        }
        return new Snippet(out.toString(), places.stream().map(place -> new Place(place.number, moved[place.offset],
                moved[place.offset + place.length] - moved[place.offset], place.choices)).toList());
    }

    /** Where the cursor is in the end, from the beginning of the text. */
    int end() {
        return places.stream().filter(place -> place.number == LAST).findFirst().map(place -> place.offset + place.length)
                .orElse(text.length());
    }

    boolean isToBeFilledIn() {
        return places.stream().anyMatch(place -> place.number != LAST);
    }

    private static final class Parser {
        private final String source;
        private final StringBuilder text = new StringBuilder();
        private final List<Place> places = new ArrayList<>();
        private int at;

        Parser(String source) {
            this.source = source;
        }

        private char next() {
            return at < source.length() ? source.charAt(at) : '\0';
        }

        /** Reads up to a character, which is left to be read, or to the end. */
        void until(char end) {
            while (at < source.length() && next() != end) {
                if (next() == '\\' && at + 1 < source.length()) {
                    text.append(source.charAt(at + 1));
                    at += 2;
                } else if (next() == '$' && at + 1 < source.length() && (isName(source.charAt(at + 1)) || source.charAt(at + 1) == '{')) {
                    at++;
                    place();
                } else {
                    text.append(source.charAt(at++));
                }
            }
        }

        private static boolean isName(char c) {
            return Character.isLetterOrDigit(c) || c == '_';
        }

        private String name() {
            int start = at;
            while (isName(next())) {
                at++;
            }
            return source.substring(start, at);
        }

        private void place() {
            int offset = text.length();
            List<String> choices = new ArrayList<>();
            String name;
            if (next() == '{') {
                at++;
                name = name();
                if (next() == ':') {
                    at++;
                    until('}');
                } else if (next() == '|') {
                    at++;
                    choices(choices);
                } else {
                    while (at < source.length() && next() != '}') {
                        at++; // A transformation, which no server of ours sends.
                    }
                }
                at++;
            } else {
                name = name();
            }
            if (name.matches("\\d{1,4}")) {
                places.add(new Place(Integer.parseInt(name), offset, text.length() - offset, choices));
            }
        }

        private void choices(List<String> choices) {
            StringBuilder choice = new StringBuilder();
            while (at < source.length() && next() != '|') {
                char c = source.charAt(at++);
                if (c == ',') {
                    choices.add(choice.toString());
                    choice.setLength(0);
                } else {
                    choice.append(c == '\\' && at < source.length() ? source.charAt(at++) : c);
                }
            }
            at++;
            choices.add(choice.toString());
            text.append(choices.getFirst());
        }
    }
}
