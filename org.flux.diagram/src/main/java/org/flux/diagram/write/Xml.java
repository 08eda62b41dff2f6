// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

/** Text as XML has it. What XML cannot have at all becomes a replacement character. */
public final class Xml {
    private Xml() {}

    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isCharacter(character) ? character : 0xfffd);
            }
        });
        return escaped.toString();
    }

    /** In an attribute, where a line feed would become a blank. */
    public static String attribute(String text) {
        return escape(text).replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;");
    }

    /** Whether XML 1.0 has a character. */
    private static boolean isCharacter(int character) {
        return character == '\t' || character == '\n' || character >= 0x20 && character < 0xd800
                || character >= 0xe000 && character < 0xfffe || character > 0xffff;
    }

    /**
     * An identifier made of another one, never the same for two: letters, digits and dots stay, {@code /} becomes {@code -}, and everything
     * else is written in hexadecimal.
     *
     * @param kind letters in front of it
     */
    static String id(String kind, String name) {
        StringBuilder id = new StringBuilder(kind).append('-');
        name.codePoints().forEach(character -> {
            if (character < 0x80 && Character.isLetterOrDigit(character) || character == '.') {
                id.appendCodePoint(character);
            } else if (character == '/') {
                id.append('-');
            } else {
                id.append('_').append(Integer.toHexString(character)).append('_');
            }
        });
        return id.toString();
    }
}
