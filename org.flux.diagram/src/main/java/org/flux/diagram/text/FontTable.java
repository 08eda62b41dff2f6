// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.flux.diagram.picture.Style;
import org.flux.diagram.text.Lettering.Face;

/**
 * How wide texts are in the fonts of {@link Lettering}, from a table that is made of these fonts: no font is loaded, and no two machines
 * disagree. Letters are set side by side without kerning or ligatures.
 *
 * <p>The table, {@code widths.txt}, has a line {@code face NAME} for each font and then lines {@code FIRST W W …}: the first character,
 * in hexadecimal, and the widths of it and those after it in 1/{@value #UNITS} of the size; {@code W*N} stands for N equal ones.
 */
public final class FontTable {
    /** Units of width in the size of a font. */
    public static final int UNITS = 2048;
    private static final int PAGE = 256;
    private static final short UNKNOWN = -1;
    /** Of a character that no font is known for, if it takes a place of its own. */
    private static final int USUAL = 1229;

    private final Map<Face, short[][]> pages = new EnumMap<>(Face.class);

    private FontTable() {}

    /** Loaded when it is first needed. */
    private static final class Holder {
        static final FontTable TABLE = read();
    }

    /** The width of a line of text in pixels. */
    public static double width(String text, Style style) {
        Lettering lettering = Lettering.of(style);
        short[][] pages = Holder.TABLE.pages.get(lettering.face());
        long units = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            units += units(pages, character);
            i += Character.charCount(character);
        }
        return units * lettering.size() / UNITS;
    }

    /** The width of one character in 1/{@value #UNITS} of the size of the font. */
    public static int units(int character, Face face) {
        return units(Holder.TABLE.pages.get(face), character);
    }

    private static int units(short[][] pages, int character) {
        int page = character / PAGE;
        if (page < pages.length && pages[page] != null && pages[page][character % PAGE] != UNKNOWN) {
            return pages[page][character % PAGE];
        }
        return isMark(character) ? 0 : isWide(character) ? UNITS : USUAL;
    }

    /** Whether a character is drawn over the one before it, or not at all. */
    static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether a character is as wide as high: ideographs, syllables of Korean, full-width forms, emoji. */
    private static boolean isWide(int character) {
        return Character.isIdeographic(character)
                || character >= 0x1100 && character <= 0x115f || character >= 0x2600 && character <= 0x27bf
                || character >= 0x2e80 && character <= 0xa4cf || character >= 0xac00 && character <= 0xd7a3
                || character >= 0xf900 && character <= 0xfaff || character >= 0xfe30 && character <= 0xfe6f
                || character >= 0xff00 && character <= 0xff60 || character >= 0xffe0 && character <= 0xffe6
                || character >= 0x1f000 && character <= 0x1fbff;
    }

    private static FontTable read() {
        FontTable table = new FontTable();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(FontTable.class.getResourceAsStream("widths.txt"), StandardCharsets.US_ASCII))) {
            short[][] pages = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = List.of(line.split(" "));
                if (words.getFirst().equals("face")) {
                    pages = new short[PAGE][];
                    table.pages.put(Face.valueOf(words.get(1)), pages);
                } else if (!words.getFirst().startsWith("#")) {
                    put(pages, Integer.parseInt(words.getFirst(), 16), widths(words.subList(1, words.size())));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }

    private static List<Short> widths(List<String> words) {
        List<Short> widths = new ArrayList<>();
        for (String word : words) {
            int times = word.indexOf('*');
            short width = Short.parseShort(times < 0 ? word : word.substring(0, times));
            for (int i = times < 0 ? 1 : Integer.parseInt(word.substring(times + 1)); i > 0; i--) {
                widths.add(width);
            }
        }
        return widths;
    }

    private static void put(short[][] pages, int first, List<Short> widths) {
        for (int i = 0; i < widths.size(); i++) {
            int character = first + i;
            short[] page = pages[character / PAGE];
            if (page == null) {
                page = new short[PAGE];
                Arrays.fill(page, UNKNOWN);
                pages[character / PAGE] = page;
            }
            page[character % PAGE] = widths.get(i);
        }
    }
}
