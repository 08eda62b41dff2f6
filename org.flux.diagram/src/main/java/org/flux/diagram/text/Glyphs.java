// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.text;

import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.flux.diagram.text.Lettering.Face;

/** The outlines of letters, for who has to draw them: from the fonts that the table is made of, whatever fonts the machine has. */
public final class Glyphs {
    private static final Map<Face, Glyphs> LOADED = new ConcurrentHashMap<>();

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final Map<Integer, Path2D> outlines = new ConcurrentHashMap<>();

    private Glyphs(Face face) {
        String file = "/liberation/" + face.file() + ".ttf";
        try (InputStream data = Glyphs.class.getResourceAsStream(file)) {
            if (data == null) {
                throw new IllegalStateException("the font " + file + " is not on the class path");
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(data));
            characters = font.getUnicodeCmapLookup();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Glyphs of(Face face) {
        return LOADED.computeIfAbsent(face, Glyphs::load);
    }

    static Glyphs load(Face face) {
        return new Glyphs(face);
    }

    /** Whether the font can draw a character. */
    public boolean has(int character) {
        return characters.getGlyphId(character) != 0;
    }

    /** How wide the font makes a character, in 1/{@link FontTable#UNITS} of its size. */
    public int width(int character) {
        try {
            return Math.round(font.getAdvanceWidth(characters.getGlyphId(character)) * (float) FontTable.UNITS / font.getUnitsPerEm());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The outline of a character on a base line, to the right and up, in 1/{@link FontTable#UNITS} of the size. */
    public synchronized Path2D outline(int character) {
        return outlines.computeIfAbsent(character, this::load);
    }

    private Path2D load(int character) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(characters.getGlyphId(character));
            return glyph == null ? new GeneralPath() : glyph.getPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
