// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.text;

import org.flux.diagram.picture.Style;

/**
 * The letters of a text: the one place that says which style has which.
 *
 * @param size in pixels
 */
public record Lettering(Face face, double size) {

    /** The fonts that texts are measured with. Others that a browser may take instead are squeezed to the same length. */
    public enum Face {
        SANS("LiberationSans-Regular", "'Liberation Sans', Arial, Helvetica, sans-serif", false),
        BOLD("LiberationSans-Bold", "'Liberation Sans', Arial, Helvetica, sans-serif", true),
        MONO("LiberationMono-Regular", "'Liberation Mono', 'Cousine', 'Menlo', 'Consolas', monospace", false);

        private final String file;
        private final String family;
        private final boolean bold;

        Face(String file, String family, boolean bold) {
            this.file = file;
            this.family = family;
            this.bold = bold;
        }

        /** The name of its file, without extension. */
        public String file() {
            return file;
        }

        /** For a stylesheet: the font, and those that come near to it. */
        public String family() {
            return family;
        }

        public boolean isBold() {
            return bold;
        }
    }

    /** @throws IllegalArgumentException for a style that texts do not have */
    public static Lettering of(Style style) {
        return switch (style) {
            case NAME -> new Lettering(Face.SANS, 13);
            case TITLE -> new Lettering(Face.BOLD, 13);
            case NOTE -> new Lettering(Face.SANS, 11.5);
            case TYPES, PATTERN, ERROR_TEXT -> new Lettering(Face.MONO, 11.5);
            case LOCK_NAME, OVERLAY_TEXT -> new Lettering(Face.SANS, 11);
            case SIGN -> new Lettering(Face.BOLD, 11);
            default -> throw new IllegalArgumentException(style + " is no style of texts");
        };
    }

    /** Whether texts have this style. */
    public static boolean isText(Style style) {
        return style.ordinal() >= Style.NAME.ordinal();
    }
}
