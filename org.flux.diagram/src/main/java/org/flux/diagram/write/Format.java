// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.flux.diagram.picture.Picture;

/** In which formats there are diagrams. What one of them writes depends on its arguments only, byte for byte. */
public enum Format {
    SVG("svg") {
        @Override
        public byte[] write(Picture picture, Theme theme, double scale) {
            return utf8(SvgWriter.write(picture, theme));
        }
    },
    PNG("png") {
        @Override
        public byte[] write(Picture picture, Theme theme, double scale) {
            return PngWriter.write(picture, theme, scale);
        }
    },
    JSON("json") {
        @Override
        public byte[] write(Picture picture, Theme theme, double scale) {
            return utf8(JsonText.of(JsonWriter.write(picture)));
        }
    },
    MERMAID("mmd") {
        @Override
        public byte[] write(Picture picture, Theme theme, double scale) {
            return utf8(MermaidWriter.write(picture.diagram()));
        }
    },
    DOT("dot") {
        @Override
        public byte[] write(Picture picture, Theme theme, double scale) {
            return utf8(DotWriter.write(picture.diagram()));
        }
    };

    /** How many pixels of an image one of the picture is, unless somebody wants more or less. */
    public static final double SCALE = 2;
    /** An image of more pixels than that takes too much memory. */
    public static final long MOST_PIXELS = 100_000_000;

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** Of its files, without dot. */
    public String extension() {
        return extension;
    }

    /** @param name an extension, or the name of a constant in small letters */
    public static Optional<Format> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name) || format.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
    }

    /** Whether it is text in UTF-8, with a line feed at the end. */
    public boolean isText() {
        return this != PNG;
    }

    /** What a diagram of a program's file is called: {@code server.svg} for {@code server.flux}. */
    public String fileName(String programFile) {
        String name = programFile.substring(Math.max(programFile.lastIndexOf('/'), programFile.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "." + extension;
    }

    /**
     * The whole content of a file.
     *
     * @param theme counts for formats that have colours of their own
     * @param scale counts for images, see {@link #SCALE}
     * @throws IllegalArgumentException if an image would have more than {@link #MOST_PIXELS}, or none
     */
    public abstract byte[] write(Picture picture, Theme theme, double scale);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
