// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who works on a program, the same way each time: a step is added to a flow and its node declared, letter by letter; both are
 * taken back; a block is pasted and removed; brackets, semicolons and ends of comments are missing for a while; a comment is reworded.
 * After each turn the text is as before, and the next turn happens elsewhere.
 */
final class Typist {
    /** The flow of a service. */
    private static final Pattern FLOW = Pattern.compile("^Serve\\w+ = Admit -> (.*);$", Pattern.MULTILINE);
    private static final String DECLARATION = "Check (Request request) => (Request request);\n";
    private static final String WORDS = "really ";
    private static final String BLOCK = """
            /** Answers for the time being. */
            Pasted (Request request) => (Request request);

            /** Looks twice. */
            PastedToo (Request request) => (Request request);

            Pasted = Identify -> PastedToo;

            atomic PastedToo:{pasted};

            """;

    private final StringBuilder text;
    private final List<Stroke> strokes = new ArrayList<>();

    /** A flow: where its line is, where its second step begins and where its semicolon is. */
    record Place(int line, int step, int end) {}

    private Typist(String text) {
        this.text = new StringBuilder(text);
    }

    /** The first so many keys of the work on a text. */
    static List<Stroke> strokes(String text, int count) {
        Typist typist = new Typist(text);
        int flows = places(text).size();
        for (int turn = 0; typist.strokes.size() < count; turn++) {
            typist.turn((flows / 2 + 7 * turn) % flows);
        }
        return List.copyOf(typist.strokes.subList(0, count));
    }

    /** How many keys a turn has, after which the text is as before. */
    static int turn(String text) {
        Typist typist = new Typist(text);
        typist.turn(0);
        return typist.strokes.size();
    }

    /** All flows of services, from the top. */
    static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        Matcher matcher = FLOW.matcher(text);
        int line = 0;
        int from = 0;
        while (matcher.find()) {
            line += (int) Programs.lines(text.substring(from, matcher.start()));
            from = matcher.start();
            places.add(new Place(line, matcher.start(1) - matcher.start(), matcher.end() - 1 - matcher.start()));
        }
        return places;
    }

    private void turn(int number) {
        Matcher flow = FLOW.matcher(text);
        for (int i = 0; i <= number; i++) {
            flow.find();
        }
        int end = flow.end() - 1;
        // a step that is not declared yet
        replace(end, 0, " ", false);
        replace(end + 1, 0, "-", false);
        replace(end + 2, 0, ">", true);
        replace(end + 3, 0, " ", true);
        typeCode(end + 4, "Check");
        // its declaration
        int top = text.lastIndexOf("/** Answers one request", flow.start());
        typeCode(top, DECLARATION);
        replace(top, DECLARATION.length(), "", false);
        // the step is taken back
        erase(end + " -> Check".length(), " -> Check".length());
        replace(top, 0, BLOCK, false);
        replace(top, BLOCK.length(), "", false);
        // what is missing for a while
        missing(end);
        missing(text.indexOf("(", top));
        missing(text.indexOf("*/", top));
        int comment = top + "/** Answers ".length();
        type(comment, WORDS);
        erase(comment + WORDS.length(), WORDS.length());
        type(end + 1, " /* why? */");
        erase(end + 1 + " /* why? */".length(), " /* why? */".length());
    }

    /** A character is deleted, and typed again. */
    private void missing(int offset) {
        String character = text.substring(offset, offset + 1);
        replace(offset, 1, "", false);
        replace(offset, 0, character, false);
    }

    private void type(int offset, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            replace(offset + i, 0, letters.substring(i, i + 1), false);
        }
    }

    /** With the first letter of each word editors ask for completion. */
    private void typeCode(int offset, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            boolean begins = Character.isLetter(letters.charAt(i)) && (i == 0 || !Character.isLetter(letters.charAt(i - 1)));
            replace(offset + i, 0, letters.substring(i, i + 1), begins);
        }
    }

    /** Backspace, so many times. */
    private void erase(int offset, int count) {
        for (int i = 1; i <= count; i++) {
            replace(offset - i, 1, "", false);
        }
    }

    private void replace(int offset, int length, String with, boolean completed) {
        int line = (int) Programs.lines(text.substring(0, offset));
        int endLine = line + (int) Programs.lines(text.substring(offset, offset + length));
        strokes.add(new Stroke(line, column(offset), endLine, column(offset + length), with, completed));
        text.replace(offset, offset + length, with);
    }

    private int column(int offset) {
        return offset - 1 - text.lastIndexOf("\n", offset - 1);
    }
}
