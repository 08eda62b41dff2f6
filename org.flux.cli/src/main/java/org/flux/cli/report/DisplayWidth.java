// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

/**
 * How many columns of a terminal a character takes: two for East Asian wide characters and emoji (Unicode Standard Annex 11), none for
 * combining marks, up to the next stop for a tab.
 */
final class DisplayWidth {
    private static final int TAB = 4;
    /** First and last code points of wide ranges, ascending. */
    private static final int[] WIDE = {0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615,
            0x2648,
        0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4,
        0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728,
        0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B,
        0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960,
        0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1B000,
        0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F265, 0x1F300, 0x1F64F, 0x1F680,
        0x1F6FF, 0x1F7E0, 0x1F7EB, 0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD};

    private DisplayWidth() {}

    /** Columns that {@code text} takes when it begins at column {@code start}, counted from 0. */
    static int of(String text, int start) {
        if (isPlain(text)) {
            return text.length();
        }
        int column = start;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            column += widthAt(text.codePointAt(i), column);
        }
        return column - start;
    }

    /** The text with tabs turned into blanks, and control characters into something that cannot disturb a terminal. */
    static String printable(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int width = widthAt(c, column);
            if (c == '\t') {
                result.repeat(' ', width);
            } else if (isControl(c)) {
                result.append('\uFFFD');
            } else {
                result.appendCodePoint(c);
            }
            column += width;
        }
        return result.toString();
    }

    /** Nearly all texts are: printable ASCII, each character a column wide. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static int widthAt(int c, int column) {
        if (c == '\t') {
            return TAB - column % TAB;
        }
        if (isControl(c)) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /** Control characters, and the ones that change the direction of what follows ("Trojan Source", CVE-2021-42574). */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean isWide(int c) {
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (c > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
